package org.htmst.hbase.codec;

import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.IntegerSeries;

/** The times of the samples of one chunk, as stored in its geometry, counted from the start time in its row key. */
final class TimeBlock {

    private static final String WHAT = "time block";

    private TimeBlock() {}

    /**
     * Writes {@code timesMs[from]} to {@code timesMs[to - 1]}.
     *
     * @param startMs the start time of the chunk
     * @throws IllegalArgumentException if a time is 2^53 ms or more from the start
     */
    static void write(BlockWriter out, long startMs, long[] timesMs, int from, int to) {
        int count = to - from;
        if (count > 0) {
            long[] offsets = new long[count];
            for (int i = 0; i < count; i++) {
                offsets[i] = timesMs[from + i] - startMs;
                if (Math.abs(offsets[i]) >= IntegerSeries.LIMIT) {
                    throw new IllegalArgumentException("time " + timesMs[from + i] + " ms is too far from the start "
                            + startMs + " ms of its chunk");
                }
            }
            IntegerSeries.of(offsets, count).write(out);
        }
    }

    /**
     * Reads what {@link #write} wrote into {@code into[at]} and on, as ms since 1970-01-01 UTC.
     *
     * @param startMs the start time of the chunk
     * @param count the number of samples of the chunk; there must be room
     * @throws HtmStException if it is damaged; {@code into} may then hold anything
     */
    static void read(BlockReader in, long startMs, long[] into, int at, int count) {
        if (count > 0) {
            IntegerSeries.read(in, count, into, at);
            for (int i = at; i < at + count; i++) {
                into[i] += startMs;
            }
        }
        in.finish();
    }

    /** As {@link #read}, of the block of its own, in {@code length} bytes from {@code offset}, that versions up to 4 wrote. */
    static void decode(byte[] bytes, int offset, int length, long startMs, long[] into, int at, int count) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        BlockHeader.read(in, BlockHeader.TIMES, count);
        read(in, startMs, into, at, count);
    }
}
