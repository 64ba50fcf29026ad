package org.htmst.bench.point;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.TableName;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.archive.ArchiveMark;
import org.htmst.bench.archive.Loaded;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.server.BenchServer;
import org.htmst.bench.system.ArchiveSystem;
import org.htmst.bench.system.Mode;
import org.htmst.bench.system.QueryRun;
import org.htmst.bench.system.Reading;
import org.htmst.bench.system.SampleDigest;
import org.htmst.code.CodeLayout;
import org.htmst.cover.CodeRange;
import org.htmst.cover.Decomposition;
import org.htmst.failure.HtmStException;

/**
 * One row a sample. A query becomes at most {@value #MAX_RANGES} ranges, read by as many threads as the store's own scans use, a few
 * requests of many ranges each; then rows outside region and window are dropped.
 */
public final class PointSystem implements ArchiveSystem {

    private static final int MAX_RANGES = 256;

    /** Some 180 MB where a row has twenty channels. */
    private static final int REGION_ROWS = 2_500_000;

    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());
    private static final int PARTS = 4 * THREADS;

    private final String name;
    private final CodeLayout layout;
    private final Archive archive;
    private final int channels;
    private final BenchServer server;
    private final Path folder;
    private final int regionRows;
    private final TableName table;
    private final ExecutorService readers = Executors.newFixedThreadPool(THREADS);

    /**
     * @param name in reports, and of the table
     * @param channels how many of the archive's values to store
     * @param folder for notes and for sorting; made if missing
     */
    public PointSystem(String name, CodeLayout layout, Archive archive, int channels, BenchServer server, Path folder)
            throws IOException {
        this(name, layout, archive, channels, server, folder, REGION_ROWS);
    }

    PointSystem(
            String name,
            CodeLayout layout,
            Archive archive,
            int channels,
            BenchServer server,
            Path folder,
            int regionRows)
            throws IOException {
        this.name = name;
        this.layout = layout;
        this.archive = archive;
        this.channels = channels;
        this.server = server;
        this.folder = Files.createDirectories(folder);
        this.regionRows = regionRows;
        this.table = PointTable.name(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ArchiveMark load(PrintStream talk) throws IOException {
        Path markFile = folder.resolve("archive.json");
        String contents = archive.describe() + ", values stored " + channels;
        Optional<ArchiveMark> mark = ArchiveMark.read(markFile, contents);
        if (mark.isPresent()) {
            return mark.get();
        }
        Path sorting = folder.resolve("sorting");
        Loaded loaded = new PointLoader(archive, layout, channels, server, table, regionRows).load(sorting, talk);
        ArchiveMark made = new ArchiveMark(contents, loaded, server.bytes(table));
        made.write(markFile);
        return made;
    }

    @Override
    public QueryRun run(BenchQuery query, Mode mode) {
        long startNs = System.nanoTime();
        List<CodeRange> ranges = Decomposition.of(layout, query.region(), query.window(), MAX_RANGES);
        List<PointReader> parts = parts(ranges, query, mode);
        long plannedNs = System.nanoTime();
        SampleDigest digest = new SampleDigest();
        long rows = 0;
        long bytes = 0;
        long firstNs = Long.MAX_VALUE;
        for (PointReader part : read(parts)) {
            digest.add(part.digest());
            rows += part.rows();
            bytes += part.bytes();
            firstNs = Math.min(firstNs, part.firstNs());
        }
        Duration planning = Duration.ofNanos(plannedNs - startNs);
        return new QueryRun(
                digest.answer(mode),
                Optional.of(new Reading(ranges.size(), rows, 0, rows, bytes, planning)),
                Duration.ofNanos(firstNs - startNs),
                Duration.ofNanos(System.nanoTime() - startNs));
    }

    /** An aggregate needs no places where all samples answer; those ranges are read apart from the others. */
    private List<PointReader> parts(List<CodeRange> ranges, BenchQuery query, Mode mode) {
        Predicate<CodeRange> sure = range ->
                range.inner() && mode == Mode.AGGREGATE && query.localTime().isEmpty();
        List<PointReader> parts = new ArrayList<>();
        ranges.stream().collect(Collectors.partitioningBy(sure)).forEach((valuesOnly, some) -> {
            Set<Byte> cells = valuesOnly ? PointReader.VALUE : mode == Mode.ROWS ? PointReader.ALL : PointReader.PLACED;
            PointPart.deal(some, PARTS)
                    .forEach(part -> parts.add(new PointReader(server.connection(), table, query, cells, part)));
        });
        return parts;
    }

    private List<PointReader> read(List<PointReader> parts) {
        try {
            for (Future<PointReader> part : readers.invokeAll(parts)) {
                part.get();
            }
            return parts;
        } catch (ExecutionException e) {
            throw new HtmStException(
                    "reading " + table + " failed: " + e.getCause().getMessage(), true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while reading " + table, true, e);
        }
    }

    @Override
    public boolean makeCold() throws IOException {
        server.clearBlockCache(table);
        return true;
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
