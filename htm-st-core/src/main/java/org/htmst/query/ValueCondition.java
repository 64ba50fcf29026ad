package org.htmst.query;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.htmst.sample.ValueType;

/**
 * What the values of a sample must meet: one bound, or any of several.
 *
 * @param alternatives at least one, of which one must be met
 */
public record ValueCondition(List<Bound> alternatives) implements Serializable {

    private static final Pattern OR = Pattern.compile("(?i)\\s+or\\s+");
    private static final Pattern TEXT = Pattern.compile("\\s*([^\\s<>=!]+)\\s*(<=|>=|==|!=|<|>|=)\\s*(\\S+)\\s*");

    public ValueCondition {
        alternatives = List.copyOf(alternatives);
        if (alternatives.isEmpty()) {
            throw new IllegalArgumentException("a condition without a bound is met by nothing; give one");
        }
    }

    /** A single bound. */
    public ValueCondition(String channel, Comparison comparison, double limit) {
        this(List.of(new Bound(channel, comparison, limit)));
    }

    /** The six ways to compare. */
    public enum Comparison {
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">="),
        EQ("="),
        NE("!=");

        private final String symbol;

        Comparison(String symbol) {
            this.symbol = symbol;
        }

        private static Comparison of(String text) {
            return Arrays.stream(values())
                    .filter(comparison -> comparison.symbol.equals(text))
                    .findFirst()
                    .orElse(EQ);
        }
    }

    /**
     * A bound on a channel's value. A sample without a valid value of the channel does not meet it.
     *
     * @param channel name or alias
     * @param comparison how the value must stand to the limit
     * @param limit in the unit of the channel
     */
    public record Bound(String channel, Comparison comparison, double limit) implements Serializable {

        /**
         * Whether {@code value} meets the bound; NaN never does.
         *
         * @param type the type of the value: a 32-bit value is compared with the 32-bit number nearest to the limit, so that a
         *     value equals the limit that is written as it is printed
         */
        public boolean test(double value, ValueType type) {
            double exact = type == ValueType.FLOAT32 ? (float) limit : limit;
            return switch (comparison) {
                case LT -> value < exact;
                case LE -> value <= exact;
                case GT -> value > exact;
                case GE -> value >= exact;
                case EQ -> value == exact;
                case NE -> value < exact || value > exact;
            };
        }

        /** {@code NAME < NUMBER}. */
        @Override
        public String toString() {
            return channel + " " + comparison.symbol + " " + limit;
        }
    }

    /**
     * Reads {@code NAME < NUMBER}, with one of {@code < <= > >= = == !=}, or several of these joined by {@code or}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ValueCondition parse(String text) {
        return new ValueCondition(Arrays.stream(OR.split(text, -1))
                .map(bound -> bound(bound, text))
                .toList());
    }

    private static Bound bound(String bound, String text) {
        Matcher matcher = TEXT.matcher(bound);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("condition '" + text
                    + "' is not of the form 'CHANNEL > NUMBER' with one of < <= > >= = !=, or several joined by 'or'");
        }
        try {
            double limit = Double.parseDouble(matcher.group(3));
            if (!Double.isFinite(limit)) {
                throw new NumberFormatException("not finite");
            }
            return new Bound(matcher.group(1), Comparison.of(matcher.group(2)), limit);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "condition '" + text + "' compares with '" + matcher.group(3)
                            + "', which is not a number; give a finite one",
                    e);
        }
    }

    /** The channels it speaks of, in its order. */
    public List<String> channels() {
        return alternatives.stream().map(Bound::channel).toList();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return alternatives.stream().map(Bound::toString).collect(Collectors.joining(" or "));
    }
}
