package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.htmst.answer.print.Table;
import org.htmst.answer.summary.SummaryAnswer;
import org.htmst.answer.summary.SummaryComparison;
import org.htmst.answer.summary.SummaryMaker;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.load.Fewer;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.summary.Epochs;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.time.TimeWindows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Random summaries of a store against sorting the values of the same files in memory: plain, of two windows, and around events. */
@ExtendWith(TestStore.class)
class SummaryTwinTest {

    /** Another seed makes other files and questions: {@code -Dhtmst.seed=...}. */
    private static final long SEED = Long.getLong("htmst.seed", 20261128);

    private static final int QUESTIONS = Integer.getInteger("htmst.summary.questions", 24);

    private static final List<Statistic> STATISTICS = Stream.of(
                    "count", "mean", "log-mean", "sd", "min", "max", "median", "p5", "p95", "p99.9")
            .map(Statistic::parse)
            .toList();

    private final TestStore.Running running;
    private final List<SourceContent> live = new ArrayList<>();
    private final Random random = new Random(SEED);
    private String question;
    private long compared;
    private int empty;

    SummaryTwinTest(TestStore.Running running) {
        this.running = running;
    }

    @Test
    void summariesAreThoseOfTheSortedValues(@TempDir Path folder) throws IOException {
        System.out.println("summaries: seed " + SEED);
        TwinFiles files = new TwinFiles(SEED, folder);
        List<SourceContent> days = new ArrayList<>();
        for (int day = 0; day < TwinFiles.DAYS; day++) {
            days.add(files.noaa(0, day, day == 2 ? List.of("mep_ele_tel90_flux_e1") : List.of()));
            days.add(files.noaa(1, day, day == 1 ? List.of("L_IGRF", "MLT") : List.of()));
            days.add(files.csv("probe-" + day + ".csv", TwinFiles.START_MS + day * TwinFiles.DAY_MS, 24, day % 3));
        }
        load(days);
        ask(SEED, QUESTIONS / 2);
        load(List.of(
                files.acrossMidnight(0, 1),
                files.acrossMidnight(1, 2),
                files.csv("probe-extra.csv", TwinFiles.START_MS + 30 * 3_600_000L, 30, 1)));
        ask(SEED + 1, QUESTIONS - QUESTIONS / 2);
        assertTrue(empty < QUESTIONS, empty + " empty answers");
        assertTrue(compared > 100L * QUESTIONS, compared + " numbers compared");
    }

    private void load(List<SourceContent> contents) {
        Outcomes outcomes = new Outcomes();
        running.store().loadAll(MadeSamples.sources(contents).iterator(), Fewer.ALLOWED, outcomes);
        assertEquals(Set.of("LOADED"), new TreeSet<>(outcomes.all()));
        live.addAll(contents);
    }

    private void ask(long seed, int questions) throws IOException {
        MemorySource memory = SampleFiles.inMemory(live);
        RandomQueries queries = new RandomQueries(seed, live);
        RandomGroups groups = new RandomGroups(seed, live);
        SummaryMaker maker = new SummaryMaker(running.store(), true, QueryLimits.NONE);
        for (int q = 0; q < questions; q++) {
            SampleQuery query = withChannels(queries);
            List<GroupText> by = groups.next();
            question = "seed " + SEED + ", question " + q + " of " + live.size() + " files by " + by + ": " + query;
            SummaryAnswer answer = maker.summary(query, by);
            SummaryOracle expected = SummaryOracle.of(memory, answer.query(), by);
            check(expected, answer, by);
            if (q % 3 == 0) {
                checkCompared(
                        maker, memory, answer, expected, withChannels(queries).times(), by);
            }
            if (q % 3 == 1) {
                checkAroundEvents(maker, memory, query, by, groups.time());
            }
        }
    }

    private static SampleQuery withChannels(RandomQueries queries) {
        SampleQuery query = queries.next();
        while (query.channels().isEmpty()) {
            query = queries.next();
        }
        return query.toBuilder().products(List.of()).build();
    }

    private void check(SummaryOracle expected, SummaryAnswer answer, List<GroupText> by) {
        assertEquals(expected.outside, answer.outside(), question);
        Map<String, List<Number>> numbers = numbers(answer.table(STATISTICS), answer);
        assertEquals(expected.cells.keySet(), numbers.keySet(), question);
        empty += numbers.isEmpty() ? 1 : 0;
        expected.cells.forEach((cell, channels) -> {
            for (int c = 0; c < channels.size(); c++) {
                SortedValues sorted = new SortedValues(channels.get(c));
                for (int s = 0; s < STATISTICS.size(); s++) {
                    check(
                            sorted.of(STATISTICS.get(s)),
                            numbers.get(cell).get(c * STATISTICS.size() + s),
                            sorted.tolerance(STATISTICS.get(s)),
                            cell + ", " + STATISTICS.get(s));
                }
            }
        });
    }

