package org.htmst.formats.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Times as decimal numbers of a unit since 1970, exactly: {@code 1582932600}, {@code 1582932600.}, {@code 1.5829326e9}.
 *
 * @param unitMs the length of the unit
 */
record EpochTime(int unitMs) implements CsvTimeFormat.Notation {

    /** An exponent of any size would make a number of as many digits. */
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eEdD][+-]?\\d{1,2})?");

    @Override
    public CsvTimeFormat.Told told(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a decimal number");
        }
        BigDecimal exact = new BigDecimal(CsvNumber.withoutFortran(text)).multiply(BigDecimal.valueOf(unitMs));
        BigDecimal whole = exact.setScale(0, RoundingMode.FLOOR);
        try {
            return new CsvTimeFormat.Told(whole.longValueExact(), exact.compareTo(whole) != 0, false);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is off the time axis", e);
        }
    }
}
