package org.htmst.tests.mutant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damage to JSON text. */
final class JsonMutations {

    private static final Pattern VALUE = Pattern.compile("(?<=: ?)(\"[^\"]*\"|-?[0-9.e+]+)");
    private static final Pattern PAIR = Pattern.compile("\"[A-Za-z]+\": ?(\"[^\"]*\"|-?[0-9.e+]+)");
    private static final Pattern MARK = Pattern.compile("[\\[\\]{},:\"]");

    private static final List<String> HOSTILE_VALUES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[null]",
            "[[1]]",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "1e999",
            "-1e999",
            "NaN",
            "[1e999]",
            "[1e-5000]",
            "12345678901234567890",
            "\"epoch-h\"",
            "\"[[[[\"",
            "\"yyyy-MM-dd\"",
            "\"yyyyMMddHHmmssSSSSSSSSS\"",
            "\"'\"",
            "\"%s%n\"",
            "\"${x}\"",
            "\"../../x\"",
            "\"UINT8\"",
            "\"float64\"",
            "\"int8\"",
            "\"time\"",
            "\"EF\"",
            "\"m\"",
            "\",\"",
            "\"ab\"",
            "\"\\n\"",
            "\"" + "p".repeat(10_000) + "\"",
            "\"" + "y".repeat(50) + "\"",
            "1" + "0".repeat(10_000),
            "[".repeat(5000) + "]".repeat(5000),
            "{\"a\":".repeat(5000) + "1" + "}".repeat(5000));

    private JsonMutations() {}

    static List<Mutation> all() {
        return List.of(
                of(
                        "JSON: hostile value",
                        (text, random) -> replaced(
                                text, VALUE, random, HOSTILE_VALUES.get(random.nextInt(HOSTILE_VALUES.size())))),
                of("JSON: field left out", (text, random) -> replaced(text, PAIR, random, "")),
                of("JSON: field twice", (text, random) -> replaced(text, PAIR, random, "$0, $0")),
                of("JSON: unknown field", (text, random) -> replaced(text, PAIR, random, "$0, \"unknown\": 1")),
                of(
                        "JSON: mark left out or repeated",
                        (text, random) -> replaced(text, MARK, random, random.nextBoolean() ? "" : "$0$0")),
                new Mutation("JSON: bits flipped", ByteMutations::flipped),
                new Mutation("JSON: cut short", ByteMutations::cut));
    }

    private interface TextChange {
        String apply(String text, RandomGenerator random);
    }

    private static Mutation of(String kind, TextChange change) {
        return new Mutation(kind, (good, random) -> change.apply(new String(good, StandardCharsets.UTF_8), random)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** One of the matches of {@code pattern}, replaced; {@code $0} in {@code with} is the match itself. */
    static String replaced(String text, Pattern pattern, RandomGenerator random, String with) {
        List<MatchResult> matches = pattern.matcher(text).results().toList();
        MatchResult match = matches.get(random.nextInt(matches.size()));
        return text.substring(0, match.start()) + with.replace("$0", match.group()) + text.substring(match.end());
    }
}
