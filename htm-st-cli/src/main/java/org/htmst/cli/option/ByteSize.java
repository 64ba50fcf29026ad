package org.htmst.cli.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory as typed: a number with {@code k}, {@code m} or {@code g} for powers of 1024, as Java's own options have.
 *
 * @param bytes the amount, above 0
 */
public record ByteSize(long bytes) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}(?:\\.\\d+)?)([kmgKMG])?[bB]?");

    static ByteSize parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it is no amount of memory; give one such as 800m or 1.5g");
        }
        String unit = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
        int power = unit.isEmpty() ? 0 : 1 + "kmg".indexOf(unit);
        long bytes = (long) (Double.parseDouble(matcher.group(1)) * (1L << 10 * power));
        if (bytes <= 0) {
            throw new IllegalArgumentException("it is none; give an amount of memory such as 800m or 1.5g");
        }
        return new ByteSize(bytes);
    }
}
