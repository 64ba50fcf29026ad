package org.htmst.hbase.schema;

import org.htmst.hbase.HtmStException;

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
     * @return the number of times read
     * @throws HtmStException if the block is damaged or has more times than there is room for
     */
    public static int decode(byte[] bytes, int offset, int length, long startMs, long[] into, int at) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        int count = BlockHeader.read(in, BlockHeader.TIMES, into.length - at).count();
        if (count > 0) {
            IntegerSeries.read(in, count, into, at);
            for (int i = at; i < at + count; i++) {
                into[i] += startMs;
            }
        }
        in.finish();
        return count;
    }

    /**
     * The number of samples in the chunk.
     *
     * @throws HtmStException if the block is damaged
     */
    public static int count(byte[] bytes, int offset, int length) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        return BlockHeader.read(in, BlockHeader.TIMES, BlockHeader.MAX_COUNT).count();
    }
}
