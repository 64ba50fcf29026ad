package org.htmst.bench.chunk;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.archive.ArchiveDay;
import org.htmst.bench.archive.ArchiveMark;
import org.htmst.bench.archive.Loaded;
import org.htmst.bench.archive.MadeDays;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.server.BenchServer;
import org.htmst.bench.system.Answer;
import org.htmst.bench.system.ArchiveSystem;
import org.htmst.bench.system.Mode;
import org.htmst.bench.system.QueryRun;
import org.htmst.bench.system.Reading;
import org.htmst.bench.system.SampleDigest;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Source;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreInit;
import org.htmst.hbase.table.StoreTables;
import org.htmst.query.Aggregate;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.SampleBatch;
import org.htmst.simulate.SimulatedSource;

/** The store under test. */
public final class ChunkSystem implements ArchiveSystem {

    private final String name;
    private final Archive archive;
    private final BenchServer server;
    private final Path markFile;
    private final Store store;
    private final boolean forgets;
    private final boolean withTiles;

    /**
     * @param name in reports
     * @param server of the store, which stays open
     * @param folder for the mark of what is loaded
     * @param forgets whether each question is asked as if no other had been before: without rows that this process keeps
     * @param withTiles whether tiles are written, too
     */
    public ChunkSystem(
            String name, Archive archive, BenchServer server, Path folder, boolean forgets, boolean withTiles)
            throws IOException {
        this.withTiles = withTiles;
        this.name = name;
        this.archive = archive;
        this.server = server;
        this.forgets = forgets;
        this.markFile = Files.createDirectories(folder).resolve("archive.json");
        new StoreInit(Optional.empty(), Optional.of(archive.window()), false)
                .run(server.location(), server.location().timeout(), Clock.systemUTC());
        this.store = Store.open(server.location());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ArchiveMark load(PrintStream talk) throws IOException {
        Optional<ArchiveMark> mark = ArchiveMark.read(markFile, archive.describe());
        if (mark.isPresent() && mark.get().loaded().samples() == samples()) {
            return mark.get();
        }
        checkNothingElse();
        Loaded loaded = fill(talk);
        checkWhole(loaded.samples());
        talk.println("compacting " + name);
        store.compact(done -> {});
        ArchiveMark made = new ArchiveMark(
                archive.describe(),
                loaded,
                server.bytes(StoreTables.of(server.connection()).samples()));
        made.write(markFile);
        return made;
    }

    private Loaded fill(PrintStream talk) {
        KeptSamples kept = new KeptSamples();
        try (MadeDays<Source> days = archive.made(this::source, talk, "loading " + name)) {
            while (days.hasNext()) {
                store.loadAll(
                        days.next().stream()
                                .map(day -> (Supplier<Source>) () -> day)
                                .iterator(),
                        Fewer.REFUSED,
                        withTiles,
                        kept);
            }
            return new Loaded(kept.samples, days.secondsOfUse());
        }
    }

    private Source source(ArchiveDay day) {
        return Source.of(named(day).read());
    }

    /** Counts what is loaded; a day that cannot be ends it all. */
    private static final class KeptSamples implements LoadListener {

        private long samples;

        @Override
        public void loaded(int source, LoadOutcome outcome) {
            samples += outcome.granule().samplesKept();
        }

        @Override
        public void failed(int source, RuntimeException cause) {
            throw cause;
        }
    }

    private SimulatedSource named(ArchiveDay day) {
        return new SimulatedSource(day.satellite(), day.day(), archive.seed(), archive.channels());
    }

    /** Days of this archive may be there from a load that was killed. */
    private void checkNothingElse() throws IOException {
        Set<String> own =
                archive.days().stream().map(day -> named(day).fileName()).collect(Collectors.toSet());
        for (Granule granule : store.catalog().granules()) {
            if (!own.contains(granule.fileName())) {
                throw new IllegalArgumentException("the store holds " + granule.fileName()
                        + ", which is not of the archive; name a --home of the benchmark's own");
            }
        }
    }

    /** The number of files that the store holds. */
    public int granules() throws IOException {
        return store.catalog().granules().size();
    }

    private long samples() throws IOException {
        return store.catalog().granules().stream()
                .mapToLong(Granule::samplesKept)
                .sum();
    }

    private void checkWhole(long samples) throws IOException {
        long stored = samples();
        if (stored != samples) {
            throw new HtmStException("the store holds " + stored + " samples after " + samples + " were loaded", false);
        }
    }

    @Override
    public QueryRun run(BenchQuery query, Mode mode) {
        if (forgets) {
            store.forget();
        }
        return mode == Mode.ROWS ? rows(query) : aggregate(query);
    }

    private QueryRun rows(BenchQuery query) {
        SampleDigest digest = new SampleDigest();
        try (SampleScan scan = store.scan(asked(query))) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                add(batch, digest);
            }
            ScanStatistics statistics = scan.statistics();
            return new QueryRun(
                    digest.answer(Mode.ROWS), Optional.of(reading(statistics)), first(statistics), statistics.total());
        }
    }

    private QueryRun aggregate(BenchQuery query) {
        Aggregate aggregate = store.aggregate(asked(query));
        Aggregate.ChannelTotals totals = aggregate.channels().get(0);
        ScanStatistics statistics = aggregate.statistics();
        return new QueryRun(
                Answer.ofAggregate(totals.count(), totals.sum(), totals.min(), totals.max()),
                Optional.of(reading(statistics)),
                statistics.total(),
                statistics.total());
    }

    private SampleQuery asked(BenchQuery query) {
        return SampleQuery.builder(query.region(), query.window())
                .channels(List.of(archive.measured().name()))
                .localTime(query.localTime())
                .build();
    }

    private void add(SampleBatch batch, SampleDigest digest) {
        int satellite = archive.satellites().indexOf(batch.satellite());
        long[] timeMs = batch.timeMs();
        double[] value = batch.values()[0];
        for (int i = 0; i < timeMs.length; i++) {
            digest.add(satellite, timeMs[i], batch.lonDeg()[i], batch.latDeg()[i], batch.altKm()[i], value[i]);
        }
    }

    private static Reading reading(ScanStatistics statistics) {
        return new Reading(
                statistics.ranges(),
                statistics.rows(),
                statistics.runs(),
                statistics.samplesTouched(),
                statistics.bytesRead(),
                statistics.planning());
    }

    private static Duration first(ScanStatistics statistics) {
        return statistics.firstBatch().isZero() ? statistics.total() : statistics.firstBatch();
    }

    /** The one place that empties memories of the store under test: the server's block cache, and the rows that this process keeps. */
    @Override
    public boolean makeCold() throws IOException {
        store.forget();
        server.clearBlockCache(StoreTables.of(server.connection()).samples());
        return true;
    }

    @Override
    public void close() {
        store.close();
    }
}
