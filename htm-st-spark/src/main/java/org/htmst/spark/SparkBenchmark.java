package org.htmst.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.htmst.hbase.embedded.EmbeddedServer;

/**
 * Times questions to a table of samples of an embedded store, looked up and by plain plans of Spark.
 *
 * <p>Arguments: the data directory, a product, a channel, a first day, how many rounds, and questions, each perhaps with {@code plain:} before it. A line
 * of standard output is tab-separated: question, round, seconds, seconds of processor (of this process and of the store's server), rows, and a sum
 * that plans have in common.
 */
public final class SparkBenchmark {

    private static final int ARGUMENTS = 6;
    private static final int NEAREST = 8;
    private static final int DAYS = 30;
    private static final double NS = 1e9;
    private static final String PLAIN = "plain:";

    private SparkBenchmark() {}

    /** Runs it. */
    public static void main(String... arguments) throws IOException {
        if (arguments.length < ARGUMENTS) {
            throw new IllegalArgumentException("give HOME PRODUCT CHANNEL FIRST-DAY ROUNDS QUESTION...");
        }
        try (SparkSession spark = SparkSession.builder().getOrCreate()) {
            Dataset<Row> samples = spark.read()
                    .format("htm-st")
                    .option("home", arguments[0])
                    .option("product", arguments[1])
                    .load();
            samples.createOrReplaceTempView("samples");
            Map<String, Supplier<Dataset<Row>>> questions =
                    questions(spark, samples, arguments[2], LocalDate.parse(arguments[3]));
            int rounds = Integer.parseInt(arguments[4]);
            List<String> asked = List.of(arguments).subList(ARGUMENTS - 1, arguments.length);
            for (int round = 1; round <= rounds; round++) {
                for (String question : asked) {
                    spark.conf().set("spark.htm-st.index", !question.startsWith(PLAIN));
                    String name = question.replace(PLAIN, "");
                    if (!questions.containsKey(name)) {
                        throw new IllegalArgumentException(
                                "question '" + name + "' is none of " + String.join(", ", questions.keySet()));
                    }
                    run(Path.of(arguments[0]), question, round, questions.get(name), System.out);
                }
            }
        }
    }

    /** Each gives a row of a number of rows and a sum. */
    private static Map<String, Supplier<Dataset<Row>>> questions(
            SparkSession spark, Dataset<Row> samples, String channel, LocalDate day) {
        String two = "time >= '" + day + "' AND time < '" + day.plusDays(2) + "'";
        String km = "sphere_distance_km(p.lon, p.lat, s.lon, s.lat)";
        Map<String, Supplier<Dataset<Row>>> questions = new LinkedHashMap<>();
        questions.put("range", () -> counted(samples.filter("in_cap(lon, lat, -45, -30, 5) AND " + two), channel));
        questions.put("range-all", () -> counted(samples.filter("in_cap(lon, lat, -45, -30, 5)"), channel));
        questions.put("nearest", () -> counted(HtmStFrames.nearest(samples, -45, -30, NEAREST), channel));
        for (int points : new int[] {10, 1000}) {
            questions.put("join-" + points, () -> {
                points(spark, points, day).createOrReplaceTempView("points");
                return counted(
                        spark.sql("SELECT s.`" + channel + "` FROM points p JOIN samples s ON " + km
                                + " < 50 AND abs(p.time - s.time) < INTERVAL '10' HOURS"),
                        channel);
            });
            questions.put("place-join-" + points, () -> {
                points(spark, points, day).createOrReplaceTempView("points");
                return counted(
                        spark.sql("SELECT s.`" + channel + "` FROM points p JOIN samples s ON " + km + " < 50"),
                        channel);
            });
        }
        String month = "time >= '" + day + "' AND time < '" + day.plusDays(DAYS) + "'";
        for (int points : new int[] {1, 1000, 100_000, 1_000_000}) {
            questions.put("nearest-of-" + points, () -> nearest(spark, points, samples, day));
            questions.put("month-nearest-of-" + points, () -> nearest(spark, points, samples.filter(month), day));
        }
        questions.put(
                "summary",
                () -> counted(HtmStFrames.summarize(samples, channel, "time:1d,lat:10", "mean"), channel + "_mean"));
        questions.put(
                "month-maps",
                () -> counted(
                        HtmStFrames.interpolate(samples.filter(month), channel, Map.of("every", "10d", "level", "6")),
                        "value"));
        return questions;
    }

    private static Dataset<Row> nearest(SparkSession spark, int points, Dataset<Row> samples, LocalDate day) {
        Dataset<Row> wanted = samples.select("lon", "lat", "time", "satellite");
        return counted(HtmStFrames.nearest(points(spark, points, day), wanted, NEAREST), "distance_km");
    }

    private static Dataset<Row> counted(Dataset<Row> rows, String channel) {
        return rows.agg(expr("count(*)"), expr("sum(cast(`" + channel + "` AS double))"));
    }

    /** All over the sphere and a month, the same each time. */
    private static Dataset<Row> points(SparkSession spark, int count, LocalDate day) {
        return spark.range(0, count, 1, spark.sparkContext().defaultParallelism())
                .select(
                        col("id"),
                        expr("360 * (id * 0.7548776662466927D % 1) - 180").as("lon"),
                        expr("degrees(asin(2 * (id * 0.5698402909980532D % 1) - 1))")
                                .as("lat"),
                        expr("timestamp '" + day + "' + make_dt_interval(0, 0, 0, (id * 7919) % 2592000)")
                                .as("time"));
    }

    private static void run(Path home, String question, int round, Supplier<Dataset<Row>> answer, PrintStream out) {
        long startNs = System.nanoTime();
        Duration busy = processor(home);
        Row row = answer.get().collectAsList().get(0);
        List<String> cells = new ArrayList<>(List.of(question, Integer.toString(round)));
        cells.add(String.format(Locale.ROOT, "%.2f", (System.nanoTime() - startNs) / NS));
        cells.add(String.format(Locale.ROOT, "%.2f", processor(home).minus(busy).toNanos() / NS));
        cells.add(Long.toString(row.getLong(0)));
        cells.add(String.valueOf(row.get(1)));
        out.println(String.join("\t", cells));
    }

    private static Duration processor(Path home) {
        Duration server = EmbeddedServer.status(home)
                .flatMap(status -> ProcessHandle.of(status.pid()))
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
        Duration own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return own.plus(server);
    }
}
