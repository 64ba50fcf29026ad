package org.htmst.spark;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.htmst.near.Metric;
import org.htmst.spark.job.MapJob;
import org.htmst.spark.job.SummaryJob;
import org.htmst.spark.near.NearQuestion;
import org.htmst.spark.near.NearestJoin;
import org.htmst.spark.near.SampleSide;
import org.htmst.spark.product.TableQuestion;
import org.htmst.spark.scan.ProductScanBuilder;
import org.htmst.sphere.EarthSphere;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;

/**
 * Ranges, nearest samples and joins by distance of tables of samples. Points are any rows with columns {@code lon} and {@code lat}, in degrees, and
 * {@code time} where times count; in what is given back their columns are called {@code point_…}. Points without a place, or without a time
 * where it counts, have nothing near to them.
 */
public final class HtmStFrames {

    private static final String POINT = "point_";

    /** Numbers points where Spark itself looks for the nearest. */
    private static final String NUMBER = "htm_st_point";

    private static final double MS_PER_S = 1000;
    private static final String STATISTICS = "count,mean,median,p95";

    private HtmStFrames() {}

    /**
     * The samples within a distance of a place.
     *
     * @param lonDeg -180 to 360
     * @param latDeg -90 to 90
     * @param km 0 to 20,016, included
     */
    public static Dataset<Row> range(Dataset<Row> samples, double lonDeg, double latDeg, double km) {
        double radiusDeg = EarthSphere.degrees(km);
        return samples.filter(
                call_function("in_cap", col("lon"), col("lat"), lit(lonDeg), lit(latDeg), lit(radiusDeg)));
    }

    /**
     * The samples nearest to a place, the nearest first.
     *
     * @param k how many, 1 or more
     */
    public static Dataset<Row> nearest(Dataset<Row> samples, double lonDeg, double latDeg, int k) {
        return samples.orderBy(distance(lit(lonDeg), lit(latDeg))).limit(k);
    }

    /**
     * Of each point the nearest samples by place: columns of the point, {@code rank} from 1, {@code distance_km}, and columns of the sample.
     *
     * @param k how many, 1 to 1,000,000
     */
    public static Dataset<Row> nearest(Dataset<Row> points, Dataset<Row> samples, int k) {
        return nearest(points, samples, NearQuestion.nearest(Metric.PLACE, k));
    }

    /**
     * Of each point the nearest samples by place and time, d² = (km / scaleKm)² + (s / scaleSeconds)², with d as column {@code distance} after
     * {@code distance_km}.
     *
     * @param k how many, 1 to 1,000,000
     * @param scaleKm above 0
     * @param scaleSeconds above 0
     */
    public static Dataset<Row> nearest(
            Dataset<Row> points, Dataset<Row> samples, int k, double scaleKm, double scaleSeconds) {
        return nearest(points, samples, NearQuestion.nearest(new Metric(scaleKm, MS_PER_S * scaleSeconds), k));
    }

    /**
     * Each point with the samples within a distance of it.
     *
     * @param km 0 or more, included
     */
    public static Dataset<Row> within(Dataset<Row> points, Dataset<Row> samples, double km) {
        return named(points, false)
                .join(samples, distance(col(POINT + "lon"), col(POINT + "lat")).leq(km));
    }

    /**
     * Each point with the samples within a distance of it and a time before or after.
     *
     * @param km 0 or more, included
     * @param seconds 0 or more, included
     */
    public static Dataset<Row> within(Dataset<Row> points, Dataset<Row> samples, double km, double seconds) {
        Column apart = functions.abs(col("time").minus(col(POINT + "time")));
        Column most = functions.make_dt_interval(lit(0), lit(0), lit(0), lit(seconds));
        return named(points, true)
                .join(
                        samples,
                        distance(col(POINT + "lon"), col(POINT + "lat")).leq(km).and(apart.leq(most)));
    }

    /**
     * What samples come to, a row a cell: what tells the cell, then the statistics of each channel, as {@code htm-st summarize} has them.
     *
     * @param samples of a table, narrowed by nothing but what the store knows
     * @param channels with commas between, by any of their names
     * @param groups what tells cells apart, with commas between, such as {@code time:1d,L_IGRF:0.25}; empty for all in one cell
     * @param statistics with commas between; empty for {@value #STATISTICS}
     */
    public static Dataset<Row> summarize(Dataset<Row> samples, String channels, String groups, String statistics) {
        return SummaryJob.of(
                samples.sparkSession(),
                question(samples),
                list(channels),
                list(groups).stream().map(GroupText::parse).toList(),
                list(statistics.isBlank() ? STATISTICS : statistics).stream()
                        .map(Statistic::parse)
                        .toList());
    }

