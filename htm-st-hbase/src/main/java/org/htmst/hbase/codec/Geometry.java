package org.htmst.hbase.codec;

import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.sample.ValueType;

/**
 * When and where the samples of one chunk are: its run map, times and positions, as stored in one cell. They share a cell since
 * HBase's cost is one per cell; each is decoded only when asked for.
 */
public final class Geometry {

    private static final String WHAT = "geometry";

    /** The first byte; no length of a block of version 4, which stands there, is so large. */
    private static final int JOINT = 0x80;

    private static final int COUNT_BYTES = 2;
    private static final int HEAD_BYTES_OF_VERSION_4 = 2 * BlockLength.BYTES;

    private final long startMs;
    private final byte[] bytes;

    /** Null where each part is a block with a checksum of its own. */
    private final BlockReader joint;

    private final int samples;

    /** Where the parts begin; the last ends at {@link #end}. */
    private final int runMap;

    private final int times;
    private final int positions;
    private final int end;

    /**
     * The cell in {@code length} bytes from {@code offset}.
     *
     * @param startMs the start time of the chunk
     * @throws HtmStException if its parts do not fit into it, or its checksum is not as it says
     */
    public Geometry(byte[] bytes, int offset, int length, long startMs) {
        this.startMs = startMs;
        this.bytes = bytes;
        if (length > 0 && (bytes[offset] & 0xFF) == JOINT) {
            joint = new BlockReader(WHAT, bytes, offset, length);
            joint.skip(1);
            samples = (int) joint.get(COUNT_BYTES);
            int runMapBytes = (int) Math.min(joint.getShort(), length);
            int timesBytes = (int) Math.min(joint.getShort(), length);
            runMap = joint.skip(0);
            times = runMap + runMapBytes;
            positions = times + timesBytes;
            end = offset + length - BlockReader.CRC_BYTES;
        } else {
            joint = null;
            end = offset + length;
            if (length < HEAD_BYTES_OF_VERSION_4) {
                throw damaged("has " + length + " bytes");
            }
            runMap = offset + HEAD_BYTES_OF_VERSION_4;
            times = runMap + BlockLength.read(bytes, offset);
            positions = times + BlockLength.read(bytes, offset + BlockLength.BYTES);
            samples = positions > end ? 0 : RunMap.samples(bytes, runMap, times - runMap);
        }
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
        int count = to - from;
        BlockWriter runMap = new BlockWriter(128 + count);
        RunMapWriter.write(runMap, RunMap.of(startMs, timesMs, lonDeg, latDeg, from, to));
        BlockWriter times = new BlockWriter(64 + 2 * count);
        TimeBlock.write(times, startMs, timesMs, from, to);
        BlockWriter cell = new BlockWriter(256 + 2 * count + 3 * count * type.bytes());
        cell.put(JOINT, 1);
        cell.put(count, COUNT_BYTES);
        cell.putShort(runMap.bytes().length);
        cell.putShort(times.bytes().length);
        cell.putAll(runMap.bytes());
        cell.putAll(times.bytes());
        PositionBlock.write(cell, type, lonDeg, latDeg, altKm, from, to);
        return cell.close();
    }

    /** The number of samples of the chunk. */
    public int samples() {
        return samples;
    }

    /** The run map. */
    public RunMap runMap() {
        return joint == null
                ? RunMap.decode(bytes, runMap, times - runMap, startMs)
                : RunMap.read(joint.part(runMap, times), samples, startMs);
    }

    /** Reads all {@link #samples} times into {@code intoMs}, as ms since 1970-01-01 UTC. */
    public void times(long[] intoMs, int samples) {
        if (joint == null) {
            TimeBlock.decode(bytes, times, positions - times, startMs, intoMs, 0, samples);
        } else {
            TimeBlock.read(joint.part(times, positions), startMs, intoMs, 0, samples);
        }
    }

    /**
     * Reads all {@link #samples} positions.
     *
     * @param altKm null if altitudes are not wanted
     * @return the number type in the input file
     */
    public ValueType positions(double[] lonDeg, double[] latDeg, double[] altKm, int samples) {
        return joint == null
                ? PositionBlock.decode(bytes, positions, end - positions, lonDeg, latDeg, altKm, 0, samples)
                : PositionBlock.read(joint.part(positions, end), lonDeg, latDeg, altKm, 0, samples);
    }

    private static HtmStException damaged(String how) {
        return new HtmStException("geometry " + how + "; the stored data is damaged: load its file again", false);
    }
}
