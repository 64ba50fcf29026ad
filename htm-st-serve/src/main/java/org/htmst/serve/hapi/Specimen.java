package org.htmst.serve.hapi;

import java.time.Duration;
import java.util.Optional;
import org.htmst.time.TimeWindow;

/**
 * What a look at some samples of a dataset tells.
 *
 * @param firstMs the time of one of them
 * @param cadence the usual time from one sample to the next; empty if there is but one
 */
record Specimen(long firstMs, Optional<Duration> cadence) {

    /** So many samples show what there is. */
    private static final int SAMPLES = 600;

    private static final Duration OF_LONE_SAMPLE = Duration.ofHours(1);

    /** A short span that holds samples. */
    TimeWindow window(TimeWindow whole) {
        long lengthMs = cadence.map(each -> each.multipliedBy(SAMPLES))
                .orElse(OF_LONE_SAMPLE)
                .toMillis();
        return new TimeWindow(firstMs, Math.min(firstMs + lengthMs, whole.endMs()));
    }
}
