package org.htmst.spark.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.LiteralValue;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/**
 * A condition of one column, as it comes from Spark.
 *
 * @param column its name
 * @param operator how it is compared: {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code IN} or {@code IS_NOT_NULL}
 * @param values what with, as Spark holds them; several for {@code IN} alone, none is null
 */
record ColumnTest(String column, String operator, List<Object> values) {

    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    /** The condition of a predicate; empty if it is anything else. */
    static Optional<ColumnTest> of(Predicate predicate) {
        Expression[] children = predicate.children();
        String operator = predicate.name();
        boolean fits = COMPARISONS.contains(operator) && children.length == 2
                || operator.equals("IN") && children.length > 1
                || operator.equals("IS_NOT_NULL") && children.length == 1;
        if (!fits || !(children[0] instanceof NamedReference reference) || reference.fieldNames().length != 1) {
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 1; i < children.length; i++) {
            if (!(children[i] instanceof LiteralValue<?> literal) || literal.value() == null) {
                return Optional.empty();
            }
            values.add(literal.value());
        }
        return Optional.of(new ColumnTest(reference.fieldNames()[0], operator, List.copyOf(values)));
    }

    /** What it is compared with, of a comparison or the first of a list. */
    Object value() {
        return values.get(0);
    }
}
