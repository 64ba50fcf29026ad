package org.htmst.tests;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.htmst.time.TimeWindow;

/** Spans of time of requests to a server of HAPI. */
final class HapiSpan {

    private HapiSpan() {}

    /** A part of a window, up to some hours, or all of it. */
    static TimeWindow part(TimeWindow whole, Random random) {
        if (random.nextInt(8) == 0) {
            return whole;
        }
        long startMs = whole.startMs() + random.nextLong(whole.endMs() - whole.startMs() - 1);
        long lengthMs = 1 + random.nextLong(random.nextBoolean() ? 60_000 : 6 * 3_600_000);
        return new TimeWindow(startMs, Math.min(startMs + lengthMs, whole.endMs()));
    }

    /** As arguments of a request, each in one of the two forms of a date. */
    static String arguments(TimeWindow window) {
        return "&start=" + HapiRecords.time(window.startMs()) + "&stop=" + ordinal(window.endMs());
    }

    /** With the day of the year. */
    private static String ordinal(long timeMs) {
        String time = HapiRecords.time(timeMs);
        LocalDate day = LocalDate.parse(time.substring(0, 10));
        return String.format(Locale.ROOT, "%d-%03d%s", day.getYear(), day.getDayOfYear(), time.substring(10));
    }
}