    private void check(double expected, Number actual, double tolerance, String where) {
        compared++;
        if (Double.doubleToLongBits(expected) != Double.doubleToLongBits(actual.doubleValue())) {
            assertEquals(
                    expected,
                    actual.doubleValue(),
                    Math.max(tolerance, Double.MIN_VALUE),
                    () -> where + " of " + question);
        }
    }

    private static Map<String, List<Number>> numbers(Table table, SummaryAnswer answer) {
        int keys = answer.groups().stream()
                .mapToInt(group -> group.columns().size())
                .sum();
        Map<String, List<Number>> numbers = new HashMap<>();
        table.rows()
                .forEach(row -> numbers.put(
                        row.subList(0, keys).stream().map(Object::toString).collect(Collectors.joining(",")),
                        row.subList(keys, row.size()).stream()
                                .map(Number.class::cast)
                                .toList()));
        return numbers;
    }

    /** Matching and dividing, of numbers that are right each by itself. */
    private void checkCompared(
            SummaryMaker maker,
            MemorySource memory,
            SummaryAnswer answer,
            SummaryOracle expected,
            TimeWindows times,
            List<GroupText> by) {
        SampleQuery elsewhen = answer.query().toBuilder().times(times).build();
        SummaryAnswer other = maker.summary(elsewhen, by);
        check(SummaryOracle.of(memory, other.query(), by), other, by);
        Map<String, List<Number>> first = numbers(answer.table(STATISTICS), answer);
        Map<String, List<Number>> second = numbers(other.table(STATISTICS), other);
        Set<String> cells = new TreeSet<>(expected.cells.keySet());
        cells.addAll(second.keySet());
        for (SummaryComparison kind : SummaryComparison.values()) {
            Map<String, List<Number>> both =
                    numbers(kind.compared(answer, other, STATISTICS).table(), answer);
            assertEquals(cells, new TreeSet<>(both.keySet()), question);
            for (String cell : cells) {
                for (int n = 0; n < both.get(cell).size(); n++) {
                    int channel = n / (STATISTICS.size() + 1);
                    int column = n % (STATISTICS.size() + 1);
                    int source = channel * STATISTICS.size() + Math.max(0, column - 1);
                    double a = number(first.get(cell), source);
                    double b = number(second.get(cell), source);
                    double of = column == 0
                            ? Double.isNaN(a) ? 0 : a
                            : column == 1
                                    ? Double.isNaN(b) ? 0 : b
                                    : kind == SummaryComparison.DIFFERENCE ? a - b : b == 0 ? Double.NaN : a / b;
                    check(of, both.get(cell).get(n), 0, kind + ", " + cell + ", number " + n);
                }
            }
        }
    }

    private static double number(List<Number> numbers, int place) {
        return numbers == null ? Double.NaN : numbers.get(place).doubleValue();
    }

    private void checkAroundEvents(
            SummaryMaker maker, MemorySource memory, SampleQuery query, List<GroupText> by, GroupText time) {
        List<GroupText> timed = Stream.concat(by.stream().filter(group -> !group.isTime()), Stream.of(time))
                .toList();
        List<String> lines = IntStream.range(0, 1 + random.nextInt(6))
                .mapToLong(e -> TwinFiles.START_MS + (long) (random.nextDouble() * TwinFiles.DAYS * TwinFiles.DAY_MS))
                .distinct()
                .mapToObj(ms -> Instant.ofEpochMilli(ms).toString())
                .toList();
        Duration before = Duration.ofMillis(random.nextInt(40_000_000));
        Duration after = Duration.ofMillis(1 + random.nextInt(90_000_000));
        Epochs epochs = Epochs.parse("events", lines, before, after);
        question = "around " + lines + " from " + before + " to " + after + " by " + timed + ", " + question;
        SummaryAnswer answer = maker.aroundEvents(query, timed, epochs);
        check(
                SummaryOracle.around(
                        memory,
                        answer.query().toBuilder().times(query.times()).build(),
                        timed,
                        epochs.events(),
                        before.toMillis(),
                        after.toMillis()),
                answer,
                timed);
    }
}
