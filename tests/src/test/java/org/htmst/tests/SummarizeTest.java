package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.formats.SourceContent;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the command makes of real files against sorting their values. */
@ExtendWith(TestStore.class)
class SummarizeTest {

    private static final String FLUX = "mep_ele_tel90_flux_e3";

    private final TestStore.Running running;
    private final List<SourceContent> files =
            SampleFiles.NETCDF.subList(2, 4).stream().map(SampleFiles::read).toList();
    private final MemorySource memory = SampleFiles.inMemory(files);

    SummarizeTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void load() {
        files.forEach(running.store()::load);
    }

    /** The values of the flux by satellite, hour and whole L, as the command names these. */
    private Map<String, List<Double>> expected() {
        Map<String, List<Double>> cells = new TreeMap<>();
        SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .channels(List.of(FLUX, "L_IGRF"))
                .build();
        try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    double shell = batch.values()[1][i];
                    if (!Double.isNaN(shell)) {
                        long hour = Math.floorDiv(batch.timeMs()[i], 3_600_000L);
                        String name = String.join(
                                ",",
                                batch.satellite(),
                                Instant.ofEpochMilli(hour * 3_600_000).toString(),
                                Instant.ofEpochMilli((hour + 1) * 3_600_000).toString(),
                                Double.toString(Math.floor(shell)),
                                Double.toString(Math.floor(shell) + 1));
                        List<Double> values = cells.computeIfAbsent(name, any -> new ArrayList<>());
                        if (!Double.isNaN(batch.values()[0][i])) {
                            values.add(batch.values()[0][i]);
                        }
                    }
                }
            }
        }
        return cells;
    }

    private static String line(String name, List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        if (sorted.length == 0) {
            return name + ",0,,,";
        }
        double rank = 0.95 * (sorted.length - 1);
        int below = (int) rank;
        double lower = sorted[below];
        double upper = sorted[Math.min(below + 1, sorted.length - 1)];
        double p95 = lower == upper ? lower : lower + (rank - below) * (upper - lower);
        return name + "," + sorted.length + "," + sorted[0] + "," + p95 + "," + sorted[sorted.length - 1];
    }

    @Test
    void cellsAreThoseOfTheSortedValues() {
        CommandLineRun run = running.run(
                "summarize",
                "--channel",
                FLUX,
                "--by",
                "satellite,time:1h",
                "--by",
                "L_IGRF:1",
                "--statistic",
                "count,min,p95,max",
                "--format",
                "csv");
        assertEquals(0, run.code(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals(
                "satellite,time_from,time_to,L_IGRF_from,L_IGRF_to," + FLUX + "_count," + FLUX + "_min," + FLUX
                        + "_p95," + FLUX + "_max",
                lines.get(0));
        List<String> expected = expected().entrySet().stream()
                .map(cell -> line(cell.getKey(), cell.getValue()))
                .toList();
        assertTrue(expected.size() > 100, expected.size() + " cells");
        assertEquals(
                expected.stream().sorted().toList(),
                lines.subList(1, lines.size()).stream().sorted().toList());
        assertTrue(run.err().contains("in none, for want of what tells"), run.err());
    }

    @Test
    void directionsAreToldApartAndAddUp() {
        List<String> lines = running.run(
                        "summarize",
                        "--channel",
                        "e1/0",
                        "--by",
                        "direction",
                        "--statistic",
                        "count",
                        "--format",
                        "csv")
                .out()
                .lines()
                .toList();
        assertEquals(3, lines.size(), lines.toString());
        long both = Arrays.stream(new int[] {1, 2})
                .mapToLong(line -> Long.parseLong(lines.get(line).replaceAll(".*,", "")))
                .sum();
        String all = running.run("summarize", "--channel", "e1/0", "--statistic", "count", "--format", "csv")
                .out();
        assertEquals("e1/0_count\n" + both + "\n", all);
        assertTrue(lines.get(1).startsWith("ascending,") && lines.get(2).startsWith("descending,"), lines.toString());
    }

    /** Each passage of the list is a cell, with the values that the list gives it. */
    @Test
    void passagesAreToldApart() {
        String question = " --region saa --channel " + FLUX + " --statistic count,mean --format csv";
        List<String> listed = printed("passes" + question);
        List<String> cells = printed("summarize --by pass" + question);
        assertEquals(
                "pass_satellite,pass_product,pass_start,pass_end," + FLUX + "_count," + FLUX + "_mean", cells.get(0));
        assertTrue(cells.size() > 6, cells.toString());
        for (int line = 1; line < listed.size(); line++) {
            String[] passage = listed.get(line).split(",", -1);
            assertEquals(
                    String.join(",", passage[0], passage[1], passage[2], passage[3], passage[12], passage[13]),
                    cells.get(line));
        }
        assertEquals(listed.size(), cells.size());
        List<String> both = printed("summarize --by pass:1h,direction" + question);
        assertTrue(both.get(0).startsWith("pass_satellite,pass_product,pass_start,pass_end,direction,"), both.get(0));
        assertEquals(counts(cells), counts(both));
    }

    private static long counts(List<String> lines) {
        return lines.stream()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",")[line.split(",").length - 2]))
                .sum();
    }

    private List<String> printed(String arguments) {
        CommandLineRun run = running.run(arguments.split(" "));
        assertEquals(0, run.code(), run.err());
        return run.lines();
    }

    private List<String> lines(String... more) {
        List<String> words = new ArrayList<>(List.of("summarize", "--channel", "e1/0", "--format", "csv"));
        words.addAll(List.of(more));
        CommandLineRun run = running.run(words.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        return run.lines();
    }

    private Map<String, String[]> cells(String... more) {
        Map<String, String[]> cells = new TreeMap<>();
        lines(more).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(words -> cells.put(
                        String.join(",", words[0], words[1], words[2]), Arrays.copyOfRange(words, 3, words.length)));
        return cells;
    }

    @Test
    void twoWindowsCompareCellByCell() {
        String first = "2019-10-24T00:00/PT5H";
        String other = "2019-10-24T05:00/PT5H";
        String[] by = {"--by", "satellite,L_IGRF:1/2/3/5/9", "--statistic", "mean,count,max"};
        List<String> header = lines("--by", by[1], "--statistic", by[3], "--time", first, "--ratio-to", other)
                .subList(0, 1);
        assertEquals(
                List.of("satellite,L_IGRF_from,L_IGRF_to,e1/0_count,e1/0_count_other,e1/0_mean_ratio,e1/0_max_ratio"),
                header);
        Map<String, String[]> a = cells("--by", by[1], "--statistic", by[3], "--time", first);
        Map<String, String[]> b = cells("--by", by[1], "--statistic", by[3], "--time", other);
        Map<String, String[]> ratio = cells("--by", by[1], "--statistic", by[3], "--time", first, "--ratio-to", other);
        Map<String, String[]> difference =
                cells("--by", by[1], "--statistic", by[3], "--time", first, "--difference-to", other);
        assertEquals(a.keySet(), ratio.keySet());
        assertEquals(8, ratio.size());
        ratio.forEach((cell, numbers) -> {
            assertEquals(a.get(cell)[1], numbers[0]);
            assertEquals(b.get(cell)[1], numbers[1]);
            for (int column : new int[] {0, 2}) {
                double x = Double.parseDouble(a.get(cell)[column]);
                double y = Double.parseDouble(b.get(cell)[column]);
                int place = column == 0 ? 2 : 3;
                assertEquals(y == 0 ? "" : Double.toString(x / y), numbers[place]);
                assertEquals(Double.toString(x - y), difference.get(cell)[place]);
            }
        });
    }

    @Test
    void aroundAnEventHoursAreCountedFromIt(@TempDir Path folder) throws IOException {
        Path events = Files.writeString(folder.resolve("events.txt"), "# one\n\n2019-10-24T04:00Z # here\n");
        List<String> around =
                lines("--by", "time:1h", "--epochs", events.toString(), "--before", "2h", "--after", "PT3H");
        List<String> plain = lines("--by", "time:1h", "--time", "2019-10-24T02:00/PT5H");
        assertEquals(6, around.size());
        assertTrue(around.get(0).startsWith("epoch_from,epoch_to,e1/0_count,"), around.get(0));
        for (int hour = -2; hour < 3; hour++) {
            String[] numbers = plain.get(hour + 3).split(",", 3);
            assertEquals(hour + ".0," + (hour + 1) + ".0," + numbers[2], around.get(hour + 3));
        }
        Files.writeString(events, "2019-10-24T04:00Z\n2019-10-24T25:00Z\n");
        CommandLineRun bad = running.run(
                "summarize",
                "--channel",
                "e1/0",
                "--by",
                "time:1h",
                "--epochs",
                events.toString(),
                "--before",
                "2h",
                "--after",
                "3h");
        assertEquals(2, bad.code());
        assertTrue(bad.err().contains("line 2 of '" + events + "'"), bad.err());
    }

    /** Where the flux is: of each satellite the mean L of its samples, each as heavy as its flux. */
    @Test
    void samplesWeighWhatAChannelSays() {
        Map<String, double[]> sums = new TreeMap<>();
        SampleQuery query = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .channels(List.of(FLUX, "L_IGRF"))
                .build();
        long without = 0;
        try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    double weight = batch.values()[0][i];
                    double shell = batch.values()[1][i];
                    if (!(weight > 0)) {
                        without++;
                    } else if (!Double.isNaN(shell)) {
                        double[] sum = sums.computeIfAbsent(batch.satellite(), any -> new double[3]);
                        sum[0]++;
                        sum[1] += weight;
                        sum[2] += weight * shell;
                    }
                }
            }
        }
        assertTrue(without > 0);
        String question = "summarize --channel L_IGRF --by satellite --statistic count,mean,median --format csv";
        CommandLineRun run = running.run((question + " --weight e3/90").split(" "));
        assertEquals(0, run.code(), run.err());
        assertEquals(sums.size() + 1, run.lines().size(), run.out());
        for (int line = 1; line < run.lines().size(); line++) {
            String[] cell = run.lines().get(line).split(",");
            double[] sum = sums.get(cell[0]);
            assertEquals((long) sum[0], Long.parseLong(cell[1]));
            assertEquals(sum[2] / sum[1], Double.parseDouble(cell[2]), 1e-9);
            assertTrue(Math.abs(Double.parseDouble(cell[3]) - sum[2] / sum[1]) < 2, run.out());
        }
        assertTrue(run.err().contains("or without a weight above 0"), run.err());
        CommandLineRun unknown = running.run((question + " --weight e9/90").split(" "));
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("'e9/90'"), unknown.err());
        assertEquals(2, running.run((question + " --weight e*").split(" ")).code());
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        for (List<String> arguments : List.of(
                List.of("summarize"),
                List.of("summarize", "--channel", "e1/0", "--by", "time:0d"),
                List.of("summarize", "--channel", "e1/0", "--by", "nosuch:1"),
                List.of("summarize", "--channel", "e1/0", "--by", "pass:month"),
                List.of("summarize", "--channel", "e1/0", "--by", "pass:"),
                List.of("summarize", "--channel", "e1/0", "--by", "mep_ele_*:1"),
                List.of("summarize", "--channel", "e1/0", "--by", "L_IGRF:0"),
                List.of("summarize", "--channel", "e1/0", "--by", "L_IGRF:1,satellite,L_IGRF:2"),
                List.of("summarize", "--channel", "e1/0", "--statistic", "average"))) {
            CommandLineRun run = running.run(arguments.toArray(String[]::new));
            assertEquals(2, run.code(), arguments + run.err());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
        }
        CommandLineRun nothing = running.run(
                "summarize", "--channel", "e1/0", "--by", "MLT:1", "--time", "2001-01-01/P1D", "--format", "csv");
        assertEquals(0, nothing.code(), nothing.err());
        assertEquals(1, nothing.out().lines().count());
        assertEquals("no sample is so: 0 cells\n", nothing.err());
    }
}
