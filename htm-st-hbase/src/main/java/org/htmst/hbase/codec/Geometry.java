package org.htmst.hbase.codec;

import org.htmst.failure.HtmStException;
import org.htmst.sample.ValueType;

/**
 * When and where the samples of one chunk are: its run map, times and positions, as stored in one cell. They share a cell since
 * HBase's cost is one per cell; each is decoded only when asked for.
 */
public final class Geometry {

    private static final int HEAD_BYTES = 2 * BlockLength.BYTES;

    private final long startMs;
    private final byte[] bytes;
    private final int runMap;
    private final int times;
    private final int positions;
    private final int end;

    /**
     * The cell in {@code length} bytes from {@code offset}.
     *
     * @param startMs the start time of the chunk
     * @throws HtmStException if its parts do not fit into it
     */
    public Geometry(byte[] bytes, int offset, int length, long startMs) {
        this.startMs = startMs;
        this.bytes = bytes;
        this.runMap = offset + HEAD_BYTES;
        this.end = offset + length;
        if (length < HEAD_BYTES) {
            throw damaged("has " + length + " bytes");
        }
        this.times = runMap + BlockLength.read(bytes, offset);
        this.positions = times + BlockLength.read(bytes, offset + BlockLength.BYTES);
        if (positions > end) {
            throw damaged("has parts that are longer than itself");
        }
    }

    /**
     * The cell that tells of entries {@code from} to {@code to - 1}, at most {@link Chunks#MAX_SAMPLES}.
     *
     * @param startMs the start time of the chunk; no sample is earlier, or 2^32 ms later
     * @param timesMs ascending between {@code from} and {@code to}
     * @param type the number type of longitude, latitude and altitude
     */
    public static byte[] encode(
            long startMs,
            long[] timesMs,
            ValueType type,
            double[] lonDeg,
            double[] latDeg,
            double[] altKm,
            int from,
            int to) {
        byte[] runMap = RunMap.encode(startMs, timesMs, lonDeg, latDeg, from, to);
        byte[] times = TimeBlock.encode(startMs, timesMs, from, to);
        byte[] positions = PositionBlock.encode(type, lonDeg, latDeg, altKm, from, to);
        byte[] cell = new byte[HEAD_BYTES + runMap.length + times.length + positions.length];
        BlockLength.write(cell, 0, runMap.length);
        BlockLength.write(cell, BlockLength.BYTES, times.length);
        System.arraycopy(runMap, 0, cell, HEAD_BYTES, runMap.length);
        System.arraycopy(times, 0, cell, HEAD_BYTES + runMap.length, times.length);
        System.arraycopy(positions, 0, cell, cell.length - positions.length, positions.length);
        return cell;
    }

    /** The number of samples of the chunk. */
    public int samples() {
        return RunMap.samples(bytes, runMap, times - runMap);
    }

    /** The run map. */
    public RunMap runMap() {
        return RunMap.decode(bytes, runMap, times - runMap, startMs);
    }

    /** Reads all {@link #samples} times into {@code intoMs}, as ms since 1970-01-01 UTC. */
    public void times(long[] intoMs, int samples) {
        TimeBlock.decode(bytes, times, positions - times, startMs, intoMs, 0, samples);
    }

    /**
     * Reads all {@link #samples} positions.
     *
     * @param altKm null if altitudes are not wanted
     * @return the number type in the input file
     */
    public ValueType positions(double[] lonDeg, double[] latDeg, double[] altKm, int samples) {
        return PositionBlock.decode(bytes, positions, end - positions, lonDeg, latDeg, altKm, 0, samples);
    }

    private static HtmStException damaged(String how) {
        return new HtmStException("geometry " + how + "; the stored data is damaged: load its file again", false);
    }
}
