package org.htmst.tests.mutant;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damage to the text of a CSV file; letters stand for bytes. */
final class CsvMutations {

    private static final int HUGE = 1 << 22;

    private static final List<String> HOSTILE_FIELDS = List.of(
            "1e999",
            "-1e999",
            "1e-999",
            "1e2147483648",
            "NaN",
            "nan",
            "Infinity",
            "-inf",
            "0x1p3",
            "1,5",
            "1_000",
            "--5",
            "+5",
            "-0",
            ".",
            "e",
            "5f",
            "5d",
            "",
            " ",
            " 5 ",
            "\u00d9\u00a3",
            "null",
            "9007199254740993",
            "18446744073709551616",
            "256",
            "-129",
            "1e400000000",
            "2020-02-30T00:00:00Z",
            "2020-02-28T24:00:00Z",
            "2020-02-28T23:59:60Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "2020-02-28T23:30:00.0000000001Z",
            "2020-02-28T23:30:00+25:00",
            "2020 366 23:30:00",
            "999999999999999999",
            "'; DROP TABLE x",
            "=1+1",
            "../../etc/passwd",
            "a/b",
            "\"",
            "\"\"",
            "\"1\"",
            "\"1\"2",
            "\"a\nb\"",
            "0".repeat(5000) + "1",
            "0." + "0".repeat(5000) + "1",
            "9".repeat(5000));

    private CsvMutations() {}

    static List<Mutation> all() {
        return List.of(
                of("CSV: hostile field", CsvMutations::field),
                of("CSV: lines split or joined", CsvMutations::split),
                of("CSV: lines repeated, left out or moved", CsvMutations::lines),
                of("CSV: open quote", (text, random) -> inserted(text, "\"", random)),
                of("CSV: enormous field", CsvMutations::enormous),
                of("CSV: NUL and control bytes", CsvMutations::controls),
                of("CSV: broken UTF-8", CsvMutations::broken),
                of("CSV: other line ends, delimiters or encodings", CsvMutations::dialect),
                of("CSV: header with columns twice, less, more", CsvMutations::header));
    }

    private interface TextChange {
        String apply(String text, RandomGenerator random);
    }

    private static Mutation of(String kind, TextChange change) {
        return new Mutation(kind, (good, random) -> change.apply(new String(good, StandardCharsets.ISO_8859_1), random)
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String field(String text, RandomGenerator random) {
        List<String> lines = lines(text);
        int changes = 1 + random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            int line = 1 + random.nextInt(lines.size() - 1);
            String[] fields = lines.get(line).split("[,;\t]", -1);
            String delimiter = text.contains("\t") ? "\t" : text.contains(";") ? ";" : ",";
            fields[random.nextInt(fields.length)] = HOSTILE_FIELDS.get(random.nextInt(HOSTILE_FIELDS.size()));
            lines.set(line, String.join(delimiter, fields));
        }
        return text(lines);
    }

    private static String split(String text, RandomGenerator random) {
        String changed = text;
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            if (random.nextBoolean()) {
                changed = inserted(changed, random.nextBoolean() ? "\n" : "\r", random);
            } else {
                int end = changed.indexOf('\n', random.nextInt(changed.length()));
                changed = end < 0 ? changed : changed.substring(0, end) + changed.substring(end + 1);
            }
        }
        return changed;
    }

    private static String lines(String text, RandomGenerator random) {
        List<String> lines = lines(text);
        int from = random.nextInt(lines.size());
        int end = Math.min(lines.size(), from + 1 + random.nextInt(1 << random.nextInt(8)));
        List<String> block = new ArrayList<>(lines.subList(from, end));
        switch (random.nextInt(4)) {
            case 0 -> lines.addAll(random.nextInt(lines.size()), block);
            case 1 -> lines.subList(from, end).clear();
            case 2 -> Collections.reverse(lines.subList(from, end));
            default -> {
                lines.subList(from, end).clear();
                lines.addAll(random.nextInt(lines.size() + 1), block);
            }
        }
        return text(lines);
    }

    private static String enormous(String text, RandomGenerator random) {
        char filling = "x9 ,\"\n0-".charAt(random.nextInt(8));
        return inserted(text, String.valueOf(filling).repeat(1 + random.nextInt(HUGE)), random);
    }

    private static String controls(String text, RandomGenerator random) {
        String changed = text;
        int changes = 1 + random.nextInt(5);
        for (int i = 0; i < changes; i++) {
            changed = inserted(changed, String.valueOf((char) random.nextInt(' ')), random);
        }
        return random.nextInt(8) == 0 ? text + "\0".repeat(random.nextInt(HUGE)) : changed;
    }

    private static String broken(String text, RandomGenerator random) {
        String[] broken = {
            "\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f8\u0088\u0080\u0080\u0080", "\u00e2\u0082", "\u0080"
        };
        return inserted(text, broken[random.nextInt(broken.length)], random);
    }

    private static String dialect(String text, RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> text.replace("\n", "\r\n");
            case 1 -> text.replace('\n', '\r');
            case 2 -> text.replace("\n", "\n\n");
            case 3 -> text.replaceAll("[,;\t]", String.valueOf(",;\t| ".charAt(random.nextInt(5))));
            case 4 -> "\u00ef\u00bb\u00bf" + text;
            case 5 -> new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1);
            case 6 -> text.replaceAll("([^,;\t\n]+)", "\"$1\"");
            default -> text.replaceAll("([,;\t])", " $1 ");
        };
    }

    private static String header(String text, RandomGenerator random) {
        List<String> lines = lines(text);
        String[] names = lines.get(1).split("[,;\t]", -1);
        String delimiter = text.contains("\t") ? "\t" : text.contains(";") ? ";" : ",";
        int column = random.nextInt(names.length);
        switch (random.nextInt(6)) {
            case 0 -> names[column] = names[random.nextInt(names.length)];
            case 1 -> names = Arrays.copyOf(names, column);
            case 2 -> names[column] = "";
            case 3 -> names[column] += " \u00c3\u00a9";
            case 4 -> names[column] += (delimiter + "more").repeat(random.nextInt(1, 100_000));
            default -> Collections.reverse(Arrays.asList(names));
        }
        lines.set(1, String.join(delimiter, names));
        return text(lines);
    }

    private static String inserted(String text, String what, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + what + text.substring(at);
    }

    private static List<String> lines(String text) {
        return new ArrayList<>(List.of(text.split("\n", -1)));
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines);
    }
}
