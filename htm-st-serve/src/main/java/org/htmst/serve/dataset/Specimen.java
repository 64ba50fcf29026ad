package org.htmst.serve.dataset;

import java.time.Duration;
import java.util.Optional;
import org.htmst.time.TimeWindow;

/**
 * What a look at some records of a dataset tells.
 *
 * @param firstMs the time of one of them
 * @param nextMs that of another, which is later
 * @param cadence the usual time from one to the next
 */
public record Specimen(long firstMs, long nextMs, Duration cadence) {

    /** So many samples show what there is. */
    private static final int SAMPLES = 600;

    private static final int FEW_PERIODS = 12;

    /** Clients take a span of fewer for none that shows what there is. */
    private static final int LEAST_PERIODS = 10;

    /** A short span of the dataset that holds two records or more. */
    public TimeWindow window(Dataset dataset) {
        int records = dataset.kind() == DatasetKind.SAMPLES ? SAMPLES : FEW_PERIODS;
        long lengthMs = Math.max(cadence.multipliedBy(records).toMillis(), nextMs - firstMs + 1);
        TimeWindow whole = dataset.window();
        long startMs = Math.max(whole.startMs(), Math.min(firstMs, whole.endMs() - lengthMs));
        return new TimeWindow(startMs, Math.min(startMs + lengthMs, whole.endMs()));
    }

    /** That span; empty if all of the dataset is hardly longer, so that it may as well be asked for. */
    public Optional<TimeWindow> sample(Dataset dataset) {
        TimeWindow window = window(dataset);
        return window.endMs() - window.startMs() > LEAST_PERIODS * cadence.toMillis()
                ? Optional.of(window)
                : Optional.empty();
    }
}
