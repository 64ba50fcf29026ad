package org.htmst.answer.passage;

import java.time.Duration;
import java.util.List;
import org.htmst.summary.Statistic;

/**
 * What is wanted of passages.
 *
 * @param gap samples farther apart than this are of two passages; 1 ms to 366 days
 * @param statistics what is wanted of the values of each channel
 * @param minSamples passages of fewer are left out; 1 or more
 * @param limit how many passages are wanted at most, the earliest; 0 or more
 */
public record PassageRequest(Duration gap, List<Statistic> statistics, long minSamples, long limit) {

    /** A minute: samples farther apart are no neighbours for the direction of flight, either. */
    public static final Duration DEFAULT_GAP = Duration.ofMinutes(1);

    private static final Duration LONGEST_GAP = Duration.ofDays(366);

    public PassageRequest {
        statistics = List.copyOf(statistics);
        if (gap.compareTo(Duration.ofMillis(1)) < 0 || gap.compareTo(LONGEST_GAP) > 0) {
            throw new IllegalArgumentException("gap " + gap + " is not 1 ms to 366 days; give one such as PT1M");
        }
        if (minSamples < 1) {
            throw new IllegalArgumentException(minSamples + " samples are no passage; give 1 or more");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("limit " + limit + " is negative; give 0 or more");
        }
    }
}
