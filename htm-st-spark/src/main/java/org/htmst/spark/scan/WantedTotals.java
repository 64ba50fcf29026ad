package org.htmst.spark.scan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.aggregate.AggregateFunc;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.aggregate.Count;
import org.apache.spark.sql.connector.expressions.aggregate.CountStar;
import org.apache.spark.sql.connector.expressions.aggregate.Max;
import org.apache.spark.sql.connector.expressions.aggregate.Min;
import org.apache.spark.sql.connector.expressions.aggregate.Sum;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.htmst.query.Aggregate.ChannelTotals;
import org.htmst.sample.ValueType;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.product.ProductValue;

/**
 * Counts, sums and extremes that the store adds up while it reads.
 *
 * @param bySatellite whether they are wanted of each satellite, which is then the first column
 * @param parts in the order in which they are wanted
 */
record WantedTotals(boolean bySatellite, List<Part> parts) implements Serializable {

    /** What is wanted of a channel, or of the samples. */
    enum Kind {
        SAMPLES,
        COUNT,
        SUM,
        MIN,
        MAX
    }

    /**
     * A number that is wanted.
     *
     * @param kind which
     * @param column of the channel; null for the number of samples
     */
    record Part(Kind kind, ProductColumn column) implements Serializable {

        DataType type() {
            return switch (kind) {
                case SAMPLES, COUNT -> DataTypes.LongType;
                case SUM -> column.channel().type().isInteger() ? DataTypes.LongType : DataTypes.DoubleType;
                case MIN, MAX -> column.type();
            };
        }

        /** The number of a channel, as Spark holds one of that type; null if there is none. */
        Object of(ChannelTotals totals) {
            if (kind == Kind.COUNT) {
                return totals.count();
            }
            if (totals.count() == 0) {
                return null;
            }
            double number = kind == Kind.SUM ? totals.sum() : kind == Kind.MIN ? totals.min() : totals.max();
            return ProductValue.typed(number, type());
        }
    }

    /** The numbers of an aggregation; empty if the store cannot make all of them. */
    static Optional<WantedTotals> of(Aggregation aggregation, Map<String, ProductColumn> columns) {
        Expression[] groups = aggregation.groupByExpressions();
        boolean bySatellite = groups.length == 1
                && column(groups[0], columns)
                        .filter(column -> column.kind() == ProductColumn.Kind.SATELLITE)
                        .isPresent();
        if (groups.length > 0 && !bySatellite) {
            return Optional.empty();
        }
        List<Part> parts = new ArrayList<>();
        for (AggregateFunc function : aggregation.aggregateExpressions()) {
            Optional<Part> part = part(function, columns);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(new WantedTotals(bySatellite, List.copyOf(parts)));
    }

    private static Optional<Part> part(AggregateFunc function, Map<String, ProductColumn> columns) {
        if (function instanceof CountStar) {
            return Optional.of(new Part(Kind.SAMPLES, null));
        }
        if (function instanceof Count count && !count.isDistinct()) {
            return channel(count.column(), columns).map(column -> new Part(Kind.COUNT, column));
        }
        if (function instanceof Sum sum && !sum.isDistinct()) {
            return channel(sum.column(), columns)
                    .filter(WantedTotals::isExactSum)
                    .map(column -> new Part(Kind.SUM, column));
        }
        if (function instanceof Min min) {
            return channel(min.column(), columns).map(column -> new Part(Kind.MIN, column));
        }
        if (function instanceof Max max) {
            return channel(max.column(), columns).map(column -> new Part(Kind.MAX, column));
        }
        return Optional.empty();
    }

    /** The store adds doubles, and sums of large whole numbers have to be exact. */
    private static boolean isExactSum(ProductColumn column) {
        ValueType type = column.channel().type();
        return !type.isInteger() || type.bytes() < Integer.BYTES;
    }

    private static Optional<ProductColumn> channel(Expression expression, Map<String, ProductColumn> columns) {
        return column(expression, columns).filter(column -> column.kind() == ProductColumn.Kind.CHANNEL);
    }

    private static Optional<ProductColumn> column(Expression expression, Map<String, ProductColumn> columns) {
        return expression instanceof NamedReference reference && reference.fieldNames().length == 1
                ? Optional.ofNullable(columns.get(reference.fieldNames()[0]))
                : Optional.empty();
    }

    /** The channels that numbers are wanted of, each once. */
    List<String> channels() {
        return parts.stream()
                .filter(part -> part.kind() != Kind.SAMPLES)
                .map(part -> part.column().name())
                .distinct()
                .toList();
    }

    /** Whether the number of samples is wanted, be it to know which satellites have any. */
    boolean ofSamples() {
        return bySatellite || parts.stream().anyMatch(part -> part.kind() == Kind.SAMPLES);
    }

    /** The columns of the rows that have these numbers. */
    StructType schema() {
        StructType schema =
                bySatellite ? new StructType().add("satellite", DataTypes.StringType, false) : new StructType();
        for (Part part : parts) {
            schema = schema.add(toString(part), part.type(), true);
        }
        return schema;
    }

    private static String toString(Part part) {
        return part.kind() == Kind.SAMPLES
                ? "count(*)"
                : part.kind().name().toLowerCase(Locale.ROOT) + "("
                        + part.column().name() + ")";
    }

    /** For {@code explain}. */
    @Override
    public String toString() {
        return String.join(", ", parts.stream().map(WantedTotals::toString).toList())
                + (bySatellite ? " by satellite" : "");
    }
}
