package org.htmst.serve.dataset;

import java.time.Duration;
import java.util.Optional;

/** What a record of a dataset stands for. */
public enum DatasetKind {
    /** A sample. */
    SAMPLES("", Optional.empty()),
    /** A passage through a region, by its first sample. */
    PASSAGES("_pass", Optional.empty()),
    /** Three hours, counted from midnight, in bins of L. */
    SHELLS_3H("_L_3h", Optional.of(Duration.ofHours(3))),
    /** A day, in bins of L. */
    SHELLS_1D("_L_1d", Optional.of(Duration.ofDays(1)));

    private static final int HOURS = 24;

    /** With fewer records a dataset is not worth its name: whoever wants these asks for a summary. */
    private static final int FEWEST = 12;

    private final String suffix;
    private final Optional<Duration> period;

    DatasetKind(String suffix, Optional<Duration> period) {
        this.suffix = suffix;
        this.period = period;
    }

    /** The end of its ids. */
    String suffix() {
        return suffix;
    }

    /** From a record to the next, if they come so; a whole number of hours. */
    public Optional<Duration> period() {
        return period;
    }

    /** The shortest window of samples of which there is such a dataset. */
    Duration shortest() {
        return period.map(each -> each.multipliedBy(FEWEST)).orElse(Duration.ZERO);
    }

    /** The same as the group {@code time} of summaries has it: {@code 3h}, {@code 1d}. */
    public Optional<String> periodText() {
        return period.map(each -> each.toHours() % HOURS == 0 ? each.toDays() + "d" : each.toHours() + "h");
    }
}
