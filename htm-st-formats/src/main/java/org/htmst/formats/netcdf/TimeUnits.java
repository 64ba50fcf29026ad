package org.htmst.formats.netcdf;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.failure.Excerpt;

/**
 * What the numbers of a netCDF variable of times count, as the CF conventions 1.11, section 4.4, write it: {@code seconds since
 * 2019-10-24 06:00:00}.
 *
 * @param unitNs the length of a unit
 * @param epochNs the instant that is 0, counted from 1970-01-01 UTC
 */
public record TimeUnits(long unitNs, BigDecimal epochNs) {

    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final Map<String, Long> WORDS = Map.ofEntries(
            Map.entry("nanosecond|nanosec|nsec|ns", 1L),
            Map.entry("microsecond|microsec|usec|us|\u00b5s|\u03bcs", 1000L),
            Map.entry("millisecond|millisec|msec|ms", MS),
            Map.entry("second|sec|s", SECOND),
            Map.entry("minute|min", MINUTE),
            Map.entry("hour|hr|h", HOUR),
            Map.entry("day|d", DAY));

    /** Of the Gregorian calendar; in the standard one, what comes before is Julian. */
    private static final LocalDate FIRST_GREGORIAN = LocalDate.of(1582, 10, 15);

    private static final Pattern UNITS = Pattern.compile("\\s*(\\S+)\\s+(?i:since)\\s+(\\S.*?)\\s*");

    private static final Pattern EPOCH = Pattern.compile(
            "(\\d{1,4})(?:-(\\d{1,2})(?:-(\\d{1,2}))?)?" // the date
                    + "(?:(?:\\s+|[Tt])(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d*))?)?)?)?" // the time of day
                    + "(?:\\s*(?:([Zz]|UTC|GMT)|([+-])(\\d{1,2})(?::?(\\d{2}))?))?"); // the zone

    private static final int NS_DIGITS = 9;
    private static final int MOST_LETTERS = 200;

    /**
     * What {@code units} say.
     *
     * @param calendar as CF names it; empty for the standard one
     * @throws IllegalArgumentException if they do not say it, or in a calendar of days that never were
     */
    public static TimeUnits of(String units, String calendar) {
        Matcher parts = UNITS.matcher(units);
        if (units.length() > MOST_LETTERS || !parts.matches()) {
            throw new IllegalArgumentException("units '" + Excerpt.of(units)
                    + "' do not read as 'UNIT since DATE', such as 'seconds since 2019-10-24" + " 06:00:00'");
        }
        return new TimeUnits(unitNs(parts.group(1)), epochNs(parts.group(2), isMixed(calendar)));
    }

    /** The instant that {@code number} of these units mean, in ns since 1970-01-01 UTC, exactly. */
    public BigDecimal ns(BigDecimal number) {
        return number.multiply(BigDecimal.valueOf(unitNs)).add(epochNs);
    }

    /** Whether a unit, and the instant that is 0, are whole numbers of milliseconds. */
    boolean isWholeMs() {
        return unitNs % MS == 0 && epochNs.remainder(BigDecimal.valueOf(MS)).signum() == 0;
    }

    private static long unitNs(String unit) {
        // Abbreviations of capitals are other units: S is siemens, and H henry.
        String word = unit.length() > 3 ? unit.toLowerCase(Locale.ROOT) : unit;
        for (Map.Entry<String, Long> known : WORDS.entrySet()) {
            for (String name : known.getKey().split("\\|")) {
                if (word.equals(name) || name.length() > 1 && word.equals(name + "s") && !name.endsWith("s")) {
                    return known.getValue();
                }
            }
        }
        throw new IllegalArgumentException("the unit of time '" + Excerpt.of(unit)
                + "' is not read; allowed: days, hours, minutes, seconds, milliseconds, microseconds, nanoseconds");
    }

    private static boolean isMixed(String calendar) {
        return switch (calendar.strip().toLowerCase(Locale.ROOT)) {
            case "", "standard", "gregorian" -> true;
            case "proleptic_gregorian" -> false;
            default ->
                throw new IllegalArgumentException("calendar '" + Excerpt.of(calendar)
                        + "' is not read; allowed: standard, gregorian, proleptic_gregorian");
        };
    }

    private static BigDecimal epochNs(String text, boolean mixed) {
        Matcher epoch = EPOCH.matcher(text);
        if (!epoch.matches()) {
            throw new IllegalArgumentException("'" + Excerpt.of(text)
                    + "' is no date; YYYY-MM-DD with hh:mm:ss and Z or +hh:mm behind it, if need be, was expected");
        }
        try {
            long day = epochDay(number(epoch.group(1), 0), number(epoch.group(2), 1), number(epoch.group(3), 1), mixed);
            LocalTime time =
                    LocalTime.of(number(epoch.group(4), 0), number(epoch.group(5), 0), number(epoch.group(6), 0));
            return BigDecimal.valueOf(day)
                    .multiply(BigDecimal.valueOf(DAY))
                    .add(BigDecimal.valueOf(time.toNanoOfDay() - zoneNs(epoch)))
                    .add(fraction(epoch.group(7)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + Excerpt.of(text) + "' is no date: " + e.getMessage(), e);
        }
    }

    private static long epochDay(int year, int month, int day, boolean mixed) {
        if (mixed && year == 0) {
            throw new DateTimeException("the standard calendar has no year 0");
        }
        boolean julian = mixed
                && (year < FIRST_GREGORIAN.getYear()
                        || year == FIRST_GREGORIAN.getYear() && (month < 10 || month == 10 && day < 15));
        if (!julian) {
            return LocalDate.of(year, month, day).toEpochDay();
        }
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        calendar.clear();
        calendar.setLenient(false);
        calendar.set(year, month - 1, day);
        try {
            return Math.floorDiv(calendar.getTimeInMillis(), DAY / MS);
        } catch (IllegalArgumentException e) {
            throw new DateTimeException("it is not in the standard calendar", e);
        }
    }

    private static long zoneNs(Matcher epoch) {
        if (epoch.group(9) == null) {
            return 0;
        }
        int hours = number(epoch.group(10), 0);
        int minutes = number(epoch.group(11), 0);
        int sign = epoch.group(9).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes).getTotalSeconds() * SECOND;
    }

    private static BigDecimal fraction(String digits) {
        return digits == null || digits.isEmpty()
                ? BigDecimal.ZERO
                : new BigDecimal("0." + digits).movePointRight(NS_DIGITS);
    }

    private static int number(String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
