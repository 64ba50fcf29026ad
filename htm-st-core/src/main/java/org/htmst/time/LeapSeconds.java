package org.htmst.time;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * By how much UTC is behind TAI: 10 s on 1972-01-01, and one more with each leap second since, of which the last was that of 2016-12-31.
 * Before 1972 the difference was no whole number of seconds, and is not told. Source: IERS Bulletin C.
 */
public final class LeapSeconds {

    private static final int FIRST_S = 10;
    private static final long MS_PER_S = 1000;

    /** The days (UTC) before which a second was put in, but for the first, from which on seconds are whole. */
    private static final long[] SINCE_MS = Stream.of(
                    "1972-01-01",
                    "1972-07-01",
                    "1973-01-01",
                    "1974-01-01",
                    "1975-01-01",
                    "1976-01-01",
                    "1977-01-01",
                    "1978-01-01",
                    "1979-01-01",
                    "1980-01-01",
                    "1981-07-01",
                    "1982-07-01",
                    "1983-07-01",
                    "1985-07-01",
                    "1988-01-01",
                    "1990-01-01",
                    "1991-01-01",
                    "1992-07-01",
                    "1993-07-01",
                    "1994-07-01",
                    "1996-01-01",
                    "1997-07-01",
                    "1999-01-01",
                    "2006-01-01",
                    "2009-01-01",
                    "2012-07-01",
                    "2015-07-01",
                    "2017-01-01")
            .mapToLong(day -> LocalDate.parse(day)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli())
            .toArray();

    private LeapSeconds() {}

    /**
     * An instant of UTC.
     *
     * @param ms since 1970-01-01 UTC
     * @param isLeap whether it is in a leap second, which this count does not have: it is told as the second after it
     */
    public record Utc(long ms, boolean isLeap) {}

    /**
     * TAI less UTC, s.
     *
     * @param utcMs ms since 1970-01-01 UTC
     * @throws IllegalArgumentException before 1972
     */
    public static int at(long utcMs) {
        int found = Arrays.binarySearch(SINCE_MS, utcMs);
        int since = found >= 0 ? found : -found - 2;
        if (since < 0) {
            throw tooEarly();
        }
        return FIRST_S + since;
    }

    /**
     * The instant that a clock of TAI shows.
     *
     * @param taiMs the reading of the clock, in ms since it read 1970-01-01T00:00:00
     * @throws IllegalArgumentException before 1972
     */
    public static Utc utc(long taiMs) {
        for (int since = SINCE_MS.length - 1; since >= 0; since--) {
            long beforeMs = taiMs - (FIRST_S + since - 1) * MS_PER_S;
            if (beforeMs - MS_PER_S >= SINCE_MS[since]) {
                return new Utc(beforeMs - MS_PER_S, false);
            }
            if (since > 0 && beforeMs >= SINCE_MS[since]) {
                // What would be the first second of the day without the leap second is the leap second.
                return new Utc(beforeMs, true);
            }
        }
        throw tooEarly();
    }

    /**
     * What a clock of TAI shows, in ms since it read 1970-01-01T00:00:00.
     *
     * @param utcMs ms since 1970-01-01 UTC
     * @throws IllegalArgumentException before 1972
     */
    public static long taiMs(long utcMs) {
        return utcMs + at(utcMs) * MS_PER_S;
    }

    private static IllegalArgumentException tooEarly() {
        return new IllegalArgumentException(
                "before 1972-01-01 UTC the difference to TAI was no whole number of seconds");
    }
}
