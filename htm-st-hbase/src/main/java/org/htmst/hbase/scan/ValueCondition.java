package org.htmst.hbase.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.sample.ValueType;

/**
 * A bound on a channel's value. A sample without a valid value of the channel does not meet it.
 *
 * @param channel name or alias
 * @param comparison how the value must stand to the bound
 * @param bound in the unit of the channel
 */
public record ValueCondition(String channel, Comparison comparison, double bound) {

    private static final Pattern TEXT = Pattern.compile("\\s*([^\\s<>=!]+)\\s*(<=|>=|==|!=|<|>|=)\\s*(\\S+)\\s*");

    /** The six ways to compare. */
    public enum Comparison {
        LT,
        LE,
        GT,
        GE,
        EQ,
        NE;

        private static Comparison of(String symbol) {
            return switch (symbol) {
                case "<" -> LT;
                case "<=" -> LE;
                case ">" -> GT;
                case ">=" -> GE;
                case "!=" -> NE;
                default -> EQ;
            };
        }
    }

    /**
     * Reads {@code NAME < NUMBER}, with one of {@code < <= > >= = == !=}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ValueCondition parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "condition '" + text + "' is not of the form 'CHANNEL > NUMBER' with one of < <= > >= = !=");
        }
        try {
            double bound = Double.parseDouble(matcher.group(3));
            if (!Double.isFinite(bound)) {
                throw new NumberFormatException("not finite");
            }
            return new ValueCondition(matcher.group(1), Comparison.of(matcher.group(2)), bound);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "condition '" + text + "' compares with '" + matcher.group(3)
                            + "', which is not a number; give a finite one",
                    e);
        }
    }

    /**
     * Whether {@code value} meets the condition; NaN never does.
     *
     * @param type the type of the value: a 32-bit value is compared with the 32-bit number nearest to the bound, so that a
     *     value equals the bound that is written as it is printed
     */
    public boolean test(double value, ValueType type) {
        double limit = type == ValueType.FLOAT32 ? (float) bound : bound;
        return switch (comparison) {
            case LT -> value < limit;
            case LE -> value <= limit;
            case GT -> value > limit;
            case GE -> value >= limit;
            case EQ -> value == limit;
            case NE -> value < limit || value > limit;
        };
    }
}
