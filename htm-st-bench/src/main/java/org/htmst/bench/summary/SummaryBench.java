package org.htmst.bench.summary;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.archive.ArchiveMark;
import org.htmst.bench.chunk.ChunkSystem;
import org.htmst.bench.duckdb.DuckDbSystem;
import org.htmst.bench.measure.Repeats;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.report.TextTable;
import org.htmst.bench.server.BenchServer;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.read.Summarized;
import org.htmst.hbase.store.RollUps;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.hbase.store.StoreView;
import org.htmst.hbase.table.StoreTables;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.summary.Distribution;
import org.htmst.summary.Statistic;
import org.htmst.summary.Summary;

/** Loads an archive with tiles and without, asks, compares the answers, and reports. */
public final class SummaryBench {

    private static final List<Statistic> STATISTICS =
            List.of(Statistic.parse("count"), Statistic.parse("median"), Statistic.parse("p95"));

    private final Archive archive;
    private final Path home;
    private final Duration warmUp;
    private final Repeats repeats;
    private final PrintStream talk;

    /**
     * @param home the folder of the data directories
     * @param talk hears of progress
     */
    public SummaryBench(Archive archive, Path home, Duration warmUp, Repeats repeats, PrintStream talk) {
        this.archive = archive;
        this.home = home;
        this.warmUp = warmUp;
        this.repeats = repeats;
        this.talk = talk;
    }

    /** The number of cells of an answer, and a number mixed of all of their statistics. */
    private record Answer(int cells, double check) {

        Answer plus(List<? extends Number> statistics) {
            double sum = check;
            for (int s = 0; s < statistics.size(); s++) {
                sum += statistics.get(s).doubleValue() * (s + 1);
            }
            return new Answer(cells + 1, sum);
        }

        boolean isAs(Answer other) {
            // DuckDB interpolates between floats as floats.
            return cells == other.cells && Math.abs(check - other.check) <= 1e-6 * Math.abs(check);
        }
    }

    /** Asks once. */
    private interface Asking {
        Answer answer() throws IOException;
    }

    /** Prints to {@code out}. */
    public void run(PrintStream out) throws IOException {
        ArchiveMark without;
        Path plain = home.resolve("without-tiles");
        try (BenchServer server = BenchServer.open(new StoreLocation.Embedded(plain))) {
            without = load("without tiles", server, plain, false);
        } finally {
            EmbeddedServer.stop(plain);
        }
        Path tiled = home.resolve("with-tiles");
        try (BenchServer server = BenchServer.open(new StoreLocation.Embedded(tiled));
                DuckDbSystem duckdb = DuckDbSystem.sortedByTime(archive, 1, home.resolve("duckdb"))) {
            ArchiveMark with = load("with tiles", server, tiled, true);
            duckdb.load(talk);
            stored(out, without, with);
            try (Store store = Store.open(server.location())) {
                rollUp(out, store, server, without, with);
                out.println();
                ask(out, store, duckdb);
            }
        } finally {
            EmbeddedServer.stop(tiled);
        }
    }

    private ArchiveMark load(String name, BenchServer server, Path folder, boolean withTiles) throws IOException {
        try (ChunkSystem system = new ChunkSystem(name, archive, server, folder, false, withTiles)) {
            return system.load(talk);
        }
    }

    private static void stored(PrintStream out, ArchiveMark without, ArchiveMark with) {
        TextTable table = new TextTable(1, "store", "samples", "MB", "bytes/sample", "load s");
        for (ArchiveMark mark : List.of(without, with)) {
            table.add(
                    mark == with ? "with tiles" : "without tiles",
                    String.format(Locale.ROOT, "%,d", mark.loaded().samples()),
                    decimals(1, mark.bytes() / 1e6),
                    decimals(2, (double) mark.bytes() / mark.loaded().samples()),
                    decimals(1, mark.loaded().seconds()));
        }
        table.print(out);
        out.println("tiles: " + decimals(1, 100.0 * (with.bytes() - without.bytes()) / without.bytes())
                + " % of the store without them; load "
                + decimals(1, 100 * (with.loaded().seconds() / without.loaded().seconds() - 1))
                + " % longer");
    }

