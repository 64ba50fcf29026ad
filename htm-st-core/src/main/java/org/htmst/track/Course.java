package org.htmst.track;

import java.util.Arrays;
import java.util.List;

/**
 * Which way a satellite went at every sample of its track in one file: north or south by the latitudes of samples that follow each
 * other within 60 s, see {@link Pass}. A sample without such a neighbour goes neither way.
 */
public final class Course {

    private final long[] startsMs;
    private final Direction[] directions;

    private Course(long[] startsMs, Direction[] directions) {
        this.startsMs = startsMs;
        this.directions = directions;
    }

    /**
     * The course of a track.
     *
     * @param timeMs of all its samples, ms since 1970-01-01 UTC, ascending
     * @param latDeg geodetic latitude of each
     */
    public static Course of(long[] timeMs, double[] latDeg) {
        List<Pass> passes = Pass.of(timeMs, latDeg, timeMs.length);
        return new Course(
                passes.stream().mapToLong(pass -> timeMs[pass.first()]).toArray(),
                passes.stream()
                        .map(pass -> pass.direction().orElse(Direction.BOTH))
                        .toArray(Direction[]::new));
    }

    /**
     * Whether the satellite went that way.
     *
     * @param timeMs the time of one of the samples
     * @param asked the way; {@link Direction#BOTH} is always gone
     */
    public boolean isGone(Direction asked, long timeMs) {
        int at = Arrays.binarySearch(startsMs, timeMs);
        int pass = at >= 0 ? at : -at - 2;
        return asked == Direction.BOTH || pass >= 0 && directions[pass] == asked;
    }
}
