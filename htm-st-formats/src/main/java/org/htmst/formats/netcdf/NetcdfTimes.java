package org.htmst.formats.netcdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.htmst.formats.SourceFile;
import org.htmst.formats.Times;
import org.htmst.time.TimeWindow;

/**
 * The times of the records of a netCDF file.
 *
 * @param timeMs by record; nothing where there is a fault
 * @param faults by record: what is wrong with its time, or null
 */
record NetcdfTimes(long[] timeMs, String[] faults) {

    private static final int NS_PER_MS_DIGITS = 6;
    private static final double NS_PER_MS = 1e6;

    /** Of the last digit of a floating number: what a program that wrote it may have lost on the way from whole milliseconds. */
    private static final int LOST_STEPS = 4;

    /** Above it, steps of a floating number are too long to tell one millisecond from the next. */
    private static final double COARSE_NS = NS_PER_MS / 2;

    private static final double HALF = 0.5;

    /** Doubles below it tell each whole number. */
    private static final double MOST_EXACT = 0x1p53;

    /** How NOAA's files say that a time is one. */
    private static final String NOAA_UNITS = "time";

    private static final String NOAA_COUNT = "milliseconds since 1970";

    static NetcdfTimes of(SourceFile file, NetcdfVariables variables, TimeWindow flown) {
        TimeUnits units = units(file, variables);
        NetcdfColumn column = variables.column("time");
        double[] values = column.withoutFill();
        NetcdfTimes times = new NetcdfTimes(new long[values.length], new String[values.length]);
        boolean isWholeMs = units.isWholeMs();
        long unitMs = units.unitNs() / (long) NS_PER_MS;
        long epochMs = units.epochNs().movePointLeft(NS_PER_MS_DIGITS).longValue();
        for (int i = 0; i < values.length; i++) {
            // So are nearly all, and many times faster told than with any digits.
            if (isWholeMs && isWhole(values[i], unitMs, column.step(i))) {
                long timeMs = epochMs + unitMs * (long) values[i];
                if (flown.contains(timeMs)) {
                    times.timeMs[i] = timeMs;
                    continue;
                }
            }
            if (!Double.isFinite(values[i])) {
                times.faults[i] = "time " + column.values()[i] + " is none";
                continue;
            }
            BigDecimal exactNs = units.ns(column.exact(i));
            BigDecimal ms = exactNs.movePointLeft(NS_PER_MS_DIGITS).setScale(0, RoundingMode.HALF_EVEN);
            Optional<String> offAxis = offAxis(ms, flown);
            if (offAxis.isPresent()) {
                times.faults[i] = "time " + column.exact(i).toPlainString() + ": " + offAxis.get();
                continue;
            }
            double stepNs = column.step(i) * units.unitNs();
            if (stepNs >= COARSE_NS && !(values[i] == Math.rint(values[i]) && column.step(i) <= HALF)) {
                throw file.error("variable time, record " + i + ": " + values[i] + ", " + told(variables)
                        + ", is a number of a type that goes on in steps of " + stepNs / NS_PER_MS
                        + " ms here; times must be exact to the ms");
            }
            double offNs =
                    exactNs.subtract(ms.movePointRight(NS_PER_MS_DIGITS)).abs().doubleValue();
            times.timeMs[i] = ms.longValueExact();
            if (offNs > LOST_STEPS * stepNs) {
                times.faults[i] = "time " + column.exact(i).toPlainString() + " is not a whole number of ms: it is "
                        + offNs / NS_PER_MS + " ms from " + Instant.ofEpochMilli(times.timeMs[i]);
            }
        }
        return times;
    }

    /** Whether a number is whole, exact, and of no more ms than can be counted. */
    private static boolean isWhole(double number, long unitMs, double step) {
        return number == Math.rint(number) && Math.abs(number) < MOST_EXACT / unitMs && step <= HALF;
    }

    boolean isRight(int record) {
        return faults[record] == null;
    }

    private static Optional<String> offAxis(BigDecimal ms, TimeWindow flown) {
        return ms.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE >> 10)) > 0
                ? Optional.of("it is far beyond all calendars")
                : Times.fault(ms.longValueExact(), flown);
    }

    /** In NOAA's own files the units are just "time", and the name says what they are. */
    private static TimeUnits units(SourceFile file, NetcdfVariables variables) {
        String units = variables.text("time", "units").orElse("").strip();
        String longName = variables.text("time", "long_name").orElse("");
        boolean told = !units.isEmpty() && !units.equals(NOAA_UNITS);
        boolean named = Arrays.asList(longName.split("\\s+")).contains("since");
        String calendar = variables.text("time", "calendar").orElse("");
        try {
            return TimeUnits.of(told ? units : named ? longName : NOAA_COUNT, calendar);
        } catch (IllegalArgumentException e) {
            throw file.error("variable time, " + told(variables) + ": " + e.getMessage(), e);
        }
    }

    private static String told(NetcdfVariables variables) {
        StringBuilder told = new StringBuilder();
        for (String attribute : new String[] {"units", "calendar", "long_name"}) {
            variables.text("time", attribute).ifPresent(text -> told.append(told.isEmpty() ? "with " : ", ")
                    .append(attribute)
                    .append(" '")
                    .append(text)
                    .append("'"));
        }
        return told.isEmpty() ? "without units" : told.toString();
    }
}
