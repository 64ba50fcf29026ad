package org.htmst.spark.near;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.htmst.near.Metric;
import org.htmst.near.Reach;

/**
 * What is asked of points: the k nearest samples of each, or all within reach.
 *
 * @param metric by which what is nearest is told
 * @param k how many; 0 for all within reach
 * @param reach within which all are; null for the nearest
 */
public record NearQuestion(Metric metric, int k, Reach reach) implements Serializable {

    /** The most that are told of a point. */
    private static final int MOST = 1_000_000;

    private static final double MS_PER_S = 1000;

    /**
     * The nearest of each point.
     *
     * @throws IllegalArgumentException if k is not 1 to 1,000,000
     */
    public static NearQuestion nearest(Metric metric, int k) {
        if (k < 1 || k > MOST) {
            throw new IllegalArgumentException(
                    "k " + k + " is outside 1.." + MOST + ", the number of samples of each point");
        }
        return new NearQuestion(metric, k, null);
    }

    /** All of each point within reach. */
    static NearQuestion within(Reach reach) {
        return new NearQuestion(reach.metric(), 0, reach);
    }

    boolean isNearest() {
        return reach == null;
    }

    /** Whether points have to have times. */
    boolean isTimed() {
        return metric.isTimed() || reach != null && reach.isTimed();
    }

    /** The columns that tell how near the nearest are, between those of points and of samples. */
    public List<StructField> rankFields() {
        List<StructField> fields = new ArrayList<>(List.of(
                new StructField("rank", DataTypes.IntegerType, false, Metadata.empty()),
                new StructField("distance_km", DataTypes.DoubleType, false, Metadata.empty())));
        if (metric.isTimed()) {
            fields.add(new StructField("distance", DataTypes.DoubleType, false, Metadata.empty()));
        }
        return fields;
    }

    /** For {@code explain}. */
    @Override
    public String toString() {
        if (isNearest()) {
            return k + " nearest by "
                    + (metric.isTimed()
                            ? "place and time, " + metric.scaleKm() + " km as " + metric.scaleMs() / MS_PER_S + " s"
                            : "place");
        }
        return "within " + reach.km() + " km" + (reach.isTimed() ? " and " + reach.ms() / MS_PER_S + " s" : "");
    }
}
