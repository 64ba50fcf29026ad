package org.htmst.hbase.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.io.hfile.CacheConfig;
import org.apache.hadoop.hbase.io.hfile.HFileContext;
import org.apache.hadoop.hbase.io.hfile.HFileContextBuilder;
import org.apache.hadoop.hbase.regionserver.HStoreFile;
import org.apache.hadoop.hbase.regionserver.StoreFileWriter;
import org.apache.hadoop.hbase.tool.BulkLoadHFiles;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;
import org.htmst.sample.Family;

/** Writes rows as files of HBase's own format and has the region servers take them over: no log, no memory store, no flush. */
final class BulkLoad {

    /** Of every cell of a load: its rows are new, and a delete, which is younger, must hide them. */
    static final long TIMESTAMP = 1;

    /** Tells whether rows are still wanted. */
    interface Wish {
        boolean holds() throws IOException;
    }

    private final Connection connection;
    private final Clock clock;
    private final Patience patience;
    private final Configuration conf;
    private final Staging staging;
    private final TableDescriptor table;

    BulkLoad(Connection connection, Clock clock) throws IOException {
        this.connection = connection;
        this.clock = clock;
        this.patience = Patience.of(connection);
        this.conf = connection.getConfiguration();
        this.staging = patience.run(() -> Staging.of(connection));
        this.table = patience.run(() -> {
            try (Table samples = connection.getTable(StoreTables.of(connection).samples())) {
                return samples.getDescriptor();
            }
        });
    }

    /**
     * Adds rows to the sample table; when it returns, all are there. Where it fails half way all is written again: the same rows,
     * with the same timestamp, are the same rows.
     *
     * @param granule the first of the granules whose rows they are
     * @param timestamp of the cells; greater than that of cells whose place they are to take
     * @param wish asked before each attempt
     * @return false if they are not there, since they were not wanted any more
     */
    boolean add(int granule, List<EncodedRow> rows, long timestamp, Wish wish) throws IOException {
        List<EncodedRow> sorted = new ArrayList<>(rows);
        sorted.sort(null);
        boolean added = patience.retry(() -> {
            if (!wish.holds()) {
                return false;
            }
            Path folder = patience.await(() -> staging.open(granule));
            hand(files(sorted, timestamp, folder));
            return true;
        });
        // Left behind, it goes with the next vacuum.
        patience.run(() -> staging.remove(granule));
        return added;
    }

    private Map<byte[], List<Path>> files(List<EncodedRow> sorted, long timestamp, Path folder) throws IOException {
        Map<byte[], List<Path>> files = new TreeMap<>(Bytes.BYTES_COMPARATOR);
        // A file that reaches over several regions would be cut in two, and the rest of it again, and again.
        for (List<EncodedRow> ofRegion : byRegion(sorted)) {
            for (Family family : families(ofRegion)) {
                files.computeIfAbsent(StoreTables.family(family), name -> new ArrayList<>())
                        .add(patience.await(() -> write(family, ofRegion, timestamp, folder)));
            }
        }
        return files;
    }

    /** Has the region servers take the files over. */
    private void hand(Map<byte[], List<Path>> files) throws IOException {
        int taken;
        try {
            taken = patience.await(() -> BulkLoadHFiles.create(conf)
                            .bulkLoad(StoreTables.of(connection).samples(), files))
                    .size();
        } catch (RuntimeException e) {
            throw new IOException("HBase took the files over in part: " + e.getMessage(), e);
        }
        int given = files.values().stream().mapToInt(List::size).sum();
        if (taken < given) {
            // It passes over files that it does not find, such as those of an attempt whose answer was lost.
            throw new IOException("HBase took over " + taken + " of " + given + " files");
        }
    }

    /** The rows of each region that has any, as regions are now; should one be split meanwhile, HBase cuts its files. */
    private List<List<EncodedRow>> byRegion(List<EncodedRow> sorted) throws IOException {
        byte[][] starts;
        try (RegionLocator regions =
                connection.getRegionLocator(StoreTables.of(connection).samples())) {
            starts = patience.await(regions::getStartKeys);
        }
        List<List<EncodedRow>> byRegion = new ArrayList<>();
        int from = 0;
        for (int region = 0; region < starts.length; region++) {
            int to = from;
            while (to < sorted.size()
                    && (region == starts.length - 1
                            || Arrays.compareUnsigned(sorted.get(to).key(), starts[region + 1]) < 0)) {
                to++;
            }
            if (to > from) {
                byRegion.add(sorted.subList(from, to));
            }
            from = to;
        }
        return byRegion;
    }

    private static TreeSet<Family> families(List<EncodedRow> rows) {
        TreeSet<Family> families = new TreeSet<>();
        rows.forEach(row -> row.cells().forEach(cell -> families.add(cell.family())));
        return families;
    }

    private Path write(Family family, List<EncodedRow> sorted, long timestamp, Path folder) throws IOException {
        byte[] name = StoreTables.family(family);
        StoreFileWriter writer = new StoreFileWriter.Builder(conf, CacheConfig.DISABLED, staging.files())
                .withOutputDir(new Path(folder, family.name()))
                .withFileContext(context(table.getColumnFamily(name)))
                .withBloomType(table.getColumnFamily(name).getBloomFilterType())
                .build();
        try {
            for (EncodedRow row : sorted) {
                append(row, family, name, timestamp, writer);
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while writing " + writer.getPath());
                }
            }
            writer.appendTrackedTimestampsToMetadata();
            writer.appendFileInfo(HStoreFile.BULKLOAD_TIME_KEY, Bytes.toBytes(clock.millis()));
        } finally {
            writer.close();
        }
        return writer.getPath();
    }

    private static void append(EncodedRow row, Family family, byte[] name, long timestamp, StoreFileWriter writer)
            throws IOException {
        for (ChunkCell cell : row.cells()) {
            if (cell.family() == family) {
                byte[] column = Qualifier.encode(cell.qualifier());
                writer.append(new KeyValue(row.key(), name, column, timestamp, cell.value()));
            }
        }
    }

    private HFileContext context(ColumnFamilyDescriptor family) {
        return new HFileContextBuilder()
                .withTableName(StoreTables.of(connection).samples().getName())
                .withColumnFamily(family.getName())
                .withCompression(family.getCompressionType())
                .withDataBlockEncoding(family.getDataBlockEncoding())
                .withBlockSize(family.getBlocksize())
                .withHBaseCheckSum(true)
                .withCreateTime(clock.millis())
                .build();
    }
}
