package org.htmst.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged tables with blanks between their columns, NOAA's and described ones, are refused in one line, or each of their samples is what
 * a line of the file says. {@code -Dhtmst.mutants=N} says how many are tried, {@code -Dhtmst.seed=N} which.
 */
class TextMutantsTest {

    private static final int MUTANTS = Integer.getInteger("htmst.mutants", 400) / 4;
    private static final long SEED = Long.getLong("htmst.seed", 4711);
    private static final Path TEXT = Path.of("..", "sample-data", "poes_n18_20191024.txt");

    private static final List<String> HOSTILE = List.of(
            "1e999",
            "NaN",
            "",
            "-",
            "0x1p3",
            "1,5",
            "--5",
            "1e2147483648",
            "9007199254740993",
            "-999.0-999.0",
            "\"",
            "\"a b\"",
            "\u0000",
            "\u001b[2J",
            "60",
            "61",
            "366",
            "24",
            "13",
            "-1",
            "1e",
            ".",
            "9".repeat(5000),
            "2019.5",
            "20191024",
            "\u00ff",
            "5d0");

    /** NOAA's columns by number, without the line that names them. */
    private static final String DESCRIPTOR =
            """
            {"product": "own", "title": "t", "delimiter": "whitespace", "skipLines": 1, "header": false,
             "time": {"column": ["1", "2", "3", "4", "5", "6", "7"],
                      "format": "year month day hour minute second day-of-year", "finer": "round"},
             "satellite": {"constant": "mine"}, "place": {"lon": "9", "lat": "8", "type": "float32"},
             "channels": [{"name": "mep0e1", "column": "16", "family": "EP", "instrument": "X", "type": "float32"},
                          {"name": "mep0p1", "column": "19", "family": "EP", "instrument": "X", "type": "float32"}]}
            """;

    @TempDir
    private Path folder;

    @Test
    void mutantsAreRefusedOrRight() throws Exception {
        CsvDescriptor own = CsvDescriptor.read(Files.writeString(folder.resolve("own.json"), DESCRIPTOR));
        // ISO 8859-1 keeps every byte; a part of the sample suffices.
        List<String> lines =
                Files.readAllLines(TEXT, StandardCharsets.ISO_8859_1).subList(0, 60);
        String good = String.join("\n", lines) + "\n";
        int refused = 0;
        int accepted = 0;
        for (int number = 0; number < MUTANTS; number++) {
            SplittableRandom random = new SplittableRandom(SEED + 31L * number);
            String text = mutant(good, random);
            boolean described = random.nextBoolean();
            Path file = Files.write(
                    folder.resolve(described ? "own.txt" : TEXT.getFileName().toString()),
                    text.getBytes(StandardCharsets.ISO_8859_1));
            String which = "seed " + SEED + " mutant " + number;
            try {
                SourceContent content =
                        SourceFiles.read(file, described ? Optional.of(own) : Optional.<CsvDescriptor>empty());
                requireTrue(content, text, described, which);
                accepted++;
            } catch (HtmStException e) {
                refused++;
                assertEquals(1, e.getMessage().lines().count(), which);
                assertTrue(e.getMessage().length() < 5000, which);
                assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), which);
            }
        }
        assertTrue(refused > MUTANTS / 20 && accepted > MUTANTS / 20, refused + " refused, " + accepted + " accepted");
    }

    private static void requireTrue(SourceContent content, String text, boolean described, String which) {
        Map<Long, String[]> rows = new HashMap<>();
        for (String line : text.split("\r\n|\n|\r")) {
            String[] fields = line.strip().split("[ \t\f\u000b]+");
            // Of two records of a time, the first counts.
            time(fields).ifPresent(time -> rows.putIfAbsent(time, fields));
        }
        SampleTable samples = content.samples();
        assertEquals(described ? "own" : "poes-16s", content.product().name(), which);
        for (int i = 0; i < samples.size(); i++) {
            String[] row = rows.get(samples.timeMs()[i]);
            assertTrue(row != null, which + ": no line has the time of sample " + i);
            assertEquals(Float.parseFloat(row[8]), (float) samples.lonDeg()[i], which);
            assertEquals(Float.parseFloat(row[7]), (float) samples.latDeg()[i], which);
            requireSame(row[15], value(samples, "mep0e1", i), which);
            requireSame(row[18], value(samples, "mep0p1", i), which);
        }
    }

    private static double value(SampleTable samples, String name, int i) {
        for (int c = 0; c < samples.channels().size(); c++) {
            if (samples.channels().get(c).name().equals(name)) {
                return samples.values()[c][i];
            }
        }
        throw new AssertionError(name);
    }

    private static void requireSame(String text, double value, String which) {
        if (Double.isNaN(value)) {
            assertTrue(!text.matches("-?\\d{1,6}(\\.\\d+)?"), which + ": '" + text + "' is a number");
        } else {
            assertEquals(Float.parseFloat(text.replaceAll("[dD]", "e")), (float) value, which);
        }
    }

    /** When a line was measured that can be read at all, by another way than the reader's. */
    private static Optional<Long> time(String[] fields) {
        try {
            if (fields.length < 19) {
                return Optional.empty();
            }
            int[] whole = Arrays.stream(fields, 0, 5)
                    .mapToInt(field -> (int) Double.parseDouble(field))
                    .toArray();
            double second = Double.parseDouble(fields[5]);
            long minute = LocalDateTime.of(whole[0], whole[1], whole[2], 0, 0).toEpochSecond(ZoneOffset.UTC)
                    + 3600L * whole[3]
                    + 60L * whole[4];
            boolean isDay = LocalDateTime.of(whole[0], whole[1], whole[2], 0, 0).getDayOfYear()
                    == (int) Double.parseDouble(fields[6]);
            return isDay
                            && Float.isFinite(Float.parseFloat(fields[7]))
                            && Math.abs(Float.parseFloat(fields[7])) <= 90
                            && Float.parseFloat(fields[8]) >= -180
                            && Float.parseFloat(fields[8]) <= 360
                    ? Optional.of(minute * 1000 + Math.round(second * 1000))
                    : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String mutant(String good, SplittableRandom random) {
        String text = good;
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            text = changed(text, random);
        }
        return text;
    }

    private static String changed(String text, SplittableRandom random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(8)) {
            case 0 -> {
                return text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            }
            case 1 -> {
                return text.substring(0, Math.max(200, at));
            }
            case 2 -> {
                int end = Math.min(text.length(), at + random.nextInt(500));
                return text.substring(0, at) + text.substring(end);
            }
            case 3 -> {
                return text.replaceFirst("\n", random.nextBoolean() ? "\n\n" : "\r\n");
            }
            case 4 -> {
                return text.substring(0, at)
                        + String.valueOf(" x9\t0-\"\n".charAt(random.nextInt(8)))
                                .repeat(1 + random.nextInt(1 << 18))
                        + text.substring(at);
            }
            case 5 -> {
                String[] lines = text.split("\n", -1);
                int line = random.nextInt(lines.length);
                int other = random.nextInt(lines.length);
                String moved = lines[line];
                lines[line] = lines[other];
                lines[other] = moved;
                return String.join("\n", lines);
            }
            default -> {
                String[] lines = text.split("\n", -1);
                int line = random.nextInt(lines.length);
                String[] fields = lines[line].strip().split(" +");
                fields[random.nextInt(fields.length)] = HOSTILE.get(random.nextInt(HOSTILE.size()));
                lines[line] = String.join(" ", fields);
                return String.join("\n", lines);
            }
        }
    }
}
