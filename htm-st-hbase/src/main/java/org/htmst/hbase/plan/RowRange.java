package org.htmst.hbase.plan;

import java.io.Serializable;
import org.htmst.hbase.key.ChunkKeyFormat;

/**
 * Rows to read: the chunks of some codes, or those chunks of a single code that start within a time.
 *
 * @param firstCode first code
 * @param endCode first code after
 * @param fromMs earliest start of a chunk, ms since 1970 UTC; only for a single code, else {@link Long#MIN_VALUE}
 * @param toMs first start of a chunk that is not wanted any more; only for a single code, else {@link Long#MAX_VALUE}
 * @param inner whether every sample in them is in region and windows
 * @param rows about how many there are
 */
public record RowRange(long firstCode, long endCode, long fromMs, long toMs, boolean inner, double rows)
        implements Serializable {

    static RowRange ofCodes(long firstCode, long endCode, boolean inner, double rows) {
        return new RowRange(firstCode, endCode, Long.MIN_VALUE, Long.MAX_VALUE, inner, rows);
    }

    boolean isWhole() {
        return fromMs == Long.MIN_VALUE && toMs == Long.MAX_VALUE;
    }

    /** How many codes it spans. */
    long codes() {
        return endCode - firstCode;
    }

    /** The first row, or a prefix of it. */
    public byte[] start(ChunkKeyFormat keys) {
        return fromMs == Long.MIN_VALUE ? keys.lowerBound(firstCode) : keys.lowerBound(firstCode, fromMs);
    }

    /** The first row after, or a prefix of it; empty for the end of the table. */
    public byte[] stop(ChunkKeyFormat keys) {
        return toMs == Long.MAX_VALUE ? keys.lowerBound(endCode) : keys.lowerBound(firstCode, toMs);
    }
}
