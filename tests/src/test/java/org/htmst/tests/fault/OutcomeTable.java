package org.htmst.tests.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The outcomes as a table in Markdown: a row a scenario, the rounds in a cell separated by strokes. */
final class OutcomeTable {

    private final List<Outcome> outcomes = new ArrayList<>();

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    void write(Path file) throws IOException {
        Map<String, List<Outcome>> scenarios = outcomes.stream()
                .collect(Collectors.groupingBy(Outcome::scenario, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder(
                """
                | scenario | what happens | stall of questions, s | stall of load, s | answers | refused | granules | loads begun again | other processes that ended | outcome |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        scenarios.forEach((scenario, rounds) -> text.append("| ")
                .append(String.join(
                        " | ",
                        scenario,
                        rounds.get(0).what(),
                        cell(rounds, o -> String.format(Locale.ROOT, "%.1f", o.queryStallS())),
                        cell(rounds, o -> String.format(Locale.ROOT, "%.1f", o.loadStallS())),
                        cell(rounds, o -> Integer.toString(o.answers())),
                        cell(rounds, o -> Integer.toString(o.refusals())),
                        cell(rounds, o -> Integer.toString(o.granules())),
                        cell(rounds, o -> Integer.toString(o.loadersEnded())),
                        cell(rounds, o -> o.ended().isEmpty() ? "none" : String.join(", ", o.ended())),
                        cell(rounds, o -> o.failure().map(f -> "FAILED: " + f).orElse("passed"))))
                .append(" |\n"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String cell(List<Outcome> rounds, Function<Outcome, String> part) {
        return rounds.stream().map(part).collect(Collectors.joining(" / "));
    }
}
