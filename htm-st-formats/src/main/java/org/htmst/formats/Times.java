package org.htmst.formats;

import java.time.Instant;
import java.util.Optional;
import org.htmst.time.TimeWindow;

/** When a sample may have been taken, whatever kind of file it is from. */
public final class Times {

    /** From the day of the first satellite to a century that no file may speak of, unless its years were misread. */
    public static final TimeWindow FLOWN = new TimeWindow(
            Instant.parse("1957-10-04T00:00:00Z").toEpochMilli(),
            Instant.parse("2100-01-01T00:00:00Z").toEpochMilli());

    private Times() {}

    /** What is wrong with a time in ms since 1970-01-01 UTC, if anything. */
    public static Optional<String> fault(long timeMs) {
        return fault(timeMs, FLOWN);
    }

    /**
     * What is wrong with a time in ms since 1970-01-01 UTC, if anything.
     *
     * @param flown when the satellite may have flown
     */
    public static Optional<String> fault(long timeMs, TimeWindow flown) {
        return flown.contains(timeMs)
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(timeMs) + " is not in " + Instant.ofEpochMilli(flown.startMs())
                        + ".." + Instant.ofEpochMilli(flown.endMs()));
    }
}
