package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.Aggregate;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is asked, all ways to an answer give the same one: rows, aggregates, the same files in memory, the tasks of the plan as
 * another process reads them, and the same question cut in two by a bound on a value.
 */
@ExtendWith(TestStore.class)
class TwinTest {

    /** Another seed makes other files and questions: {@code -Dhtmst.seed=...}. */
    private static final long SEED = Long.getLong("htmst.seed", 20261127);

    private static final int QUESTIONS = Integer.getInteger("htmst.twin.questions", 400);

    private final TestStore.Running running;
    private final Store store;
    private final List<SourceContent> live = new ArrayList<>();

    TwinTest(TestStore.Running running) {
        this.running = running;
        store = running.store();
    }

    /** Half of the questions go to files as they come, one to each day: where none overlap, chunks are read whole. */
    @Test
    void allWaysToAnAnswerAgree(@TempDir Path folder) throws IOException {
        System.out.println("twin: seed " + SEED);
        TwinFiles files = new TwinFiles(SEED, folder);
        loadDays(files);
        try (ElsewhereMain.Running elsewhere = ElsewhereMain.start(running)) {
            ask(SEED, QUESTIONS / 2, elsewhere);
            change(files);
            ask(SEED + 1, QUESTIONS - QUESTIONS / 2, elsewhere);
        }
    }

    private void ask(long seed, int questions, ElsewhereMain.Running elsewhere) {
        MemorySource memory = SampleFiles.inMemory(live);
        RandomQueries queries = new RandomQueries(seed, live);
        StoreView view = store.view();
        checkEveryChannel(view, memory);
        NearTwin near = new NearTwin(seed);
        long answered = 0;
        int empty = 0;
        int cut = 0;
        int tasks = 0;
        for (int q = 0; q < questions; q++) {
            SampleQuery query = queries.next();
            String question = "seed " + SEED + ", question " + q + " of " + live.size() + " files: " + query;
            // Asked first, so that both processes are at work.
            List<ScanTask> asked = q % 2 == 0 ? view.tasks(query) : List.of();
            elsewhere.ask(asked);
            Fold expected = check(view, memory, query, question);
            answered += expected.samples;
            empty += expected.samples == 0 ? 1 : 0;
            if (q % 5 == 0) {
                near.check(view, memory, query, question);
            }
            if (!asked.isEmpty()) {
                tasks += asked.size();
                assertTrue(asked.stream().noneMatch(task -> task.hosts().isEmpty()), question);
                check(elsewhere.answer(), view, query, expected, question);
            }
            if (!query.channels().isEmpty() && expected.samples > 0) {
                cut++;
                checkCut(view, memory, queries, query, expected, question);
            }
        }
        assertTrue(near.found() > 5 * questions, near.found() + " samples near to points");
        assertTrue(empty < questions / 2 && cut > questions / 8, empty + " empty answers, " + cut + " cut in two");
        assertTrue(tasks > questions / 2, tasks + " tasks of " + questions / 2 + " questions");
        assertTrue(answered > 500L * questions, answered + " samples answered");
    }

    /** {@link #live} has what answers, in the order in which it was loaded. */
    private void loadDays(TwinFiles files) throws IOException {
        for (int day = 0; day < TwinFiles.DAYS; day++) {
            List<String> lacking = day == 2 ? List.of("mep_ele_tel90_flux_e1", "ted_calibration") : List.of();
            live.add(files.noaa(0, day, lacking));
            live.add(files.noaa(1, day, day == 1 ? List.of("L_IGRF", "MLT") : List.of()));
            live.add(files.csv("probe-" + day + ".csv", TwinFiles.START_MS + day * TwinFiles.DAY_MS, 24, day % 3));
        }
        store(live);
    }

    /** Replaces, removes and overlaps. */
    private void change(TwinFiles files) throws IOException {
        remove(live("poes_noaa-19_2013-02-02_proc.nc"));
        replace(files.noaa(0, 0, List.of()));
        store.vacuum(Duration.ZERO);
        // The rows of what goes from now on stay where they are.
        remove(live("probe-3.csv"));
        replace(files.csv("probe-0.csv", TwinFiles.START_MS, 24, 2));
        load(files.acrossMidnight(0, 1));
        load(files.acrossMidnight(1, 2));
        load(files.csv("probe-extra.csv", TwinFiles.START_MS + 30 * 3_600_000L, 30, 1));
    }

    private void load(SourceContent content) {
        store(List.of(content));
        live.add(content);
    }

    /** Newer versions have other values missing, and may hold fewer. */
    private void store(List<SourceContent> contents) {
        Outcomes outcomes = new Outcomes();
        store.loadAll(MadeSamples.sources(contents).iterator(), Fewer.ALLOWED, outcomes);
        assertEquals(contents.size(), outcomes.all().size());
        assertTrue(Set.of("LOADED", "REPLACED").containsAll(outcomes.all()), outcomes.all()::toString);
    }

