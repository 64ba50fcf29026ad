package org.htmst.formats.csv;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.htmst.formats.netcdf.TimeUnits;

/**
 * Times as decimal numbers of a unit since an instant, exactly: {@code 1582932600}, {@code 1582932600.}, {@code 1.5829326e9}.
 *
 * @param unitMs the length of the unit
 * @param zeroMs the instant that is 0, since 1970-01-01
 */
record EpochTime(BigDecimal unitMs, BigDecimal zeroMs) implements CsvTimeFormat.Notation {

    private static final BigDecimal DAY_MS = BigDecimal.valueOf(86_400_000);

    /** Days since noon of 1 January 4713 before Christ, of the Julian calendar. */
    static final EpochTime JULIAN_DATE = new EpochTime(DAY_MS, new BigDecimal("-2440587.5").multiply(DAY_MS));

    /** Days since 1858-11-17T00:00. */
    static final EpochTime MODIFIED_JULIAN_DATE = new EpochTime(DAY_MS, new BigDecimal("-40587").multiply(DAY_MS));

    private static final int NS_TO_MS = 6;
    private static final MathContext PART = new MathContext(15, RoundingMode.DOWN);

    /** An exponent of any size would make a number of as many digits. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eEdD][+-]?\\d{1,2})?");

    private static final Pattern SINCE = Pattern.compile("(?i)[a-z\u00b5\u03bc]+\\s+since\\s.*");

    /** Numbers of {@code unitMs} since 1970. */
    static EpochTime ofUnit(int unitMs) {
        return new EpochTime(BigDecimal.valueOf(unitMs), BigDecimal.ZERO);
    }

    /** Whether {@code format} is of the form {@code days since 2000-01-01}. */
    static boolean isSince(String format) {
        return SINCE.matcher(format).matches();
    }

    /**
     * Numbers as the CF conventions describe them, such as {@code days since 2000-01-01}.
     *
     * @throws IllegalArgumentException if unit or date are none
     */
    static EpochTime since(String format) {
        TimeUnits units = TimeUnits.of(format, "");
        BigDecimal zeroNs = units.ns(BigDecimal.ZERO);
        return new EpochTime(
                units.ns(BigDecimal.ONE).subtract(zeroNs).movePointLeft(NS_TO_MS), zeroNs.movePointLeft(NS_TO_MS));
    }

    @Override
    public CsvTimeFormat.Told told(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a decimal number");
        }
        return told(
                new BigDecimal(CsvNumber.withoutFortran(text)).multiply(unitMs).add(zeroMs), text);
    }

    /** What {@code exact} ms since 1970 are as told by {@code text}. */
    static CsvTimeFormat.Told told(BigDecimal exact, String text) {
        BigDecimal whole = exact.setScale(0, RoundingMode.FLOOR);
        // Cut, so that what lies before a half, or before the next millisecond, stays there.
        double beyond = exact.subtract(whole).round(PART).doubleValue();
        try {
            return new CsvTimeFormat.Told(whole.longValueExact(), beyond, false);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is off the time axis", e);
        }
    }
}
