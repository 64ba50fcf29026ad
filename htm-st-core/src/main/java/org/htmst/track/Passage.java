package org.htmst.track;

import java.util.Optional;

/**
 * A satellite's way through what was asked for, such as a region: samples that follow each other and all answer. Between two of them
 * the satellite has no sample, in this product, that does not answer, and they are no farther apart in time than a gap that was chosen.
 *
 * <p>Not to be mixed up with a {@link Pass}, which ends where the satellite turns.
 *
 * @param satellite such as {@code noaa-18}
 * @param product such as {@code poes-proc}
 * @param first its first sample
 * @param last its last sample; the first, if there is but one
 * @param samples how many there are, 1 or more
 * @param direction by the latitudes of the samples, {@link Direction#BOTH} if these rise and fall; empty if they do neither
 */
public record Passage(
        String satellite,
        String product,
        TrackPoint first,
        TrackPoint last,
        long samples,
        Optional<Direction> direction) {

    /** From the first sample to the last, ms; 0 of a lone one. */
    public long durationMs() {
        return last.timeMs() - first.timeMs();
    }

    /** Half-way between the first sample and the last, ms since 1970-01-01 UTC, rounded down. */
    public long middleMs() {
        return first.timeMs() + durationMs() / 2;
    }
}
