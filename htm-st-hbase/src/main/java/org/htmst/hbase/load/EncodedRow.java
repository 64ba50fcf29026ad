package org.htmst.hbase.load;

import java.util.Arrays;
import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.codec.ChunkNumbers;
import org.htmst.hbase.codec.Chunks;
import org.htmst.hbase.codec.GranuleDigest;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.sample.SampleTable;

/**
 * A chunk row as HBase gets it; ordered by key, as HBase orders rows.
 *
 * @param code the code in the key
 * @param key the row key
 * @param cells its cells, by family and qualifier
 */
record EncodedRow(long code, byte[] key, List<ChunkCell> cells) implements Comparable<EncodedRow> {

    /** What a cell takes in memory beside its value. */
    private static final int CELL_BYTES = 64;

    /** About how much memory the row takes. */
    long bytes() {
        long bytes = key.length;
        for (ChunkCell cell : cells) {
            bytes += CELL_BYTES + cell.value().length;
        }
        return bytes;
    }

    /** The rows of all samples of a granule. */
    static List<EncodedRow> of(SampleTable samples, CodeLayout layout, ChunkNumbers numbers, ChannelModels models) {
        ChunkKeyFormat keys = new ChunkKeyFormat(layout.bits());
        return Chunks.of(samples, layout, numbers).rows(models).stream()
                .map(row -> new EncodedRow(row.key().code(), keys.encode(row.key()), row.cells()))
                .toList();
    }

    /** The digest of all cells of a granule's rows. */
    static String digest(List<EncodedRow> rows) {
        GranuleDigest digest = new GranuleDigest();
        rows.forEach(row -> digest.add(row.key(), row.cells()));
        return digest.text();
    }

    @Override
    public int compareTo(EncodedRow other) {
        return Arrays.compareUnsigned(key, other.key);
    }
}
