package org.htmst.spark.filter;

import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.connector.expressions.filter.And;
import org.apache.spark.sql.connector.expressions.filter.Not;
import org.apache.spark.sql.connector.expressions.filter.Or;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/**
 * Reads trees of predicates whose leaves all speak of one thing as a set of that thing.
 *
 * @param leaf the set that a single predicate is met by; empty if it speaks of something else
 * @param and what is in both sets
 * @param or what is in either
 * @param not what is not in a set
 */
record PredicateTree<T>(
        Function<Predicate, Optional<T>> leaf, BinaryOperator<T> and, BinaryOperator<T> or, UnaryOperator<T> not) {

    /** The set that the tree is met by; empty if a leaf speaks of something else. */
    Optional<T> read(Predicate predicate) {
        if (predicate instanceof And both) {
            return joined(both.left(), both.right(), and);
        }
        if (predicate instanceof Or either) {
            return joined(either.left(), either.right(), or);
        }
        if (predicate instanceof Not inverse) {
            return read(inverse.child()).map(not);
        }
        return leaf.apply(predicate);
    }

    private Optional<T> joined(Predicate left, Predicate right, BinaryOperator<T> how) {
        return read(left).flatMap(first -> read(right).map(second -> how.apply(first, second)));
    }
}
