package org.htmst.hbase.schema;

import java.util.Arrays;
import org.htmst.hbase.HtmStException;
import org.htmst.sphere.Bounds;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.UnitVector;

/**
 * Where and when each run of {@value #RUN} consecutive samples of a chunk is, so that a query decodes only the runs it can hit.
 * Bounds are rounded outward: they always hold every sample of their run, and are at most some 0.01 degrees too wide.
 */
public final class RunMap {

    /** Samples in a run; the last run of a chunk may have fewer. */
    public static final int RUN = 16;

    private static final String WHAT = "run map";

    /** Angles are stored in units of 180/2^16 degrees and centre longitudes in twice that; both are exact as doubles. */
    private static final double UNIT_DEG = 180.0 / 65536;

    private static final double LON_UNIT_DEG = 2 * UNIT_DEG;
    private static final int MAX_UNITS = 0xFFFF;

    /** Added to what is rounded up: far more than the rounding errors of the arithmetic, far less than a unit. */
    private static final double SLACK_UNITS = 1e-6;

    private static final double WIDEST_CAP_DEG = 90;

    private static final int TIME_BYTES = 4;
    private static final int ANGLE_BYTES = 2;
    private static final int RUN_BYTES = 2 * TIME_BYTES + 4 * ANGLE_BYTES;

    private final long chunkStartMs;
    private final int samples;
    private final long[] startMs;
    private final long[] durationMs;
    private final long[] centreLon;
    private final long[] centreLat;
    private final long[] radius;
    private final long[] lonHalfWidth;

    private RunMap(long chunkStartMs, int samples) {
        int runs = (samples + RUN - 1) / RUN;
        this.chunkStartMs = chunkStartMs;
        this.samples = samples;
        this.startMs = new long[runs];
        this.durationMs = new long[runs];
        this.centreLon = new long[runs];
        this.centreLat = new long[runs];
        this.radius = new long[runs];
        this.lonHalfWidth = new long[runs];
    }

    /**
     * The block that tells of samples {@code from} to {@code to - 1}, at most 65535.
     *
     * @param startMs the start time of the chunk; no sample is earlier, or 2^32 ms later
     * @param timesMs ascending between {@code from} and {@code to}
     */
    public static byte[] encode(long startMs, long[] timesMs, double[] lonDeg, double[] latDeg, int from, int to) {
        RunMap map = new RunMap(startMs, to - from);
        for (int run = 0; run < map.runs(); run++) {
            int first = from + map.firstSample(run);
            int end = from + map.endSample(run);
            map.startMs[run] = checkedTime(timesMs[first] - startMs);
            map.durationMs[run] = checkedTime(timesMs[end - 1] + 1 - timesMs[first]);
            map.measure(run, lonDeg, latDeg, first, end);
        }
        return map.write();
    }

