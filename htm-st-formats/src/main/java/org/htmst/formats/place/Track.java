package org.htmst.formats.place;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.earth.Ellipsoid;
import org.htmst.earth.Position;

/**
 * Where a satellite was at some times, and between them: along x, y and z of the turning Earth by the cubic through the two times before and
 * the two after, or, at an end, through the four nearest there. So no pole and no antimeridian stands in the way. It is right to 3 m in a low
 * orbit with a place each minute (10 m next to an end), and the error grows with the fourth power of the step.
 *
 * <p>Nothing is told before the first time, after the last, where two neighbouring times are too far apart, or of fewer than four that are
 * not. At the times themselves the places are those that were given.
 */
public final class Track {

    private static final int POINTS = 4;

    private final long[] timesMs;
    private final List<Position> places;
    private final double[][] xyzKm;
    private final long maxGapMs;

    /** By time, the first and the last of those among which no two neighbours are too far apart. */
    private final int[] first;

    private final int[] last;

    /**
     * Places to go through.
     *
     * @param timesMs when, ms since 1970 UTC, strictly growing
     * @param places of these times, on Earth; an altitude of NaN is taken as 0, and told nowhere near
     * @param maxGapMs how far apart two neighbouring times may be for one between them to be told
     */
    public Track(long[] timesMs, List<Position> places, long maxGapMs) {
        this.timesMs = timesMs.clone();
        this.places = List.copyOf(places);
        this.maxGapMs = maxGapMs;
        int n = timesMs.length;
        xyzKm = new double[n][3];
        first = new int[n];
        last = new int[n];
        for (int i = 0; i < n; i++) {
            Position place = places.get(i);
            double altKm = Double.isNaN(place.altKm()) ? 0 : place.altKm();
            Ellipsoid.toCartesian(place.lonDeg(), place.latDeg(), altKm, xyzKm[i]);
            first[i] = i > 0 && isNear(i - 1) ? first[i - 1] : i;
        }
        for (int i = n - 1; i >= 0; i--) {
            last[i] = i < n - 1 && isNear(i) ? last[i + 1] : i;
        }
    }

    private boolean isNear(int i) {
        return timesMs[i + 1] - timesMs[i] <= maxGapMs;
    }

    /** The place at a time; empty where none is told. */
    public Optional<Position> at(long timeMs) {
        int found = Arrays.binarySearch(timesMs, timeMs);
        if (found >= 0) {
            return Optional.of(places.get(found));
        }
        int after = -found - 1;
        if (after == 0 || after == timesMs.length || !isNear(after - 1)) {
            return Optional.empty();
        }
        int lastStart = last[after] - POINTS + 1;
        int start = Math.max(first[after], Math.min(after - POINTS / 2, lastStart));
        return start > lastStart ? Optional.empty() : Optional.of(between(start, timeMs));
    }

    private Position between(int start, long timeMs) {
        double[] xyz = new double[3];
        boolean isHigh = true;
        for (int i = start; i < start + POINTS; i++) {
            double weight = 1;
            for (int j = start; j < start + POINTS; j++) {
                if (j != i) {
                    weight *= (double) (timeMs - timesMs[j]) / (timesMs[i] - timesMs[j]);
                }
            }
            for (int axis = 0; axis < xyz.length; axis++) {
                xyz[axis] += weight * xyzKm[i][axis];
            }
            isHigh &= !Double.isNaN(places.get(i).altKm());
        }
        Position place = Ellipsoid.ofCartesian(xyz[0], xyz[1], xyz[2]);
        return isHigh ? place : new Position(place.lonDeg(), place.latDeg(), Double.NaN);
    }
}
