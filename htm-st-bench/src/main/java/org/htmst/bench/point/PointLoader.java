package org.htmst.bench.point;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.io.hfile.CacheConfig;
import org.apache.hadoop.hbase.io.hfile.HFileContextBuilder;
import org.apache.hadoop.hbase.regionserver.BloomType;
import org.apache.hadoop.hbase.regionserver.HStoreFile;
import org.apache.hadoop.hbase.regionserver.StoreFileWriter;
import org.apache.hadoop.hbase.tool.BulkLoadHFiles;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.archive.Loaded;
import org.htmst.bench.archive.MadeDays;
import org.htmst.bench.archive.PlainSamples;
import org.htmst.bench.server.BenchServer;
import org.htmst.code.CodeLayout;
import org.htmst.failure.HtmStException;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.LonLat;

/** Fills a table of point rows: sorts them outside of memory, writes an HFile for each region, and hands these to HBase. */
final class PointLoader {

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private final Archive archive;
    private final CodeLayout layout;
    private final int channels;
    private final BenchServer server;
    private final TableName table;
    private final int regionRows;
    private final byte[] family = PointTable.family();
    private final byte[][] qualifiers;

    /** @param regionRows about how many rows a region is to have, at least 1000 */
    PointLoader(Archive archive, CodeLayout layout, int channels, BenchServer server, TableName table, int regionRows) {
        this.archive = archive;
        this.layout = layout;
        this.channels = channels;
        this.server = server;
        this.table = table;
        this.regionRows = regionRows;
        this.qualifiers = new byte[PointRow.MEASURED + channels][];
        for (int c = 0; c < qualifiers.length; c++) {
            qualifiers[c] = new byte[] {(byte) c};
        }
    }

    /** Fills the table anew. */
    Loaded load(Path folder, PrintStream talk) throws IOException {
        deleteAll(folder);
        Files.createDirectories(folder);
        long samples = 0;
        String what = "loading " + table.getQualifierAsString();
        try (PointSorter sorter = new PointSorter(folder, PointRow.MEASURED + channels);
                MadeDays<PointRow[]> days = archive.made(day -> rows(archive.plain(day, channels)), talk, what)) {
            while (days.hasNext()) {
                for (PointRow[] day : days.next()) {
                    for (PointRow row : day) {
                        sorter.add(row);
                    }
                    samples += day.length;
                }
            }
            sorter.finish();
            long[] cuts = sorter.cuts((int) (1 + samples / regionRows));
            talk.println(what + ": writing " + samples + " rows as " + (cuts.length + 1) + " regions");
            PointTable.createAnew(server.connection(), table, cuts);
            Path files = folder.resolve("hfiles");
            write(sorter, cuts, Files.createDirectories(files.resolve(PointTable.FAMILY)));
            BulkLoadHFiles.create(server.configuration()).bulkLoad(table, hadoop(files));
            return new Loaded(samples, days.secondsOfUse());
        } finally {
            deleteAll(folder);
        }
    }

    private PointRow[] rows(PlainSamples day) {
        PointRow[] rows = new PointRow[day.size()];
        for (int i = 0; i < rows.length; i++) {
            float[] cells = new float[PointRow.MEASURED + channels];
            cells[PointRow.LON] = day.lonDeg()[i];
            cells[PointRow.LAT] = day.latDeg()[i];
            cells[PointRow.ALT] = day.altKm()[i];
            for (int c = 0; c < channels; c++) {
                cells[PointRow.MEASURED + c] = day.values()[c][i];
            }
            LonLat place = new LonLat(day.lonDeg()[i], day.latDeg()[i]);
            long trixel = TrixelId.of(place.unitVector(), layout.level());
            long timeMs = day.timeMs()[i];
            rows[i] = new PointRow(layout.code(timeMs, trixel), (byte) day.satellite(), timeMs, cells);
        }
        return rows;
    }

    /** One region after the other on each core. */
    private void write(PointSorter sorter, long[] cuts, Path folder) throws IOException {
        ExecutorService writers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> regions = new ArrayList<>();
            for (int i = 0; i <= cuts.length; i++) {
                long from = i == 0 ? 0 : cuts[i - 1];
                long to = i == cuts.length ? Long.MAX_VALUE : cuts[i];
                regions.add(() -> write(sorter, from, to, folder));
            }
            for (Future<Void> region : writers.invokeAll(regions)) {
                region.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("writing the files of " + table + " failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while writing the files of " + table, true, e);
        } finally {
            writers.shutdownNow();
        }
    }

    private Void write(PointSorter sorter, long from, long to, Path folder) throws IOException {
        Configuration conf = server.configuration();
        StoreFileWriter writer = new StoreFileWriter.Builder(conf, new CacheConfig(conf), FileSystem.getLocal(conf))
                .withOutputDir(hadoop(folder))
                .withBloomType(BloomType.NONE)
                .withFileContext(new HFileContextBuilder()
                        .withCompression(PointTable.COMPRESSION)
                        .withDataBlockEncoding(PointTable.ENCODING)
                        .withColumnFamily(PointTable.family())
                        .withTableName(table.getName())
                        .build())
                .build();
        try {
            sorter.drain(from, to, row -> append(writer, row));
            writer.appendFileInfo(HStoreFile.BULKLOAD_TIME_KEY, Bytes.toBytes(System.currentTimeMillis()));
            writer.appendFileInfo(HStoreFile.MAJOR_COMPACTION_KEY, Bytes.toBytes(true));
            return null;
        } finally {
            writer.close();
        }
    }

    private void append(StoreFileWriter writer, PointRow row) throws IOException {
        byte[] key = PointTable.key(row.code(), row.satellite());
        for (int c = 0; c < row.cells().length; c++) {
            float value = row.cells()[c];
            if (!Float.isNaN(value)) {
                byte[] bytes = ByteBuffer.allocate(Float.BYTES).putFloat(value).array();
                writer.append(new KeyValue(key, family, qualifiers[c], row.timeMs(), bytes));
            }
        }
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path("file://" + path);
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