    private SourceContent live(String name) {
        return live.stream()
                .filter(content -> content.file().getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void replace(SourceContent newer) {
        live.remove(live(newer.file().getFileName().toString()));
        load(newer);
    }

    private void remove(SourceContent content) throws IOException {
        List<Granule> granules = store.catalog().granules().stream()
                .filter(granule -> granule.sha256().equals(content.sha256()))
                .toList();
        assertEquals(1, store.remove(granules).size());
        live.remove(content);
    }

    /** What nobody would call random: each channel of all there is, be it never stored or not in every file. */
    private void checkEveryChannel(StoreView view, MemorySource memory) {
        SampleQuery everything = SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS);
        for (String name : live.stream()
                .flatMap(file -> file.product().channels().stream())
                .map(Channel::name)
                .filter(name -> isStored(name))
                .collect(Collectors.toCollection(TreeSet::new))) {
            SampleQuery query = everything.toBuilder().channels(List.of(name)).build();
            check(view, memory, query, "channel " + name);
            check(view, memory, query.toBuilder().keepFlagged(true).build(), "channel " + name + ", --keep-flagged");
        }
    }

    private boolean isStored(String name) {
        return live.stream()
                .anyMatch(file -> file.samples().channels().stream().anyMatch(channel -> channel.isCalled(name)));
    }

    private static Fold check(StoreView view, MemorySource memory, SampleQuery query, String question) {
        Fold expected = fold(memory, query);
        if (expected.samples % 8 == 0) {
            assertEquals(
                    "", expected.difference(memory.aggregate(query, QueryLimits.NONE)), () -> "memory, " + question);
        }
        try (SampleScan scan = view.scan(query)) {
            assertEquals("", expected.difference(Fold.of(scan)), () -> "rows, " + question);
        }
        Aggregate aggregate = view.aggregate(query, QueryLimits.NONE);
        assertEquals("", expected.difference(aggregate), () -> "aggregate, " + question);
        assertEquals(expected.samples, aggregate.statistics().samplesAnswered(), question);
        return expected;
    }

    private static Fold fold(MemorySource memory, SampleQuery query) {
        try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
            return Fold.of(cursor);
        }
    }

    /** Another process has read the tasks of the plan: their sum is the aggregate to the last bit, and that of its halves all but. */
    private static void check(
            ElsewhereMain.Answer answer, StoreView view, SampleQuery query, Fold expected, String question) {
        assertEquals("", expected.difference(answer.rows()), () -> "rows of tasks, " + question);
        assertEquals("", expected.difference(answer.sum()), () -> "sum of tasks, " + question);
        if (!answer.sums().isEmpty()) {
            assertEquals(
                    view.aggregate(query, QueryLimits.NONE).channels(),
                    answer.sum().channels(),
                    question);
            Aggregate halves = answer.sums().get(0).plus(answer.sums().get(1));
            assertEquals("", expected.difference(halves), () -> "sum of halves of the tasks, " + question);
        }
    }

    /** A question with a bound, with its opposite, and without a value to compare are together the question. */
    private static void checkCut(
            StoreView view,
            MemorySource memory,
            RandomQueries queries,
            SampleQuery query,
            Fold whole,
            String question) {
        int c = queries.below(query.channels().size());
        double bound = queries.boundOf(query.channels().get(c));
        SampleQuery below = cut(query, c, ValueCondition.Comparison.LT, bound);
        SampleQuery above = cut(query, c, ValueCondition.Comparison.GE, bound);
        Fold belowFold = fold(memory, below);
        Fold aboveFold = fold(memory, above);
        Aggregate belowAggregate = view.aggregate(below, QueryLimits.NONE);
        Aggregate aboveAggregate = view.aggregate(above, QueryLimits.NONE);
        assertEquals("", belowFold.difference(belowAggregate), () -> "below " + bound + ", " + question);
        assertEquals("", aboveFold.difference(aboveAggregate), () -> "above " + bound + ", " + question);
        long missing = whole.samples - whole.channels.get(c).count;
        assertEquals(
                whole.samples,
                belowAggregate.samples() + aboveAggregate.samples() + missing,
                () -> "cut at " + bound + " of channel " + c + ", " + question);
    }

    private static SampleQuery cut(SampleQuery query, int channel, ValueCondition.Comparison comparison, double bound) {
        List<ValueCondition> where = new ArrayList<>(query.where());
        where.add(new ValueCondition(query.channels().get(channel), comparison, bound));
        return query.toBuilder().where(where).build();
    }
}
