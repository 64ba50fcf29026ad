package org.htmst.spark.near;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.catalyst.expressions.Abs;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GreaterThan;
import org.apache.spark.sql.catalyst.expressions.GreaterThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.LessThan;
import org.apache.spark.sql.catalyst.expressions.LessThanOrEqual;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.SubtractTimestamps;
import org.apache.spark.sql.catalyst.expressions.TimestampAddInterval;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.types.DataTypes;
import org.htmst.near.Reach;
import org.htmst.spark.function.SphereDistance;
import org.htmst.spark.product.ProductColumn;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the condition of a join says of the distance of points and samples, and of their times: at least all that meet the condition are within
 * the reach.
 *
 * @param point where a point is
 * @param reach within which samples are
 */
record DistanceCondition(PointPlace point, Reach reach) {

    /** Far more than rounding errors of a distance in km, which are largest near the antipode. */
    private static final double SLACK_KM = 1e-3;

    private static final long MS_US = 1000;

    /** Longer than the axis of time, and far from where sums overflow. */
    private static final long MOST_US = 1L << 58;

    /** Tells sides of a join apart. */
    interface Sides {
        /** The column of the table of samples that an expression is; empty if it is none. */
        Optional<ProductColumn.Kind> sample(Expression expression);

        /** Whether an expression is made of columns of points alone. */
        boolean isOfPoint(Expression expression);
    }

    /**
     * An instant: one side's time, moved.
     *
     * @param time the point's; null if it is the sample's
     */
    private record Instant(Expression time, long movedUs) {}

    /** What some conditions, all of which hold, say; empty if they do not bound the distance. */
    static Optional<DistanceCondition> of(List<Expression> all, Sides sides) {
        for (Expression condition : all) {
            Optional<DistanceCondition> found = ofDistance(condition, sides);
            if (found.isPresent()) {
                return found.map(distance -> distance.withTime(all, sides));
            }
        }
        return Optional.empty();
    }

    /** The conditions that hold if {@code condition} does, and together say as much. */
    static List<Expression> split(Expression condition) {
        List<Expression> all = new ArrayList<>();
        if (condition instanceof And both) {
            all.addAll(split(both.left()));
            all.addAll(split(both.right()));
        } else {
            all.add(condition);
        }
        return all;
    }

    private static Optional<DistanceCondition> ofDistance(Expression condition, Sides sides) {
        Optional<BinaryComparison> comparison = atMost(condition);
        if (comparison.isEmpty()
                || !(smaller(comparison.get()) instanceof Invoke call)
                || !(larger(comparison.get()) instanceof Literal limit)
                || !(limit.value() instanceof Double km)
                || !(km >= 0 && km < Double.POSITIVE_INFINITY)
                || !(call.targetObject() instanceof Literal target)
                || !(target.value() instanceof SphereDistance)) {
            return Optional.empty();
        }
        List<Expression> places = CollectionConverters.asJava(call.arguments());
        Predicate<Integer> isSample =
                first -> sides.sample(places.get(first)).equals(Optional.of(ProductColumn.Kind.LON))
                        && sides.sample(places.get(first + 1)).equals(Optional.of(ProductColumn.Kind.LAT));
        int point = isSample.test(2) ? 0 : 2;
        if (!isSample.test(2 - point)
                || !sides.isOfPoint(places.get(point))
                || !sides.isOfPoint(places.get(point + 1))) {
            return Optional.empty();
        }
        Reach reach = new Reach(km + SLACK_KM, Reach.ANY_TIME);
        return Optional.of(
                new DistanceCondition(new PointPlace(places.get(point), places.get(point + 1), null), reach));
    }

