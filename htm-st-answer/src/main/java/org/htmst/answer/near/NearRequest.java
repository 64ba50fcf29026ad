package org.htmst.answer.near;

import java.util.Optional;
import org.htmst.near.Metric;
import org.htmst.near.Reach;

/**
 * What is asked of points: the k nearest samples of each, or all within reach.
 *
 * @param metric by which what is nearest is told
 * @param k how many; 0 for all
 * @param reach within which all are wanted; empty for the nearest
 */
public record NearRequest(Metric metric, int k, Optional<Reach> reach) {

    /** The most that are told of a point. */
    public static final int MOST = 1_000_000;

    /**
     * The nearest of each point.
     *
     * @throws IllegalArgumentException if k is not 1 to {@link #MOST}
     */
    public static NearRequest nearest(Metric metric, int k) {
        if (k < 1 || k > MOST) {
            throw new IllegalArgumentException(
                    "-k " + k + " is outside 1.." + MOST + ", the number of samples of each point");
        }
        return new NearRequest(metric, k, Optional.empty());
    }

    /** All of each point within reach. */
    public static NearRequest within(Reach reach) {
        return new NearRequest(reach.metric(), 0, Optional.of(reach));
    }

    /** Whether points have to have times. */
    public boolean isTimed() {
        return metric.isTimed() || reach.filter(Reach::isTimed).isPresent();
    }
}
