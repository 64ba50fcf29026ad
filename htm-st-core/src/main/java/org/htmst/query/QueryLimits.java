package org.htmst.query;

import java.time.Duration;
import java.util.Optional;

/**
 * How far an answer may go. As soon as a limit is passed, answering fails; what was handed over before is then a part of the answer.
 *
 * @param time from the question on, above 0; empty for as long as it takes
 * @param samples the most that are handed over, 0 or more
 * @param bytes the most that are handed over, 0 or more, counting eight for each number of a sample: time, longitude, latitude,
 *     altitude and the channels asked for
 * @param cancellation by which somebody may end it
 */
public record QueryLimits(Optional<Duration> time, long samples, long bytes, Optional<Cancellation> cancellation) {

    /** No limit at all. */
    public static final QueryLimits NONE =
            new QueryLimits(Optional.empty(), Long.MAX_VALUE, Long.MAX_VALUE, Optional.empty());

    public QueryLimits {
        if (samples < 0
                || bytes < 0
                || time.filter(t -> t.isZero() || t.isNegative()).isPresent()) {
            throw new IllegalArgumentException("limits of " + samples + " samples, " + bytes + " bytes and "
                    + time.map(Duration::toString).orElse("any time")
                    + "; numbers from 0 and times above 0 are allowed");
        }
    }

    /** A watch over a question that is asked now. */
    public QueryWatch start() {
        return new QueryWatch(this, System.nanoTime());
    }

    /** The same, but within a time. */
    public QueryLimits withTime(Duration most) {
        return new QueryLimits(Optional.of(most), samples, bytes, cancellation);
    }

    /** The same, but with so many samples at most. */
    public QueryLimits withSamples(long most) {
        return new QueryLimits(time, most, bytes, cancellation);
    }

    /** The same, but with so many bytes at most. */
    public QueryLimits withBytes(long most) {
        return new QueryLimits(time, samples, most, cancellation);
    }

    /** The same, ended by {@code by}. */
    public QueryLimits withCancellation(Cancellation by) {
        return new QueryLimits(time, samples, bytes, Optional.of(by));
    }
}
