package org.htmst.hbase.row;

import java.util.List;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;

/**
 * Some columns of the chunks of one code that start on one day (UTC), or until an instant of it.
 *
 * @param columns names them
 * @param code the code
 * @param startMs the day's begin, ms since 1970 UTC
 * @param endMs the first start of a chunk that is not meant any more
 */
record RowDay(String columns, long code, long startMs, long endMs) {

    /** That of the whole day. */
    RowDay whole() {
        return new RowDay(columns, code, startMs, ChunkKey.latestEndMs(startMs));
    }

    /** Those of some rows that are of it. */
    List<RowCells> of(List<RowCells> rows) {
        return rows.stream().filter(row -> compare(row.key()) == 0).toList();
    }

    /** A prefix of its first row. */
    byte[] start(ChunkKeyFormat keys) {
        return keys.lowerBound(code, startMs);
    }

    /** Whether a chunk comes before all of these in the order of the keys (negative), after them (positive), or is one of them (0). */
    int compare(ChunkKey key) {
        if (key.code() != code) {
            return Long.compare(key.code(), code);
        }
        return key.startMs() < startMs ? -1 : key.startMs() < endMs ? 0 : 1;
    }
}
