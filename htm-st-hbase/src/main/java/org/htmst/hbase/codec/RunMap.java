package org.htmst.hbase.codec;

import java.util.Arrays;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.IntegerSeries;
import org.htmst.sphere.Bounds;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * Where and when each run of samples of a chunk is, so that a query decodes only the runs it can hit. A run is up to
 * {@value #RUN} consecutive samples of one pass: it ends, too, where the next sample comes more than {@value #GAP_STEPS} times as
 * late as usual.
 *
 * <p>A satellite moves evenly along a great circle, nearly. So beside the cap that holds a run stands its heading, and by how much
 * its samples miss the places where such a motion would put them; this bounds each {@value #PART} of them, without room for their
 * places. All bounds are rounded outward: they always hold every sample.
 */
public final class RunMap {

    /** The most samples of a run. */
    public static final int RUN = 16;

    /** The samples of a part of a run; the last may have fewer. */
    public static final int PART = 3;

    /** A step of time as many times as long as usual ends a run. */
    static final int GAP_STEPS = 4;

    private static final String WHAT = "run map";

    /** Angles are stored in units of 180/2^16 degrees, centre longitudes and headings in twice that; exact as doubles. */
    static final double UNIT_DEG = 180.0 / 65536;

    static final double TURN_UNIT_DEG = 2 * UNIT_DEG;
    static final int MAX_UNITS = 0xFFFF;

    /** Added to what is rounded up: far more than the rounding errors of the arithmetic, far less than a unit. */
    static final double SLACK_UNITS = 1e-6;

    /** Headings are whole multiples of so many of their units, and are written as such: it moves no place by more than its rounding. */
    static final int HEADING_STEP = 16;

    static final int COUNT_BYTES = 2;
    static final long MAX_OFFSET_MS = (1L << 32) - 1;

    private final long chunkStartMs;
    private final int samples;

    /** Where the angles are read when they are first asked for: where times rule all runs out they never are. */
    private BlockReader unread;

    /** What headings of {@link #unread} are multiplied by. */
    private int headingStep;

    /** Of each run, and the end of the last. */
    final int[] firstSample;

    /** Counted from the start of the chunk. */
    final long[] startMs;

    final long[] durationMs;

    /** This and the others in units. */
    final long[] centreLon;

    final long[] centreLat;
    final long[] radius;
    final long[] heading;
    final long[] miss;

    /** One whose arrays are yet to be filled. */
    RunMap(long chunkStartMs, int samples, int runs) {
        this.chunkStartMs = chunkStartMs;
        this.samples = samples;
        this.firstSample = new int[runs + 1];
        this.startMs = new long[runs];
        this.durationMs = new long[runs];
        this.centreLon = new long[runs];
        this.centreLat = new long[runs];
        this.radius = new long[runs];
        this.heading = new long[runs];
        this.miss = new long[runs];
    }

    /**
     * The run map of samples {@code from} to {@code to - 1}, at most 65535.
     *
     * @param startMs the start time of the chunk; no sample is earlier, or 2^32 ms later
     * @param timesMs ascending between {@code from} and {@code to}
     */
    public static RunMap of(long startMs, long[] timesMs, double[] lonDeg, double[] latDeg, int from, int to) {
        return RunMapWriter.measured(startMs, timesMs, lonDeg, latDeg, from, to);
    }

    /**
     * Reads what {@link RunMapWriter#write} wrote.
     *
     * @param samples of the chunk
     * @param startMs the start time of the chunk
     * @throws HtmStException if it is damaged
     */
    static RunMap read(BlockReader in, int samples, long startMs) {
        return read(in, samples, startMs, false);
    }

    /** As {@link #read}, of the block of its own, in {@code length} bytes from {@code offset}, that versions up to 4 wrote. */
    static RunMap decode(byte[] bytes, int offset, int length, long startMs) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        boolean isOld = isOfVersion3(bytes, offset);
        return read(in, readSamples(in, isOld), startMs, isOld);
    }

    /** @param isOld whether it is of version 3 */
    private static RunMap read(BlockReader in, int samples, long startMs, boolean isOld) {
        int runs = (int) in.get(COUNT_BYTES);
        if (runs > samples || samples > (long) runs * RUN) {
            throw in.damaged("has " + runs + " runs for " + samples + " samples");
        }
        RunMap map = new RunMap(startMs, samples, runs);
        if (runs > 0) {
            long[] counts = new long[runs];
            IntegerSeries.read(in, runs, counts, 0);
            for (int run = 0; run < runs; run++) {
                map.firstSample[run + 1] = map.firstSample[run] + (int) checked(in, counts[run], RUN);
            }
            read(in, map.startMs, MAX_OFFSET_MS);
            if (isOld) {
                read(in, map.durationMs, MAX_OFFSET_MS);
            } else {
                map.readDurations(in);
            }
        }
        if (map.firstSample[runs] != samples) {
            throw in.damaged("has runs of " + map.firstSample[runs] + " samples in all, expected " + samples);
        }
        map.unread = in;
        map.headingStep = isOld ? 1 : HEADING_STEP;
        return map;
    }

    private void readAngles() {
        if (unread == null) {
            return;
        }
        if (runs() > 0) {
            for (long[] angles : new long[][] {centreLon, centreLat, radius, heading, miss}) {
                read(unread, angles, MAX_UNITS);
            }
            Arrays.setAll(heading, run -> heading[run] * headingStep);
        }
        unread.finish();
        unread = null;
    }

    /**
     * The number of samples of the chunk, from the block of versions up to 4 in {@code length} bytes from {@code offset}.
     *
     * @throws HtmStException if the block is damaged
     */
    static int samples(byte[] bytes, int offset, int length) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        return readSamples(in, isOfVersion3(bytes, offset));
    }

    /** Whether a block whose checksum was compared is of version 3. */
    private static boolean isOfVersion3(byte[] bytes, int offset) {
        return BlockHeader.isOf(bytes, offset, BlockHeader.RUN_MAP_OF_VERSION_3);
    }

    private static int readSamples(BlockReader in, boolean isOld) {
        return BlockHeader.readCount(in, isOld ? BlockHeader.RUN_MAP_OF_VERSION_3 : BlockHeader.RUN_MAP_OF_VERSION_4);
    }

    /**
     * Reads what {@link #decode} leaves unread until it is asked for.
     *
     * @throws HtmStException if the block is damaged
     */
    public void checkWhole() {
        readAngles();
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
        return firstSample[run];
    }

    /** The first sample after a run. */
    public int endSample(int run) {
        return firstSample[run + 1];
    }

    /** The time of the first sample of a run, ms since 1970-01-01 UTC. */
    public long startMs(int run) {
        return chunkStartMs + startMs[run];
    }

    /** The first instant after the last sample of a run, ms since 1970-01-01 UTC. */
    public long endMs(int run) {
        return startMs(run) + durationMs[run];
    }

    /**
     * A cap that holds every sample of a run.
     *
     * @throws HtmStException if the block is damaged
     */
    public Bounds bounds(int run) {
        readAngles();
        return Bounds.around(centre(run), direction(run), radiusDeg(run));
    }

    /** The middle of a run. */
    LonLat centre(int run) {
        return new LonLat(centreLon[run] * TURN_UNIT_DEG, latDeg(centreLat[run]));
    }

    /** {@link #centre}. */
    UnitVector direction(int run) {
        return Turn.direction(lonParts(run), latParts(run));
    }

    /** The longitude of the centre in parts of a {@link Turn}. */
    private int lonParts(int run) {
        return 2 * (int) centreLon[run];
    }

    /** The latitude of the centre in parts of a {@link Turn}. */
    private int latParts(int run) {
        return (int) centreLat[run] - Turn.PARTS / 4;
    }

    /** Whether {@link #parts} says more about a run than {@link #bounds} does. */
    public boolean hasParts(int run) {
        readAngles();
        return radius[run] != MAX_UNITS && endSample(run) - firstSample(run) > PART && 2 * miss[run] < radius[run];
    }

    /** Caps that hold the samples of each part of a run, {@value #PART} of them, in order. */
    public Bounds[] parts(int run) {
        readAngles();
        Motion motion = motion(run);
        int count = endSample(run) - firstSample(run);
        Bounds[] parts = new Bounds[(count + PART - 1) / PART];
        for (int part = 0; part < parts.length; part++) {
            double from = motion.angle(part * PART);
            double to = motion.angle(Math.min((part + 1) * PART, count) - 1);
            double radiusDeg = Math.toDegrees((to - from) / 2) + (miss[run] + SLACK_UNITS) * UNIT_DEG;
            parts[part] = Bounds.around(motion.place((from + to) / 2), Math.min(180, radiusDeg));
        }
        return parts;
    }

    /** How the satellite should have moved along a run: from rim to rim of its cap. */
    Motion motion(int run) {
        return new Motion(
                lonParts(run),
                latParts(run),
                2 * (int) heading[run],
                Math.toRadians(radiusDeg(run)),
                endSample(run) - firstSample(run));
    }

    private void readDurations(BlockReader in) {
        long stepMs = checked(in, in.getShort(), MAX_OFFSET_MS);
        IntegerSeries.read(in, runs(), durationMs, 0);
        for (int run = 0; run < runs(); run++) {
            durationMs[run] = checked(in, durationMs[run] + stepMs * steps(run), MAX_OFFSET_MS);
        }
    }

    /** How many steps of time a run has. */
    int steps(int run) {
        return endSample(run) - firstSample(run) - 1;
    }

    private static void read(BlockReader in, long[] numbers, long highest) {
        IntegerSeries.read(in, numbers.length, numbers, 0);
        for (long number : numbers) {
            checked(in, number, highest);
        }
    }

    private static long checked(BlockReader in, long number, long highest) {
        if (number < 0 || number > highest) {
            throw in.damaged("has the number " + number + ", allowed: 0.." + highest);
        }
        return number;
    }

    private double radiusDeg(int run) {
        return radius[run] == MAX_UNITS ? 180 : radius[run] * UNIT_DEG;
    }

    private static double latDeg(long units) {
        return units * UNIT_DEG - 90;
    }
}
