package org.htmst.interpolation.plot;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;

/**
 * An axis of time. Marks stand at round hours, days, months or years of UTC; what these do not say, the day or the year, stands under the first and
 * wherever it changes.
 *
 * @param startMs the left end
 * @param endMs the right end, above {@code startMs}
 */
public record UtcAxis(long startMs, long endMs) implements PlotAxis {

    private static final int[] MINUTES = {1, 2, 5, 10, 15, 30};
    private static final int[] HOURS = {1, 2, 3, 6, 12};
    private static final int[] DAYS = {1, 2, 5, 10};
    private static final int[] MONTHS = {1, 2, 3, 6};
    private static final int[] YEARS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};

    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long DAY_MS = 24 * HOUR_MS;

    /** The free space between two labels, in letter sizes. */
    private static final double BETWEEN = 1;

    /** The room that a minor mark needs. */
    private static final double MINOR = 14;

    public UtcAxis {
        if (startMs >= endMs) {
            throw new IllegalArgumentException("an axis of time from " + Instant.ofEpochMilli(startMs) + " to "
                    + Instant.ofEpochMilli(endMs) + " has no length");
        }
    }

    /**
     * From one mark to the next, and what the labels say.
     *
     * @param isUnit whether marks stand at each hour, day, month or year, and may be minor ones of wider pitches
     */
    private record Pitch(
            boolean isUnit,
            UnaryOperator<ZonedDateTime> next,
            ZonedDateTime first,
            DateTimeFormatter label,
            DateTimeFormatter under) {}

    @Override
    public String label() {
        return "UTC";
    }

    @Override
    public double position(double value) {
        return (value - startMs) / (endMs - startMs);
    }

    @Override
    public List<Mark> marks(double room, double pitch, double size) {
        List<Mark> marks = List.of();
        List<Mark> minor = List.of();
        for (Pitch candidate : pitches()) {
            marks = marks(candidate);
            if (isRoomy(marks, room, size)) {
                break;
            }
            if (candidate.isUnit && marks.size() * MINOR < room) {
                minor = marks;
            }
        }
        return joined(marks, minor);
    }

    /** Marks, and minor ones between them. */
    private static List<Mark> joined(List<Mark> marks, List<Mark> minor) {
        SortedMap<Double, Mark> all = new TreeMap<>();
        minor.forEach(mark -> all.put(mark.position(), new Mark(mark.position(), "", "")));
        marks.forEach(mark -> all.put(mark.position(), mark));
        return List.copyOf(all.values());
    }

    private static boolean isRoomy(List<Mark> marks, double room, double size) {
        double end = Double.NEGATIVE_INFINITY;
        for (Mark mark : marks) {
            double half = Math.max(width(mark.label(), size), width(mark.under(), size)) / 2;
            double at = mark.position() * room;
            if (at - half < end) {
                return false;
            }
            end = at + half + BETWEEN * size;
        }
        return true;
    }

    private static double width(String text, double size) {
        return text.isEmpty() ? 0 : Lettering.width(text, Resources.REGULAR.deriveFont((float) size));
    }

    private List<Mark> marks(Pitch pitch) {
        List<Mark> marks = new ArrayList<>();
        String told = "";
        for (ZonedDateTime at = pitch.first;
                at.toInstant().toEpochMilli() <= endMs && marks.size() <= 1000;
                at = pitch.next.apply(at)) {
            long ms = at.toInstant().toEpochMilli();
            if (ms >= startMs) {
                String under = pitch.under.format(at);
                // The last mark is the end of the axis, with nothing of the next day or year.
                boolean tells = !under.equals(told) && (ms < endMs || marks.isEmpty());
                marks.add(new Mark(position(ms), pitch.label.format(at), tells ? under : ""));
                told = tells ? under : told;
            }
        }
        return marks;
    }

    /** From the narrowest to the widest, without those that would make far too many marks. */
    private List<Pitch> pitches() {
        ZonedDateTime start = Instant.ofEpochMilli(startMs).atZone(ZoneOffset.UTC);
        ZonedDateTime day = start.truncatedTo(ChronoUnit.DAYS);
        long span = endMs - startMs;
        List<Pitch> pitches = new ArrayList<>();
        for (int minutes : MINUTES) {
            if (span / (minutes * MINUTE_MS) < 60) {
                ZonedDateTime first = start.truncatedTo(ChronoUnit.HOURS);
                pitches.add(new Pitch(
                        minutes == 1, at -> at.plusMinutes(minutes), first, format("HH:mm"), format("yyyy-MM-dd")));
            }
        }
        for (int hours : HOURS) {
            if (span / (hours * HOUR_MS) < 60) {
                pitches.add(
                        new Pitch(hours == 1, at -> at.plusHours(hours), day, format("HH:mm"), format("yyyy-MM-dd")));
            }
        }
        for (int days : DAYS) {
            if (span / (days * DAY_MS) < 60) {
                pitches.add(new Pitch(
                        days == 1, at -> nextDay(at, days), day.withDayOfMonth(1), format("d MMM"), format("yyyy")));
            }
        }
        ZonedDateTime year = day.withDayOfYear(1);
        for (int months : MONTHS) {
            pitches.add(new Pitch(months == 1, at -> at.plusMonths(months), year, format("MMM"), format("yyyy")));
        }
        for (int years : YEARS) {
            ZonedDateTime first = year.withYear(Math.floorDiv(year.getYear(), years) * years);
            pitches.add(new Pitch(years == 1, at -> at.plusYears(years), first, format("yyyy"), format("")));
        }
        return pitches;
    }

    /** The 1st of a month and every so many days after it, but not so near to the next 1st that labels would crowd. */
    private static ZonedDateTime nextDay(ZonedDateTime at, int days) {
        ZonedDateTime next = at.plusDays(days);
        ZonedDateTime first = at.withDayOfMonth(1).plusMonths(1);
        return next.plusDays(days / 2).isAfter(first) || next.isEqual(first) ? first : next;
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