    /**
     * Reads the block in {@code length} bytes from {@code offset}.
     *
     * @param startMs the start time of the chunk
     * @throws HtmStException if the block is damaged
     */
    public static RunMap decode(byte[] bytes, int offset, int length, long startMs) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        RunMap map = new RunMap(startMs, BlockHeader.readCount(in, BlockHeader.RUN_MAP));
        int runs = map.runs();
        in.getPlanes(map.startMs, 0, runs, TIME_BYTES);
        in.getPlanes(map.durationMs, 0, runs, TIME_BYTES);
        in.getPlanes(map.centreLon, 0, runs, ANGLE_BYTES);
        in.getPlanes(map.centreLat, 0, runs, ANGLE_BYTES);
        in.getPlanes(map.radius, 0, runs, ANGLE_BYTES);
        in.getPlanes(map.lonHalfWidth, 0, runs, ANGLE_BYTES);
        in.finish();
        return map;
    }

    /** The number of runs. */
    public int runs() {
        return startMs.length;
    }

    /** The number of samples in the chunk. */
    public int samples() {
        return samples;
    }

    /** The first sample of a run, counted from 0 in the chunk. */
    public int firstSample(int run) {
        return run * RUN;
    }

    /** The first sample after a run. */
    public int endSample(int run) {
        return Math.min(samples, (run + 1) * RUN);
    }

    /** The time of the first sample of a run, ms since 1970-01-01 UTC. */
    public long startMs(int run) {
        return chunkStartMs + startMs[run];
    }

    /** The first instant after the last sample of a run, ms since 1970-01-01 UTC. */
    public long endMs(int run) {
        return startMs(run) + durationMs[run];
    }

    /** A cap and a lune that both hold every sample of a run. */
    public Bounds bounds(int run) {
        double lonDeg = centreLon[run] * LON_UNIT_DEG;
        double radiusDeg = radius[run] == MAX_UNITS ? 180 : radius[run] * UNIT_DEG;
        Cap cap = new Cap(new LonLat(lonDeg, latDeg(centreLat[run])), radiusDeg);
        if (lonHalfWidth[run] == MAX_UNITS) {
            return new Bounds(cap, new Lune(-180, 180));
        }
        double halfDeg = lonHalfWidth[run] * UNIT_DEG;
        return new Bounds(cap, new Lune(wrapped(lonDeg - halfDeg), wrapped(lonDeg + halfDeg)));
    }

    private void measure(int run, double[] lonDeg, double[] latDeg, int first, int end) {
        double south = 90;
        double north = -90;
        for (int i = first; i < end; i++) {
            south = Math.min(south, latDeg[i]);
            north = Math.max(north, latDeg[i]);
        }
        centreLat[run] = Math.min(MAX_UNITS, Math.round(((south + north) / 2 + 90) / UNIT_DEG));
        centreLon[run] = Math.round(middleLonDeg(lonDeg, first, end) / LON_UNIT_DEG) & MAX_UNITS;
        double centreLonDeg = centreLon[run] * LON_UNIT_DEG;
        UnitVector centre = new LonLat(centreLonDeg, latDeg(centreLat[run])).unitVector();
        double squaredChord = 0;
        double halfDeg = 0;
        for (int i = first; i < end; i++) {
            squaredChord = Math.max(squaredChord, centre.squaredChord(new LonLat(lonDeg[i], latDeg[i]).unitVector()));
            halfDeg = Math.max(halfDeg, Math.abs(Math.IEEEremainder(lonDeg[i] - centreLonDeg, 360)));
        }
        double radiusDeg = Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2)));
        radius[run] = radiusDeg > WIDEST_CAP_DEG ? MAX_UNITS : roundedUp(radiusDeg);
        lonHalfWidth[run] = roundedUp(halfDeg);
    }

    /** The middle of the smallest arc that holds the longitudes, 0 to 540. */
    private static double middleLonDeg(double[] lonDeg, int first, int end) {
        double[] sorted = new double[end - first];
        for (int i = 0; i < sorted.length; i++) {
            double lon = lonDeg[first + i];
            sorted[i] = lon < 0 ? lon + 360 : lon;
        }
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        double widestGap = sorted[0] + 360 - sorted[last];
        double middle = (sorted[0] + sorted[last]) / 2;
        for (int i = 1; i <= last; i++) {
            double gap = sorted[i] - sorted[i - 1];
            if (gap > widestGap) {
                widestGap = gap;
                middle = (sorted[i] + sorted[i - 1] + 360) / 2;
            }
        }
        return middle;
    }

    private byte[] write() {
        int runs = runs();
        BlockWriter out = new BlockWriter(BlockHeader.BYTES + runs * RUN_BYTES + BlockReader.CRC_BYTES);
        BlockHeader.write(out, BlockHeader.RUN_MAP, samples);
        out.putPlanes(startMs, 0, runs, TIME_BYTES);
        out.putPlanes(durationMs, 0, runs, TIME_BYTES);
        out.putPlanes(centreLon, 0, runs, ANGLE_BYTES);
        out.putPlanes(centreLat, 0, runs, ANGLE_BYTES);
        out.putPlanes(radius, 0, runs, ANGLE_BYTES);
        out.putPlanes(lonHalfWidth, 0, runs, ANGLE_BYTES);
        return out.close();
    }

    private static long checkedTime(long offsetMs) {
        if (offsetMs < 0 || offsetMs >>> Byte.SIZE * TIME_BYTES != 0) {
            throw new IllegalArgumentException("samples are " + offsetMs
                    + " ms after the start of their chunk or run; allowed: 0 to 2^32 - 1, ascending");
        }
        return offsetMs;
    }

    private static long roundedUp(double angleDeg) {
        return Math.min(MAX_UNITS, (long) Math.ceil(angleDeg / UNIT_DEG + SLACK_UNITS));
    }

    private static double latDeg(long units) {
        return units * UNIT_DEG - 90;
    }

    /** The longitude of the same meridian in -180 to 180; exact for multiples of {@link #UNIT_DEG}. */
    private static double wrapped(double lonDeg) {
        return Math.IEEEremainder(lonDeg, 360);
    }
}
