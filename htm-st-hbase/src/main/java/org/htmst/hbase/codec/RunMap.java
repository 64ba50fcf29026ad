package org.htmst.hbase.codec;

import java.util.Arrays;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
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

    private static final int GAP_STEPS = 4;

    private static final String WHAT = "run map";

    /** Angles are stored in units of 180/2^16 degrees, centre longitudes and headings in twice that; exact as doubles. */
    private static final double UNIT_DEG = 180.0 / 65536;

    private static final double TURN_UNIT_DEG = 2 * UNIT_DEG;
    private static final int MAX_UNITS = 0xFFFF;

    /** Added to what is rounded up: far more than the rounding errors of the arithmetic, far less than a unit. */
    private static final double SLACK_UNITS = 1e-6;

    private static final double WIDEST_CAP_DEG = 90;

    /** Headings are whole multiples of so many of their units, and are written as such: it moves no place by more than its rounding. */
    private static final int HEADING_STEP = 16;

    private static final int COUNT_BYTES = 2;
    private static final long MAX_OFFSET_MS = (1L << 32) - 1;

    private final long chunkStartMs;
    private final int samples;

    /** Where the angles are read when they are first asked for: where times rule all runs out they never are. */
    private BlockReader unread;

    /** What headings of {@link #unread} are multiplied by. */
    private int headingStep;

    private final int[] firstSample;
    private final long[] startMs;
    private final long[] durationMs;
    private final long[] centreLon;
    private final long[] centreLat;
    private final long[] radius;
    private final long[] heading;
    private final long[] miss;

    private RunMap(long chunkStartMs, int samples, int runs) {
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
     * The block that tells of samples {@code from} to {@code to - 1}, at most 65535.
     *
     * @param startMs the start time of the chunk; no sample is earlier, or 2^32 ms later
     * @param timesMs ascending between {@code from} and {@code to}
     */
    public static byte[] encode(long startMs, long[] timesMs, double[] lonDeg, double[] latDeg, int from, int to) {
        int[] cuts = cuts(timesMs, from, to);
        RunMap map = new RunMap(startMs, to - from, cuts.length - 1);
        for (int run = 0; run < map.runs(); run++) {
            int first = cuts[run];
            int end = cuts[run + 1];
            map.firstSample[run + 1] = end - from;
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
        boolean isOld = isOld(bytes, offset);
        int samples = readSamples(in, isOld);
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
     * The number of samples of the chunk, from the block in {@code length} bytes from {@code offset}.
     *
     * @throws HtmStException if the block is damaged
     */
    public static int samples(byte[] bytes, int offset, int length) {
        BlockReader in = new BlockReader(WHAT, bytes, offset, length);
        return readSamples(in, isOld(bytes, offset));
    }

    /** Whether a block whose checksum was compared is of version 3. */
    private static boolean isOld(byte[] bytes, int offset) {
        return BlockHeader.isOf(bytes, offset, BlockHeader.RUN_MAP_OF_VERSION_3);
    }

    private static int readSamples(BlockReader in, boolean isOld) {
        return BlockHeader.readCount(in, isOld ? BlockHeader.RUN_MAP_OF_VERSION_3 : BlockHeader.RUN_MAP);
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

    private LonLat centre(int run) {
        return new LonLat(centreLon[run] * TURN_UNIT_DEG, latDeg(centreLat[run]));
    }

    private UnitVector direction(int run) {
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
    private Motion motion(int run) {
        return new Motion(
                lonParts(run),
                latParts(run),
                2 * (int) heading[run],
                Math.toRadians(radiusDeg(run)),
                endSample(run) - firstSample(run));
    }

    /** Where runs begin, and the end of the last. */
    private static int[] cuts(long[] timesMs, int from, int to) {
        long longestStepMs = GAP_STEPS * usualStepMs(timesMs, from, to);
        int[] cuts = new int[to - from + 1];
        int runs = 0;
        for (int i = from; i < to; i++) {
            if (i == from || i - cuts[runs - 1] == RUN || timesMs[i] - timesMs[i - 1] > longestStepMs) {
                cuts[runs++] = i;
            }
        }
        cuts[runs] = to;
        return Arrays.copyOf(cuts, runs + 1);
    }

    /** The median of the steps; 0 if there are none. */
    private static long usualStepMs(long[] timesMs, int from, int to) {
        if (to - from < 2) {
            return 0;
        }
        long[] steps = new long[to - from - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = checkedTime(timesMs[from + i + 1] - timesMs[from + i]);
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    private void measure(int run, double[] lonDeg, double[] latDeg, int first, int end) {
        UnitVector[] places = new UnitVector[end - first];
        for (int i = 0; i < places.length; i++) {
            places[i] = new LonLat(lonDeg[first + i], latDeg[first + i]).unitVector();
        }
        LonLat middle = middle(places).lonLat();
        centreLon[run] = Math.round(middle.lonDeg() / TURN_UNIT_DEG) & MAX_UNITS;
        centreLat[run] = Math.min(MAX_UNITS, Math.round((middle.latDeg() + 90) / UNIT_DEG));
        LonLat centre = centre(run);
        double radiusDeg = Math.toDegrees(farthest(direction(run), places));
        radius[run] = radiusDeg > WIDEST_CAP_DEG ? MAX_UNITS : roundedUp(radiusDeg);
        heading[run] =
                HEADING_STEP * Math.round(headingDeg(centre, places[places.length - 1]) / TURN_UNIT_DEG / HEADING_STEP)
                        & MAX_UNITS;
        Motion motion = motion(run);
        double farthest = 0;
        for (int i = 0; i < places.length; i++) {
            farthest = Math.max(farthest, motion.place(motion.angle(i)).angleTo(places[i]));
        }
        miss[run] = radius[run] == MAX_UNITS ? MAX_UNITS : roundedUp(Math.toDegrees(farthest));
    }

    /** Half-way between the first and the last; the first if they are antipodes. */
    private static UnitVector middle(UnitVector[] places) {
        UnitVector first = places[0];
        UnitVector last = places[places.length - 1];
        return first.squaredChord(last.antipode()) < 1e-6 ? first : first.midpoint(last);
    }

    private static double farthest(UnitVector from, UnitVector[] places) {
        double squaredChord = 0;
        for (UnitVector place : places) {
            squaredChord = Math.max(squaredChord, from.squaredChord(place));
        }
        return 2 * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2));
    }

    /** The direction in which to leave {@code from} for {@code to}: degrees from north, eastward. */
    private static double headingDeg(LonLat from, UnitVector to) {
        double lon = Math.toRadians(from.signedLonDeg());
        double lat = Math.toRadians(from.latDeg());
        double east = to.y() * Math.cos(lon) - to.x() * Math.sin(lon);
        double north = to.z() * Math.cos(lat) - (to.x() * Math.cos(lon) + to.y() * Math.sin(lon)) * Math.sin(lat);
        double degrees = Math.toDegrees(Math.atan2(east, north));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private byte[] write() {
        int runs = runs();
        BlockWriter out = new BlockWriter(128 + 16 * runs);
        BlockHeader.write(out, BlockHeader.RUN_MAP, samples);
        out.put(runs, COUNT_BYTES);
        if (runs > 0) {
            long[] counts = new long[runs];
            Arrays.setAll(counts, run -> endSample(run) - firstSample(run));
            IntegerSeries.of(counts, runs).write(out);
            IntegerSeries.of(startMs, runs).write(out);
            writeDurations(out);
            long[] headings =
                    Arrays.stream(heading).map(units -> units / HEADING_STEP).toArray();
            for (long[] angles : new long[][] {centreLon, centreLat, radius, headings, miss}) {
                IntegerSeries.of(angles, runs).write(out);
            }
        }
        return out.close();
    }

    /** Runs of as many samples take about as long: durations are written as what they differ by. */
    private void writeDurations(BlockWriter out) {
        int longest = 0;
        for (int run = 1; run < runs(); run++) {
            longest = durationMs[run] > durationMs[longest] ? run : longest;
        }
        long stepMs = steps(longest) == 0 ? 0 : (durationMs[longest] - 1) / steps(longest);
        out.putShort(stepMs);
        long[] differences = new long[runs()];
        Arrays.setAll(differences, run -> durationMs[run] - stepMs * steps(run));
        IntegerSeries.of(differences, runs()).write(out);
    }

    private void readDurations(BlockReader in) {
        long stepMs = checked(in, in.getShort(), MAX_OFFSET_MS);
        IntegerSeries.read(in, runs(), durationMs, 0);
        for (int run = 0; run < runs(); run++) {
            durationMs[run] = checked(in, durationMs[run] + stepMs * steps(run), MAX_OFFSET_MS);
        }
    }

    /** How many steps of time a run has. */
    private int steps(int run) {
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

    private static long checkedTime(long offsetMs) {
        if (offsetMs < 0 || offsetMs > MAX_OFFSET_MS) {
            throw new IllegalArgumentException("a sample is " + offsetMs
                    + " ms after the start of its chunk, its run, or the sample before; allowed: 0 to 2^32 - 1");
        }
        return offsetMs;
    }

    private double radiusDeg(int run) {
        return radius[run] == MAX_UNITS ? 180 : radius[run] * UNIT_DEG;
    }

    private static long roundedUp(double angleDeg) {
        return Math.min(MAX_UNITS, (long) Math.ceil(angleDeg / UNIT_DEG + SLACK_UNITS));
    }

    private static double latDeg(long units) {
        return units * UNIT_DEG - 90;
    }
}
