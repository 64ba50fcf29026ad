package org.htmst.bench.keys;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;

/** Counts, sample by sample, what queries would read of tables that are never made. */
final class KeyCount {

    /** The budgets that every query is counted with. */
    static final List<Integer> BUDGETS = List.of(256, 2048);

    /** What the paper may have done: it tells three counts for query III, but not how fine its covers were. */
    static final List<CoverRule> ASSUMPTIONS = assumptions();

    private static final int REPORTS = 10;

    private final Survey survey;
    private final List<BenchQuery> queries;
    private final List<RowCover> covers = new ArrayList<>();
    private final List<RowCover> assumed = new ArrayList<>();
    private final Map<KeyOrder, CodeIntervals> intervals = new EnumMap<>(KeyOrder.class);

    KeyCount(Survey survey) {
        this.survey = survey;
        this.queries = survey.queries();
        for (BenchQuery query : queries) {
            for (KeyOrder order : KeyOrder.values()) {
                BUDGETS.forEach(budget -> covers.add(RowCover.of(query, order, CoverRule.ranges(budget))));
            }
        }
        BenchQuery third = queries.get(DesignQuery.III.ordinal());
        for (CoverRule rule : ASSUMPTIONS) {
            for (KeyOrder order : KeyOrder.values()) {
                assumed.add(RowCover.of(third, order, rule));
            }
        }
        for (KeyOrder order : KeyOrder.values()) {
            List<RowCover> all = new ArrayList<>(covers);
            all.addAll(assumed);
            intervals.put(
                    order,
                    CodeIntervals.of(all.stream()
                            .filter(cover -> cover.order() == order)
                            .map(RowCover::codes)
                            .toList()));
        }
    }

    /** Counts on {@code threads} threads and tells {@code talk} how far it is. */
    KeyReport run(int threads, PrintStream talk) {
        long start = System.nanoTime();
        Tally tally = tally(threads, talk);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        List<RowCount> rows =
                covers.stream().map(cover -> counted(cover, tally)).toList();
        List<ChunkCount> chunks = new ArrayList<>();
        for (int q = 0; q < queries.size(); q++) {
            chunks.add(tally.chunks(q));
        }
        List<RowCount> assumptions =
                assumed.stream().map(cover -> counted(cover, tally)).toList();
        long[] answered = new long[queries.size()];
        Arrays.setAll(answered, tally::answered);
        return new KeyReport(survey, tally.samples(), took, queries, answered, rows, chunks, assumptions);
    }

    private static RowCount counted(RowCover cover, Tally tally) {
        return new RowCount(
                cover, tally.rows(cover), tally.answered(cover.query().query().ordinal()));
    }

    private Tally tally(int threads, PrintStream talk) {
        int days = survey.days() * survey.satellites().size();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Tally>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                parts.add(executor.submit(() -> {
                    Tally part = new Tally(queries, intervals);
                    for (int i = next.getAndIncrement(); i < days; i = next.getAndIncrement()) {
                        part.add(day(i));
                        report(done.incrementAndGet(), days, talk);
                    }
                    return part;
                }));
            }
            Tally all = new Tally(queries, intervals);
            for (Future<Tally> part : parts) {
                all.add(part.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("counting was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("counting failed", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private TrackDay day(int i) {
        int satellites = survey.satellites().size();
        return TrackDay.of(
                survey.satellites().get(i % satellites), survey.first().plusDays(i / satellites));
    }

    private static void report(int done, int days, PrintStream talk) {
        int before = (done - 1) * REPORTS / days;
        if (done * REPORTS / days > before) {
            talk.println("counted " + 100 * done / days + " %");
        }
    }

    private static List<CoverRule> assumptions() {
        List<CoverRule> rules = new ArrayList<>();
        for (int ranges :
                new int[] {1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 20, 24, 28, 32, 64, 128, 256, 512, 1024, 2048, 4096}) {
            rules.add(CoverRule.ranges(ranges));
        }
        for (int level = 0; level <= 4; level++) {
            rules.add(CoverRule.trixels(level));
        }
        return List.copyOf(rules);
    }
}
