package org.htmst.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.sample.SampleBatch;
import org.htmst.track.Direction;

/**
 * By periods of UTC: of a fixed length, counted from 1970-01-01T00:00Z; rotations of the sun as Bartels counts them, 27 days each from
 * 1832-02-08; calendar months, or years.
 *
 * @param months of a bin, counted from the year 0; 0 if it has a fixed length
 * @param lengthMs of a bin, else
 * @param startMs of bin 0, else
 */
record ByTime(int months, long lengthMs, long startMs) implements Group {

    private static final Pattern FIXED = Pattern.compile("([1-9][0-9]{0,6})(s|m|h|d)");
    private static final long DAY_MS = 86_400_000;
    private static final long BARTELS_MS = 27 * DAY_MS;
    private static final long BARTELS_START_MS = LocalDate.of(1832, 2, 8).toEpochDay() * DAY_MS;
    private static final int MONTHS = 12;

    /** @throws IllegalArgumentException if it is no period */
    static ByTime of(String period) {
        if (period.equals("month") || period.equals("year")) {
            return new ByTime(period.equals("month") ? 1 : MONTHS, 0, 0);
        }
        Matcher fixed = FIXED.matcher(period);
        if (!fixed.matches()) {
            throw new IllegalArgumentException("period '" + period
                    + "' is none; give a number and s, m, h or d, such as 3h, 1d or 27d, or month, or year");
        }
        long unitMs =
                switch (fixed.group(2)) {
                    case "s" -> 1000;
                    case "m" -> 60_000;
                    case "h" -> 3_600_000;
                    default -> DAY_MS;
                };
        long lengthMs = Long.parseLong(fixed.group(1)) * unitMs;
        return new ByTime(0, lengthMs, lengthMs == BARTELS_MS ? BARTELS_START_MS : 0);
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        long timeMs = batch.timeMs()[i];
        if (months == 0) {
            return Math.floorDiv(timeMs - startMs, lengthMs);
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(timeMs, DAY_MS));
        return Math.floorDiv(day.getYear() * (long) MONTHS + day.getMonthValue() - 1, months);
    }

    @Override
    public boolean isAlikeIn(int trixelLevel) {
        return true;
    }

    @Override
    public List<Object> cells(long bin) {
        return List.of(start(bin), start(bin + 1));
    }

    private Instant start(long bin) {
        if (months == 0) {
            return Instant.ofEpochMilli(startMs + bin * lengthMs);
        }
        return YearMonth.of(1970, 1)
                .plusMonths(bin * months - 1970L * MONTHS)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }
}
