package org.htmst.serve.dataset;

import java.time.Duration;
import java.util.Optional;
import org.htmst.time.TimeWindow;

/**
 * What a look at some samples of a dataset tells.
 *
 * @param firstMs the time of one of them
 * @param cadence the usual time from one sample to the next; empty if there is but one
 * @param passages the usual time from one passage to the next; empty if there is but one, or it was not looked for
 */
public record Specimen(long firstMs, Optional<Duration> cadence, Optional<Duration> passages) {

    /** So many samples show what there is. */
    private static final int SAMPLES = 600;

    private static final Duration OF_LONE_SAMPLE = Duration.ofHours(1);

    /** A passage is no longer than this as a rule, and so begins no longer before one of its samples. */
    private static final Duration OF_PASSAGE = Duration.ofHours(2);

    private static final Duration DAY = Duration.ofDays(1);

    private static final int FEW_PERIODS = 12;

    /** A short span of the dataset that holds records. */
    public TimeWindow window(Dataset dataset) {
        long fromMs =
                switch (dataset.kind()) {
                    case SAMPLES -> firstMs;
                    case PASSAGES -> firstMs - OF_PASSAGE.toMillis();
                    case SHELLS_3H, SHELLS_1D -> Math.floorDiv(firstMs, DAY.toMillis()) * DAY.toMillis();
                };
        Duration length =
                switch (dataset.kind()) {
                    case SAMPLES ->
                        cadence.map(each -> each.multipliedBy(SAMPLES)).orElse(OF_LONE_SAMPLE);
                    case PASSAGES -> DAY;
                    case SHELLS_3H, SHELLS_1D ->
                        dataset.kind().period().orElseThrow().multipliedBy(FEW_PERIODS);
                };
        TimeWindow whole = dataset.window();
        long startMs = Math.max(whole.startMs(), fromMs);
        return new TimeWindow(startMs, Math.min(startMs + length.toMillis(), whole.endMs()));
    }

    /** The usual time from one record of the dataset to the next; empty if there is none. */
    public Optional<Duration> cadence(Dataset dataset) {
        return switch (dataset.kind()) {
            case SAMPLES -> cadence;
            case PASSAGES -> passages;
            case SHELLS_3H, SHELLS_1D -> dataset.kind().period();
        };
    }
}
