package org.htmst.hbase.codec;

import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.IntegerSeries;

/** The times of the samples of one chunk, as stored in one cell, counted from the start time in its row key. */
public final class TimeBlock {

    private static final String WHAT = "time block";

    private TimeBlock() {}

    /**
     * The block of {@code timesMs[from]} to {@code timesMs[to - 1]}, at most 65535.
     *
     * @param startMs the start time of the chunk
     * @throws IllegalArgumentException if there are more, or a time is 2^53 ms or more from the start
     */
    public static byte[] encode(long startMs, long[] timesMs, int from, int to) {
        int count = to - from;
        BlockWriter out = new BlockWriter(64 + 2 * count);
        BlockHeader.write(out, BlockHeader.TIMES, count);
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
        return out.close();
    }

    /**
     * Reads the block in {@code length} bytes from {@code offset} into {@code into[at]} and on, as ms since 1970-01-01 UTC.
     *
     * @param startMs the start time of the chunk
     * @param count the number of samples of the chunk, as its run map has it; there must be room
     * @throws HtmStException if the block is damaged or has not {@code count} times; {@code into} may then hold anything
     */
    public static void decode(byte[] bytes, int offset, int length, long startMs, long[] into, int at, int count) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        BlockHeader.read(in, BlockHeader.TIMES, count);
        if (count > 0) {
            IntegerSeries.read(in, count, into, at);
            for (int i = at; i < at + count; i++) {
                into[i] += startMs;
            }
        }
        in.finish();
    }
}