    /**
     * Maps of a channel by local time, a row a window, bin and trixel, as {@code htm-st interpolate} makes them; windows without a sample
     * have none.
     *
     * @param samples of a table, narrowed by nothing but what the store knows, and not by place
     * @param channel by any of its names
     * @param options called as those of the command: {@code every}, {@code bins}, {@code level}, {@code radius-km} and so on
     */
    public static Dataset<Row> interpolate(Dataset<Row> samples, String channel, Map<String, String> options) {
        return MapJob.of(samples.sparkSession(), question(samples), channel, options);
    }

    private static List<String> list(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static TableQuestion question(Dataset<Row> samples) {
        return SampleSide.of(samples.queryExecution().optimizedPlan())
                .filter(side -> side.filters().isEmpty())
                .map(side -> side.scan().question())
                .orElseThrow(() -> new IllegalArgumentException(
                        "these are not the samples of a table, narrowed only by what the store looks up itself: places, times,"
                                + " satellites and bounds on values; explain() shows as Filter what is left over"));
    }

    private static Column distance(Column lon, Column lat) {
        return call_function("sphere_distance_km", lon, lat, col("lon"), col("lat"));
    }

    /** Points with columns {@code point_…}, of which place and time are of the types that are compared with the samples'. */
    private static Dataset<Row> named(Dataset<Row> points, boolean isTimed) {
        List<String> needed = isTimed ? List.of("lon", "lat", "time") : List.of("lon", "lat");
        for (String name : needed) {
            if (!List.of(points.columns()).contains(name)) {
                throw new IllegalArgumentException(
                        "points have no column '" + name + "'; rename one of " + String.join(", ", points.columns()));
            }
        }
        return points.select(Stream.of(points.columns())
                .map(name -> {
                    Column column = points.col("`" + name.replace("`", "``") + "`");
                    Column typed =
                            !needed.contains(name) ? column : column.cast(name.equals("time") ? "timestamp" : "double");
                    return typed.as(POINT + name);
                })
                .toArray(Column[]::new));
    }

    private static Dataset<Row> nearest(Dataset<Row> points, Dataset<Row> samples, NearQuestion question) {
        Dataset<Row> named = named(points, question.metric().isTimed());
        Optional<LogicalPlan> join = ProductScanBuilder.isIndexed()
                ? NearestJoin.of(
                        named.queryExecution().analyzed(),
                        POINT,
                        samples.queryExecution().optimizedPlan(),
                        question)
                : Optional.empty();
        if (join.isEmpty()) {
            return plainNearest(named, samples, question);
        }
        Dataset<Row> found = org.apache.spark.sql.classic.Dataset.ofRows(
                (org.apache.spark.sql.classic.SparkSession) points.sparkSession(), join.get());
        return found.select(columns(found, found.columns()));
    }

    /** The same by Spark alone: all points with all samples. */
    private static Dataset<Row> plainNearest(Dataset<Row> points, Dataset<Row> samples, NearQuestion question) {
        boolean isTimed = question.metric().isTimed();
        Column km = distance(col(POINT + "lon"), col(POINT + "lat"));
        Column apartMs = functions.unix_millis(col("time")).minus(functions.unix_millis(col(POINT + "time")));
        Column distance = functions.sqrt(functions
                .pow(col("distance_km").divide(question.metric().scaleKm()), 2)
                .plus(functions.pow(apartMs.divide(question.metric().scaleMs()), 2)));
        Dataset<Row> all = points.filter(
                        isTimed ? isPlace().and(col(POINT + "time").isNotNull()) : isPlace())
                .withColumn(NUMBER, functions.monotonically_increasing_id())
                .crossJoin(samples)
                .withColumn("distance_km", km);
        Dataset<Row> measured = isTimed ? all.withColumn("distance", distance) : all;
        Dataset<Row> ranked = measured.withColumn(
                        "rank",
                        functions
                                .row_number()
                                .over(Window.partitionBy(NUMBER)
                                        .orderBy(
                                                col(isTimed ? "distance" : "distance_km"),
                                                col("time"),
                                                col("satellite"))))
                .filter(col("rank").leq(question.k()));
        List<String> names = new ArrayList<>(List.of(points.columns()));
        question.rankFields().forEach(field -> names.add(field.name()));
        names.addAll(List.of(samples.columns()));
        return ranked.select(columns(ranked, names.toArray(String[]::new)));
    }

    private static Column isPlace() {
        return col(POINT + "lon").isNotNull().and(col(POINT + "lat").isNotNull());
    }

    private static Column[] columns(Dataset<Row> rows, String... names) {
        return Stream.of(names)
                .map(name -> rows.col("`" + name.replace("`", "``") + "`").as(name))
                .toArray(Column[]::new);
    }
}
