package org.htmst.query;

import java.io.Serializable;
import java.util.ArrayList;
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
    private static final Pattern TEXT = Pattern.compile(
            "\\s*([^\\s<>=!]|[^\\s<>=!][^<>=!]*[^\\s<>=!])\\s*(<=|>=|==|!=|<|>|=)\\s*([^\\s<>=!]+)\\s*");
    private static final Pattern JOINED = Pattern.compile("(?i)(.*\\s)?(and|or|not)\\s.*|.*\\?.*");

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
     * @param channel name, alias, or expression of channels
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
     * Reads {@code NAME < NUMBER}, with one of {@code < <= > >= = == !=}, or several of these joined by {@code or}. In place of a name may
     * stand an {@linkplain org.htmst.expression.Expression expression}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static ValueCondition parse(String text) {
        List<Bound> bounds = new ArrayList<>();
        Matcher or = OR.matcher(masked(text));
        int start = 0;
        while (or.find()) {
            bounds.add(bound(text.substring(start, or.start()), text));
            start = or.end();
        }
        bounds.add(bound(text.substring(start), text));
        return new ValueCondition(bounds);
    }

    /** The text with a sign that means nothing for each that stands in brackets or quotes: those are of expressions. */
    private static String masked(String text) {
        StringBuilder masked = new StringBuilder();
        int brackets = 0;
        boolean isQuoted = false;
        for (char c : text.toCharArray()) {
            isQuoted ^= c == '"';
            brackets += isQuoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            masked.append(brackets > 0 || isQuoted ? '#' : c);
        }
        return masked.toString();
    }

    private static Bound bound(String bound, String text) {
        Matcher matcher = TEXT.matcher(masked(bound));
        if (!matcher.matches() || JOINED.matcher(matcher.group(1)).matches()) {
            throw new IllegalArgumentException("condition '" + text
                    + "' is not of the form 'CHANNEL > NUMBER' with one of < <= > >= = !=, or several joined by 'or'; in place of"
                    + " CHANNEL may stand an expression, what compares or joins in it in brackets");
        }
        try {
            double limit = Double.parseDouble(matcher.group(3));
            if (!Double.isFinite(limit)) {
                throw new NumberFormatException("not finite");
            }
            return new Bound(bound.substring(matcher.start(1), matcher.end(1)), Comparison.of(matcher.group(2)), limit);
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
