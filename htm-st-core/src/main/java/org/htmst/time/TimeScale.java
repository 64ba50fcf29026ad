package org.htmst.time;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a clock shows that files give times of. All but UTC go evenly, without leap seconds, and are read from 1972 on. */
public enum TimeScale {
    /** Universal time, by which the store goes. */
    UTC(0),
    /** International atomic time. */
    TAI(0),
    /** The time of the Global Positioning System: TAI less 19 s. */
    GPS(19_000),
    /** Terrestrial time: TAI and 32.184 s. */
    TT(-32_184);

    /** To be added to a reading to come to that of TAI. */
    private final long toTaiMs;

    TimeScale(long toTaiMs) {
        this.toTaiMs = toTaiMs;
    }

    /**
     * The instant at which a clock of this scale shows {@code ms}.
     *
     * @param ms the reading, in ms since the clock read 1970-01-01T00:00:00
     * @throws IllegalArgumentException of scales other than UTC, before 1972
     */
    public LeapSeconds.Utc utc(long ms) {
        return this == UTC ? new LeapSeconds.Utc(ms, false) : LeapSeconds.utc(ms + toTaiMs);
    }

    /** How files call it: in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scale that is called {@code label}.
     *
     * @throws IllegalArgumentException if none is
     */
    public static TimeScale ofLabel(String label) {
        return Arrays.stream(values())
                .filter(scale -> scale.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("time scale '" + label + "' is unknown; use "
                        + Arrays.stream(values()).map(TimeScale::label).collect(Collectors.joining(", "))));
    }
}
