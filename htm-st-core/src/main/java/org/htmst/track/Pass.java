package org.htmst.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of a track on which latitude only rises or only falls, without a gap: at most from pole to pole.
 *
 * @param first index of its first sample
 * @param end index after its last
 * @param direction empty where latitude never changes, as of a lone sample
 */
public record Pass(int first, int end, Optional<Direction> direction) {

    /** Samples farther apart in time than this are no neighbours: a satellite may have turned between them. */
    private static final long MAX_STEP_MS = 60_000;

    /**
     * Cuts a track into passes. Where it turns, its northernmost or southernmost sample belongs to the pass before, as do samples of
     * the latitude before them.
     *
     * @param timeMs ms since 1970-01-01 UTC, ascending
     * @param latDeg geodetic latitude
     * @param size how many of the entries count
     */
    public static List<Pass> of(long[] timeMs, double[] latDeg, int size) {
        List<Pass> passes = new ArrayList<>();
        int first = 0;
        double sense = 0;
        for (int i = 1; i <= size; i++) {
            boolean gap = i == size || timeMs[i] - timeMs[i - 1] > MAX_STEP_MS;
            double step = gap ? 0 : Math.signum(latDeg[i] - latDeg[i - 1]);
            if (gap || step * sense < 0) {
                passes.add(new Pass(first, i, direction(sense)));
                first = i;
                sense = gap ? 0 : step;
            } else if (step != 0) {
                sense = step;
            }
        }
        return passes;
    }

    private static Optional<Direction> direction(double sense) {
        return sense == 0 ? Optional.empty() : Optional.of(sense > 0 ? Direction.ASCENDING : Direction.DESCENDING);
    }

    /** Whether its samples are among those of a direction; those of no direction are only in {@link Direction#BOTH}. */
    public boolean isOf(Direction asked) {
        return asked == Direction.BOTH || direction.filter(asked::equals).isPresent();
    }
}
