package org.htmst.hbase.codec;

import java.util.Arrays;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.IntegerSeries;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/** Measures run maps of samples, and writes them. */
final class RunMapWriter {

    private static final double WIDEST_CAP_DEG = 90;

    private RunMapWriter() {}

    /** See {@link RunMap#of}. */
    static RunMap measured(long startMs, long[] timesMs, double[] lonDeg, double[] latDeg, int from, int to) {
        int[] cuts = cuts(timesMs, from, to);
        RunMap map = new RunMap(startMs, to - from, cuts.length - 1);
        for (int run = 0; run < map.runs(); run++) {
            int first = cuts[run];
            int end = cuts[run + 1];
            map.firstSample[run + 1] = end - from;
            map.startMs[run] = checkedTime(timesMs[first] - startMs);
            map.durationMs[run] = checkedTime(timesMs[end - 1] + 1 - timesMs[first]);
            measure(map, run, lonDeg, latDeg, first, end);
        }
        return map;
    }

    /** Where runs begin, and the end of the last. */
    private static int[] cuts(long[] timesMs, int from, int to) {
        long longestStepMs = RunMap.GAP_STEPS * usualStepMs(timesMs, from, to);
        int[] cuts = new int[to - from + 1];
        int runs = 0;
        for (int i = from; i < to; i++) {
            if (i == from || i - cuts[runs - 1] == RunMap.RUN || timesMs[i] - timesMs[i - 1] > longestStepMs) {
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

    private static void measure(RunMap map, int run, double[] lonDeg, double[] latDeg, int first, int end) {
        UnitVector[] places = new UnitVector[end - first];
        for (int i = 0; i < places.length; i++) {
            places[i] = new LonLat(lonDeg[first + i], latDeg[first + i]).unitVector();
        }
        LonLat middle = middle(places).lonLat();
        map.centreLon[run] = Math.round(middle.lonDeg() / RunMap.TURN_UNIT_DEG) & RunMap.MAX_UNITS;
        map.centreLat[run] = Math.min(RunMap.MAX_UNITS, Math.round((middle.latDeg() + 90) / RunMap.UNIT_DEG));
        LonLat centre = map.centre(run);
        double radiusDeg = Math.toDegrees(farthest(map.direction(run), places));
        map.radius[run] = radiusDeg > WIDEST_CAP_DEG ? RunMap.MAX_UNITS : roundedUp(radiusDeg);
        map.heading[run] = RunMap.HEADING_STEP
                        * Math.round(headingDeg(centre, places[places.length - 1])
                                / RunMap.TURN_UNIT_DEG
                                / RunMap.HEADING_STEP)
                & RunMap.MAX_UNITS;
        Motion motion = map.motion(run);
        double farthest = 0;
        for (int i = 0; i < places.length; i++) {
            farthest = Math.max(farthest, motion.place(motion.angle(i)).angleTo(places[i]));
        }
        map.miss[run] = map.radius[run] == RunMap.MAX_UNITS ? RunMap.MAX_UNITS : roundedUp(Math.toDegrees(farthest));
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

    /** Writes what {@link RunMap#read} reads. */
    static void write(BlockWriter out, RunMap map) {
        int runs = map.runs();
        out.put(runs, RunMap.COUNT_BYTES);
        if (runs > 0) {
            long[] counts = new long[runs];
            Arrays.setAll(counts, run -> map.endSample(run) - map.firstSample(run));
            IntegerSeries.of(counts, runs).write(out);
            IntegerSeries.of(map.startMs, runs).write(out);
            writeDurations(out, map);
            long[] headings = Arrays.stream(map.heading)
                    .map(units -> units / RunMap.HEADING_STEP)
                    .toArray();
            for (long[] angles : new long[][] {map.centreLon, map.centreLat, map.radius, headings, map.miss}) {
                IntegerSeries.of(angles, runs).write(out);
            }
        }
    }

    /** Runs of as many samples take about as long: durations are written as what they differ by. */
    private static void writeDurations(BlockWriter out, RunMap map) {
        int longest = 0;
        for (int run = 1; run < map.runs(); run++) {
            longest = map.durationMs[run] > map.durationMs[longest] ? run : longest;
        }
        long stepMs = map.steps(longest) == 0 ? 0 : (map.durationMs[longest] - 1) / map.steps(longest);
        out.putShort(stepMs);
        long[] differences = new long[map.runs()];
        Arrays.setAll(differences, run -> map.durationMs[run] - stepMs * map.steps(run));
        IntegerSeries.of(differences, map.runs()).write(out);
    }

    private static long checkedTime(long offsetMs) {
        if (offsetMs < 0 || offsetMs > RunMap.MAX_OFFSET_MS) {
            throw new IllegalArgumentException("a sample is " + offsetMs
                    + " ms after the start of its chunk, its run, or the sample before; allowed: 0 to 2^32 - 1");
        }
        return offsetMs;
    }

    private static long roundedUp(double angleDeg) {
        return Math.min(RunMap.MAX_UNITS, (long) Math.ceil(angleDeg / RunMap.UNIT_DEG + RunMap.SLACK_UNITS));
    }
}
