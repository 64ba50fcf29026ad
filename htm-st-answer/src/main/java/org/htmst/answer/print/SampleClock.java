package org.htmst.answer.print;

import java.time.LocalDate;

/**
 * The clock of a file's samples: milliseconds since the day of the earliest one. Programs that count in nanoseconds in a double read every whole
 * millisecond of eighteen years from there without rounding; since 1970 they do not.
 *
 * @param firstMs the earliest time, UTC
 * @param lastMs the latest
 */
record SampleClock(long firstMs, long lastMs) {

    /** That of no sample. */
    static final SampleClock EMPTY = new SampleClock(Long.MAX_VALUE, Long.MIN_VALUE);

    private static final long DAY_MS = 86_400_000;

    SampleClock with(long timeMs) {
        return timeMs >= firstMs && timeMs <= lastMs
                ? this
                : new SampleClock(Math.min(firstMs, timeMs), Math.max(lastMs, timeMs));
    }

    /** Where the clock begins; 1970 if there is no sample. */
    long epochMs() {
        return epochDay() * DAY_MS;
    }

    /** Whether 32 bits hold all times. */
    boolean isShort() {
        return lastMs < firstMs || lastMs - epochMs() <= Integer.MAX_VALUE;
    }

    /** As the CF conventions tell it. */
    String units() {
        return "milliseconds since " + LocalDate.ofEpochDay(epochDay()) + " 00:00:00";
    }

    private long epochDay() {
        return lastMs < firstMs ? 0 : Math.floorDiv(firstMs, DAY_MS);
    }
}
