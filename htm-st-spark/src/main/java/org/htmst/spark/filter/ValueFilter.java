package org.htmst.spark.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.expressions.filter.Or;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.htmst.query.ValueCondition;
import org.htmst.query.ValueCondition.Bound;
import org.htmst.query.ValueCondition.Comparison;

/** Reads bounds on values of channels, and alternatives of such, as conditions of the store. A missing value meets none, here and there. */
public final class ValueFilter {

    /** The largest whole number below which all are doubles. */
    private static final long EXACT_LONG = 1L << 53;

    private ValueFilter() {}

    /**
     * The condition that a predicate is; empty if it is none.
     *
     * @param channels names of the columns that are channels
     */
    public static Optional<ValueCondition> condition(Predicate predicate, Set<String> channels) {
        List<Bound> bounds = new ArrayList<>();
        return add(predicate, channels, bounds) && !bounds.isEmpty()
                ? Optional.of(new ValueCondition(bounds))
                : Optional.empty();
    }

    private static boolean add(Predicate predicate, Set<String> channels, List<Bound> bounds) {
        if (predicate instanceof Or either) {
            return add(either.left(), channels, bounds) && add(either.right(), channels, bounds);
        }
        Optional<ColumnTest> found = ColumnTest.of(predicate);
        if (found.isEmpty() || !channels.contains(found.get().column())) {
            return false;
        }
        ColumnTest test = found.get();
        if (test.operator().equals("IS_NOT_NULL")) {
            return bounds.add(new Bound(test.column(), Comparison.GE, Double.NEGATIVE_INFINITY));
        }
        for (Object value : test.values()) {
            if (!isExact(value)) {
                return false;
            }
            bounds.add(new Bound(test.column(), comparison(test.operator()), ((Number) value).doubleValue()));
        }
        return true;
    }

    private static boolean isExact(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue());
        }
        return (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte)
                && Math.abs(((Number) value).longValue()) <= EXACT_LONG;
    }

    private static Comparison comparison(String operator) {
        return switch (operator) {
            case "<" -> Comparison.LT;
            case "<=" -> Comparison.LE;
            case ">" -> Comparison.GT;
            case ">=" -> Comparison.GE;
            case "<>" -> Comparison.NE;
            default -> Comparison.EQ;
        };
    }
}
