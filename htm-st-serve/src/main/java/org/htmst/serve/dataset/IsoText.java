package org.htmst.serve.dataset;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and lengths of time as ISO 8601 has them. */
public final class IsoText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int MS_PER_S = 1000;
    private static final int S_PER_HOUR = 3600;
    private static final int S_PER_DAY = 86_400;

    private IsoText() {}

    /** A time with milliseconds, as in records: {@code 2019-10-24T00:00:01.517Z}. */
    public static String time(long timeMs) {
        return TIME.format(Instant.ofEpochMilli(timeMs));
    }

    /** {@code PT2S}, {@code PT0.5S}, {@code PT3H}, {@code P1D}: no months and years, which have no length. */
    public static String duration(Duration length) {
        long ms = length.toMillis();
        long s = ms / MS_PER_S;
        if (ms % MS_PER_S != 0) {
            return "PT"
                    + String.format(Locale.ROOT, "%d.%03d", s, ms % MS_PER_S).replaceAll("0+$", "") + "S";
        }
        if (s > 0 && s % S_PER_DAY == 0) {
            return "P" + s / S_PER_DAY + "D";
        }
        return s > 0 && s % S_PER_HOUR == 0 ? "PT" + s / S_PER_HOUR + "H" : "PT" + s + "S";
    }
}