    /** With what the conditions say of times, if they say how much a sample may be before a point as well as how much after. */
    private DistanceCondition withTime(List<Expression> all, Sides sides) {
        Expression time = null;
        long mostUs = Long.MAX_VALUE;
        long leastUs = Long.MIN_VALUE;
        for (Expression condition : all) {
            Optional<BinaryComparison> comparison = atMost(condition);
            if (comparison.isEmpty()) {
                continue;
            }
            Expression smaller = smaller(comparison.get());
            Expression larger = larger(comparison.get());
            if (smaller instanceof Abs apart
                    && apart.child() instanceof SubtractTimestamps difference
                    && larger instanceof Literal limit
                    && limit.value() instanceof Long us) {
                Optional<Instant> a = instant(difference.left(), sides);
                Optional<Instant> b = instant(difference.right(), sides);
                if (us >= 0 && us <= MOST_US && areOfBoth(a, b, time)) {
                    // |sample - point + moved| <= us
                    boolean isSampleFirst = a.get().time() == null;
                    long moved = a.get().movedUs() - b.get().movedUs();
                    time = isSampleFirst ? b.get().time() : a.get().time();
                    mostUs = Math.min(mostUs, us - (isSampleFirst ? moved : -moved));
                    leastUs = Math.max(leastUs, -us - (isSampleFirst ? moved : -moved));
                }
            } else {
                Optional<Instant> a = instant(smaller, sides);
                Optional<Instant> b = instant(larger, sides);
                if (areOfBoth(a, b, time)) {
                    long apartUs = b.get().movedUs() - a.get().movedUs();
                    if (a.get().time() == null) {
                        time = b.get().time();
                        mostUs = Math.min(mostUs, apartUs);
                    } else {
                        time = a.get().time();
                        leastUs = Math.max(leastUs, -apartUs);
                    }
                }
            }
        }
        if (mostUs == Long.MAX_VALUE || leastUs == Long.MIN_VALUE) {
            return this;
        }
        // Times of points are cut to whole milliseconds.
        long ms = Math.max(0, Math.max(mostUs, -leastUs)) / MS_US + 2;
        return new DistanceCondition(new PointPlace(point.lon(), point.lat(), time), new Reach(reach.km(), ms));
    }

    /** Whether one is the sample's time and the other a point's, the same as before. */
    private static boolean areOfBoth(Optional<Instant> a, Optional<Instant> b, Expression before) {
        if (a.isEmpty() || b.isEmpty() || (a.get().time() == null) == (b.get().time() == null)) {
            return false;
        }
        Expression time = a.get().time() == null ? b.get().time() : a.get().time();
        return before == null || before.semanticEquals(time);
    }

    private static Optional<Instant> instant(Expression expression, Sides sides) {
        if (expression instanceof TimestampAddInterval sum
                && sum.interval() instanceof Literal moved
                && moved.value() instanceof Long us
                && Math.abs(us) <= MOST_US) {
            return instant(sum.start(), sides).map(start -> new Instant(start.time(), start.movedUs() + us));
        }
        if (sides.sample(expression).equals(Optional.of(ProductColumn.Kind.TIME))) {
            return Optional.of(new Instant(null, 0));
        }
        return sides.isOfPoint(expression) && expression.dataType().equals(DataTypes.TimestampType)
                ? Optional.of(new Instant(expression, 0))
                : Optional.empty();
    }

    /** A condition that says that something is at most as large as something else. */
    private static Optional<BinaryComparison> atMost(Expression condition) {
        return condition instanceof LessThan
                        || condition instanceof LessThanOrEqual
                        || condition instanceof GreaterThan
                        || condition instanceof GreaterThanOrEqual
                ? Optional.of((BinaryComparison) condition)
                : Optional.empty();
    }

    private static boolean isFlipped(BinaryComparison comparison) {
        return comparison instanceof GreaterThan || comparison instanceof GreaterThanOrEqual;
    }

    private static Expression smaller(BinaryComparison comparison) {
        return isFlipped(comparison) ? comparison.right() : comparison.left();
    }

    private static Expression larger(BinaryComparison comparison) {
        return isFlipped(comparison) ? comparison.left() : comparison.right();
    }
}