    private void rollUp(PrintStream out, Store store, BenchServer server, ArchiveMark without, ArchiveMark with)
            throws IOException {
        List<RollUps.Part> parts = store.missingRollUps(false);
        long startNs = System.nanoTime();
        talk.println("rolling up");
        store.rollUp(parts, part -> talk.println(part.satellite() + " " + part.window()));
        double seconds = (System.nanoTime() - startNs) / 1e9;
        // Files are counted when each family has one.
        store.compact(done -> {});
        long bytes = server.bytes(StoreTables.of(server.connection()).samples());
        out.println("roll-ups: " + decimals(1, 100.0 * (bytes - with.bytes()) / without.bytes())
                + " % of the store without tiles; "
                + (parts.isEmpty() ? "they were there" : "made in " + decimals(1, seconds) + " s"));
    }

    private void ask(PrintStream out, Store store, DuckDbSystem duckdb) throws IOException {
        TextTable table = new TextTable(
                1, "question", "cells", "samples", "of tiles %", "ms", "without tiles ms", "duckdb ms", "times faster");
        List<String> satellites = List.copyOf(store.catalog().satellites().keySet());
        for (SummaryCase question : SummaryCase.values()) {
            talk.println(question.title());
            BenchQuery asked = question.in(archive.window());
            SampleQuery query = SampleQuery.builder(asked.region(), asked.window())
                    .channels(List.of(Archive.MEASURED))
                    .localTime(asked.localTime())
                    .build();
            Summary empty = new Summary(question.groups(satellites), new int[] {0});
            Summarized once = store.view().summarize(query, empty.another(), true, QueryLimits.NONE.start());
            long all = once.tiles().samples() + once.statistics().samplesAnswered();
            List<Answer> answers = new ArrayList<>();
            double withMs = medianMs(() -> answer(store.view(), query, empty, true), answers);
            double withoutMs = medianMs(() -> answer(store.view(), query, empty, false), answers);
            Optional<Double> rivalMs = question.sql().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            medianMs(() -> answer(duckdb, asked, question.sql().get()), answers));
            for (Answer other : answers) {
                if (!answers.get(0).isAs(other)) {
                    throw new HtmStException(question.title() + ": answers differ, " + answers, false);
                }
            }
            table.add(
                    question.title(),
                    Integer.toString(answers.get(0).cells()),
                    String.format(Locale.ROOT, "%,d", all),
                    decimals(1, 100.0 * once.tiles().samples() / Math.max(1, all)),
                    decimals(1, withMs),
                    decimals(1, withoutMs),
                    rivalMs.map(ms -> decimals(1, ms)).orElse("-"),
                    rivalMs.map(ms -> decimals(1, ms / withMs)).orElse("-"));
        }
        table.print(out);
    }

    private static Answer answer(StoreView view, SampleQuery query, Summary empty, boolean withTiles) {
        Summary summary = view.summarize(query, empty.another(), withTiles, QueryLimits.NONE.start())
                .summary();
        Answer answer = new Answer(0, 0);
        for (Summary.Cell cell : summary.cells()) {
            Distribution channel = cell.channels().get(0);
            answer = answer.plus(Statistic.all(STATISTICS, channel));
        }
        return answer;
    }

    private static Answer answer(DuckDbSystem duckdb, BenchQuery query, String by) throws IOException {
        Answer answer = new Answer(0, 0);
        for (List<Double> row : duckdb.distributions(query, by)) {
            answer = answer.plus(row);
        }
        return answer;
    }

    private double medianMs(Asking asking, List<Answer> answers) throws IOException {
        long firstNs = System.nanoTime();
        while (System.nanoTime() - firstNs < warmUp.toNanos()) {
            asking.answer();
        }
        double[] ms = new double[repeats.measured()];
        for (int run = 0; run < ms.length; run++) {
            long startNs = System.nanoTime();
            Answer answer = asking.answer();
            ms[run] = (System.nanoTime() - startNs) / 1e6;
            if (run == 0) {
                answers.add(answer);
            }
        }
        Arrays.sort(ms);
        return ms[ms.length / 2];
    }

    private static String decimals(int count, double number) {
        return String.format(Locale.ROOT, "%,." + count + "f", number);
    }
}
