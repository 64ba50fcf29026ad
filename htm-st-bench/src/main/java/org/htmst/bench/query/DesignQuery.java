package org.htmst.bench.query;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;

/**
 * The seven queries, from a hemisphere for a month to a small cap for a year.
 *
 * <p>An archive seldom spans the times they were made for. A window that lies outside is moved by whole years until it lies inside; if
 * no year does, it begins on the archive's first day, at its own time of day, and ends with the archive at the latest. Query IV takes
 * the whole archive, one year at most.
 */
public enum DesignQuery {
    I("four weeks north of 30 N", new LatitudeBand(30, 90), "2013-02-01T00:00/2013-03-01T00:00"),
    II(
            "a week within 7.5 degrees of the meridian of Greenwich",
            new Lune(-7.5, 7.5),
            "2014-07-01T00:00/2014-07-08T00:00"),
    III("a week, 45 degrees around 30 S 45 W", cap(-45, -30, 45), "2013-02-01T00:00/2013-02-08T00:00"),
    IV("a year, 3 degrees around 30 S 45 W", cap(-45, -30, 3), ""),
    V("a month, 0.5 degrees around 65 N 20 E", cap(20, 65, 0.5), "2015-03-11T00:00/2015-04-11T00:00"),
    VI("an hour of the globe", Region.SPHERE, "2014-10-05T13:20/2014-10-05T14:20"),
    VII(
            "a year, 10 degrees around 80 S 108 E at 0 to 3 h local time",
            cap(108, -80, 10),
            "2014-01-01T00:00/2015-01-01T00:00",
            Optional.of(new LocalTimeWindow(0, 3)));

    private static final long DAY_MS = 86_400_000;

    private final String title;
    private final Region region;
    private final Optional<TimeWindow> window;
    private final Optional<LocalTimeWindow> localTime;

    DesignQuery(String title, Region region, String window) {
        this(title, region, window, Optional.empty());
    }

    DesignQuery(String title, Region region, String window, Optional<LocalTimeWindow> localTime) {
        this.title = title;
        this.region = region;
        this.window = window.isEmpty() ? Optional.empty() : Optional.of(window(window));
        this.localTime = localTime;
    }

    /** What it asks, in words. */
    public String title() {
        return title;
    }

    /** The query in an archive of {@code span}. */
    public BenchQuery in(TimeWindow span) {
        TimeWindow own = window.orElseGet(() -> new TimeWindow(span.startMs(), plusYears(span.startMs(), 1)));
        return new BenchQuery(this, region, moved(own, span), localTime);
    }

    private static TimeWindow moved(TimeWindow own, TimeWindow span) {
        int years = utc(span.startMs()).getYear() - utc(own.startMs()).getYear();
        int last = utc(span.endMs()).getYear() - utc(own.startMs()).getYear();
        if (isWithin(own, span)) {
            return own;
        }
        for (int year = years; year <= last; year++) {
            long startMs = plusYears(own.startMs(), year);
            TimeWindow moved = new TimeWindow(startMs, startMs + own.endMs() - own.startMs());
            if (isWithin(moved, span)) {
                return moved;
            }
        }
        long startMs = span.startMs() + Math.floorMod(own.startMs(), DAY_MS);
        return new TimeWindow(startMs, Math.min(span.endMs(), startMs + own.endMs() - own.startMs()));
    }

    private static boolean isWithin(TimeWindow window, TimeWindow span) {
        return window.startMs() >= span.startMs() && window.endMs() <= span.endMs();
    }

    private static long plusYears(long timeMs, int years) {
        return utc(timeMs).plus(Period.ofYears(years)).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static LocalDateTime utc(long timeMs) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(timeMs), ZoneOffset.UTC);
    }

    private static Cap cap(double lonDeg, double latDeg, double radiusDeg) {
        return new Cap(new LonLat(lonDeg, latDeg), radiusDeg);
    }

    private static TimeWindow window(String text) {
        String[] sides = text.split("/");
        return new TimeWindow(ms(sides[0]), ms(sides[1]));
    }

    private static long ms(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
