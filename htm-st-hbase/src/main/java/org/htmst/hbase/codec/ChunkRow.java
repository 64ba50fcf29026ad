package org.htmst.hbase.codec;

import java.util.List;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;

/**
 * One row of the sample table.
 *
 * @param key what {@link ChunkKeyFormat} makes the row key of
 * @param samples the number of samples in the chunk, 1 to {@link Chunks#MAX_SAMPLES}
 * @param cells the cells, ordered by family and qualifier as HBase orders them
 */
public record ChunkRow(ChunkKey key, int samples, List<ChunkCell> cells) {

    public ChunkRow {
        cells = List.copyOf(cells);
    }
}
