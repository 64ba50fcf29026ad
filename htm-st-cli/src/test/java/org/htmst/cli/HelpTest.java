package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private static CommandLine program() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return HtmSt.commandLine(new Session(
                nowhere, new PrintStream(nowhere, false, StandardCharsets.UTF_8), Map.of(), Clock.systemUTC(), false));
    }

    static Stream<CommandLine> commands() {
        return withSubcommands(program())
                .filter(command -> !command.getCommandName().equals("help"));
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    static List<String> examples() {
        return commands().flatMap(HelpTest::examples).toList();
    }

    private static Stream<String> examples(CommandLine command) {
        return Arrays.stream(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith("  htm-st "))
                .map(String::strip);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasADescriptionAndExamplesOfItself(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        assertTrue(command.getCommandSpec().usageMessage().description().length > 0, name);
        assertTrue(command.getCommandSpec().usageMessage().description()[0].length() <= 90, name);
        assertTrue(examples(command).anyMatch(example -> example.startsWith(name)), name);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsUnderstood(String example) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(example);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        assertEquals("htm-st", words.remove(0));
        program().parseArgs(words.toArray(String[]::new));
        assertTrue(example.length() <= 78, "fits a terminal: " + example);
    }

    @Test
    void theProgramListsItsCommandsInALineEach() {
        Run run = Run.of("--help");
        assertEquals(0, run.code());
        for (String name : List.of(
                "demo",
                "init",
                "load",
                "query",
                "count",
                "explain",
                "interpolate",
                "map",
                "tracks",
                "ls",
                "status",
                "rm",
                "vacuum",
                "server",
                "grid",
                "simulate",
                "completion",
                "version")) {
            assertTrue(
                    Pattern.compile("(?m)^  " + name + " +\\S.*[.]$")
                            .matcher(run.out())
                            .find(),
                    name);
        }
        assertEquals("", run.err());
    }

    @Test
    void theHelpOfAQueryNamesEveryRegion() {
        Run run = Run.of("help", "query");
        assertTrue(run.out().contains("saa              South Atlantic Anomaly"), run.out());
        assertTrue(run.out().contains("One of: saa, auroral-north"), run.out());
        assertTrue(run.out().contains("csv, jsonl, geojson, netcdf"), run.out());
    }

    @Test
    void completionIsAScript() {
        Run run = Run.of("completion");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("#!/usr/bin/env bash"), run.out().substring(0, 50));
        assertTrue(run.out().contains("polar-cap-north"));
    }

    @Test
    void versionIsOneLine() {
        assertEquals(1, Run.of("version").out().lines().count());
        assertEquals(Run.of("version").out(), Run.of("--version").out());
    }
}
