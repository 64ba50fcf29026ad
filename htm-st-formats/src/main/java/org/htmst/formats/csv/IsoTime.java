package org.htmst.formats.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as ISO 8601 writes them, and HAPI after it: {@code 2019-10-24T06:30:00.5Z}, {@code 2019-297T06:30Z}, {@code 2019-297T06Z},
 * {@code 20191024T063000Z}; a space may stand for the {@code T}, and without a zone the time is UTC. The day ends at
 * {@code 24:00}, which is the next one's beginning, and may have a second 60 where one can be: at the end of June and December
 * (UTC), since 1972.
 */
final class IsoTime {

    private static final Pattern FORM = Pattern.compile("(?<year>\\d{4})(?<dash>-?)"
            + "(?:(?<month>\\d\\d)\\k<dash>(?<day>\\d\\d)|(?<ofYear>\\d{3}))"
            + "[Tt ](?<hour>\\d\\d)"
            + "(?:(?<colon>:?)(?<minute>\\d\\d)(?:\\k<colon>(?<second>\\d\\d)(?:[.,](?<fraction>\\d{1,40}))?)?)?"
            + "(?<zone>[Zz]|[+-]\\d\\d(?::?\\d\\d(?::?\\d\\d)?)?)?");

    private static final int LEAP = 60;
    private static final int MS_DIGITS = 3;
    private static final long S_PER_DAY = 86_400;
    private static final LocalDate FIRST_LEAP = LocalDate.of(1972, 7, 1);

    private IsoTime() {}

    static CsvTimeFormat.Told told(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time of the format iso-8601, such as 2019-10-24T06:30:00Z or 2019-297T06Z");
        }
        try {
            return told(form);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no time: " + e.getMessage(), e);
        }
    }

    private static CsvTimeFormat.Told told(Matcher form) {
        int year = number(form, "year");
        LocalDate date = form.group("ofYear") == null
                ? LocalDate.of(year, number(form, "month"), number(form, "day"))
                : LocalDate.ofYearDay(year, number(form, "ofYear"));
        int hour = number(form, "hour");
        int minute = number(form, "minute");
        int second = number(form, "second");
        String fraction = form.group("fraction") == null ? "" : form.group("fraction");
        boolean leap = second == LEAP;
        boolean endOfDay =
                hour == 24 && minute == 0 && second == 0 && fraction.chars().allMatch(c -> c == '0');
        if (hour > 23 && !endOfDay || minute > 59 || second > 59 && !leap) {
            throw new DateTimeException("the time of day ends at 24:00:00");
        }
        long s = date.toEpochDay() * S_PER_DAY
                + (hour * 60L + minute) * 60
                + second
                - offset(form).getTotalSeconds();
        if (leap && !isAfterLeap(s)) {
            throw noLeapSecond();
        }
        CsvTimeFormat.Told told = EpochTime.told(
                BigDecimal.valueOf(s)
                        .add(fraction.isEmpty() ? BigDecimal.ZERO : new BigDecimal("0." + fraction))
                        .movePointRight(MS_DIGITS),
                form.group());
        return new CsvTimeFormat.Told(told.ms(), told.beyond(), leap);
    }

    private static ZoneOffset offset(Matcher form) {
        String zone = form.group("zone");
        return zone == null || zone.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    /** Whether a leap second can have been before the second {@code s}. */
    static boolean isAfterLeap(long s) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(s, S_PER_DAY));
        return Math.floorMod(s, S_PER_DAY) == 0
                && !date.isBefore(FIRST_LEAP)
                && (date.getDayOfYear() == 1 || date.getMonthValue() == 7 && date.getDayOfMonth() == 1);
    }

    static DateTimeException noLeapSecond() {
        return new DateTimeException("a second 60 ends the last day (UTC) of a June or December since 1972");
    }

    private static int number(Matcher form, String group) {
        String digits = form.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
