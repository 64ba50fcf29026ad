package org.htmst.bench.point;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
import org.htmst.grid.TrixelId;
import org.htmst.sphere.LonLat;

/** Fills a table of point rows: sorts them outside of memory, writes one HFile, and hands it to HBase. */
final class PointLoader {

    private final Archive archive;
    private final CodeLayout layout;
    private final int channels;
    private final BenchServer server;
    private final TableName table;

    PointLoader(Archive archive, CodeLayout layout, int channels, BenchServer server, TableName table) {
        this.archive = archive;
        this.layout = layout;
        this.channels = channels;
        this.server = server;
        this.table = table;
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
            talk.println(what + ": sorting and writing " + samples + " rows");
            PointTable.createAnew(server.connection(), table);
            Path files = folder.resolve("hfiles");
            write(sorter, Files.createDirectories(files.resolve(PointTable.FAMILY)));
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

    private void write(PointSorter sorter, Path folder) throws IOException {
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
            sorter.drain(row -> append(writer, row));
            writer.appendFileInfo(HStoreFile.BULKLOAD_TIME_KEY, Bytes.toBytes(System.currentTimeMillis()));
            writer.appendFileInfo(HStoreFile.MAJOR_COMPACTION_KEY, Bytes.toBytes(true));
        } finally {
            writer.close();
        }
    }

    private static void append(StoreFileWriter writer, PointRow row) throws IOException {
        byte[] key = PointTable.key(row.code(), row.satellite());
        byte[] family = PointTable.family();
        for (int c = 0; c < row.cells().length; c++) {
            float value = row.cells()[c];
            if (!Float.isNaN(value)) {
                byte[] bytes = ByteBuffer.allocate(Float.BYTES).putFloat(value).array();
                writer.append(new KeyValue(key, family, new byte[] {(byte) c}, row.timeMs(), bytes));
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
