package org.htmst.spark.near;

import java.io.Serializable;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.htmst.time.TimeAxis;
import scala.collection.immutable.Seq;

/**
 * How the place of a point, and its time perhaps, follow from its row.
 *
 * @param lon degrees, a double
 * @param lat degrees, a double
 * @param time an instant; null if points have none
 */
record PointPlace(Expression lon, Expression lat, Expression time) implements Serializable {

    private static final long MS_US = 1000;

    /** The same over rows that have these columns. */
    PointPlace of(Seq<Attribute> columns) {
        return new PointPlace(bound(lon, columns), bound(lat, columns), time == null ? null : bound(time, columns));
    }

    private static Expression bound(Expression expression, Seq<Attribute> columns) {
        return BindReferences.bindReference(
                expression, org.apache.spark.sql.catalyst.expressions.package$.MODULE$.AttributeSeq(columns), false);
    }

    /** Whether a row has a place, and a time if points have times; else nothing is near to it. */
    boolean isIn(InternalRow row) {
        return lon.eval(row) != null && lat.eval(row) != null && (time == null || time.eval(row) != null);
    }

    double lonDeg(InternalRow row) {
        return (Double) lon.eval(row);
    }

    double latDeg(InternalRow row) {
        return (Double) lat.eval(row);
    }

    /** In ms since 1970-01-01 UTC; of an instant off the axis of time the end that is nearer, where no sample is farther from it than it was. */
    long timeMs(InternalRow row) {
        long ms = Math.floorDiv((Long) time.eval(row), MS_US);
        return Math.max(TimeAxis.MIN_MS, Math.min(TimeAxis.END_MS - 1, ms));
    }

    /** What it is made of. */
    Stream<Expression> parts() {
        return Stream.concat(Stream.of(lon, lat), Optional.ofNullable(time).stream());
    }
}
