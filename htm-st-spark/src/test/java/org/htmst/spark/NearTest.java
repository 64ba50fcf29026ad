package org.htmst.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.htmst.hbase.store.Store;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.spark.function.SphereDistance;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is near to points, beside a look at every sample, and beside the plans that Spark makes by itself. */
class NearTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);

    /** 200 were asked for: {@code -Dhtmst.spark.cases=200}. */
    private static final int CASES = Integer.getInteger("htmst.spark.cases", 12);

    private static final long DAY_MS = 86_400_000;
    private static final long START_MS = 1_571_875_200_000L; // 2019-10-24
    private static final String FLUX = SparkStore.FLUX;
    private static final String INDEX = "spark.htm-st.index";

    private static final StructType POINTS = new StructType()
            .add("id", DataTypes.IntegerType)
            .add("lon", DataTypes.DoubleType)
            .add("lat", DataTypes.DoubleType)
            .add("time", DataTypes.TimestampType);

    private static SparkSession spark;
    private static List<Sample> samples;

    private record Sample(String satellite, long timeMs, double lonDeg, double latDeg) {}

    private record Point(int id, double lonDeg, double latDeg, long timeMs) {
        double km(Sample sample) {
            return SphereDistance.km(lonDeg, latDeg, sample.lonDeg, sample.latDeg);
        }

        String with(Sample sample) {
            return id + " " + sample.satellite + " " + sample.timeMs;
        }

        Row row() {
            return RowFactory.create(id, lonDeg, latDeg, new Timestamp(timeMs));
        }
    }

    @BeforeAll
    static void start() {
        spark = SparkStore.spark();
        Store store = SparkStore.store();
        samples = new ArrayList<>();
        SampleQuery all = SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
                .products(List.of("poes-proc"))
                .build();
        try (var cursor = store.view().scan(all, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    double lonDeg = new LonLat(batch.lonDeg()[i], 0).signedLonDeg();
                    samples.add(new Sample(batch.satellite(), batch.timeMs()[i], lonDeg, batch.latDeg()[i]));
                }
            }
        }
    }

    @AfterEach
    void indexed() {
        spark.conf().set(INDEX, true);
    }

    private static Point point(int id, Random random) {
        double latDeg =
                switch (random.nextInt(8)) {
                    case 0 -> 90;
                    case 1 -> -90;
                    default -> Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
                };
        double lonDeg = random.nextInt(6) == 0 ? 180 : 360 * random.nextDouble() - 180;
        return new Point(id, lonDeg, latDeg, START_MS + (long) (DAY_MS * random.nextDouble()));
    }

    private static List<Point> points(int most, Random random) {
        List<Point> points = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int id = 0; id < count; id++) {
            points.add(point(id, random));
        }
        return points;
    }

    private static Dataset<Row> frame(List<Point> points) {
        return spark.createDataFrame(points.stream().map(Point::row).toList(), POINTS);
    }

    private static List<String> lines(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> row.getInt(0) + " " + row.getString(1) + " "
                        + row.getTimestamp(2).getTime())
                .sorted()
                .toList();
    }

    private static String plan(Dataset<Row> rows) {
        return rows.queryExecution().executedPlan().toString();
    }

    @Test
    void joinsAreThoseOfALookAtEverySample() {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            List<Point> points = points(12, random);
            double km = Math.pow(10, 1.5 + 2 * random.nextDouble());
            long seconds = (long) Math.pow(10, 1 + 4 * random.nextDouble());
            boolean isTimed = random.nextBoolean();
            frame(points).createOrReplaceTempView("points");
            List<String> times = List.of(
                    "abs(p.time - s.time) <= INTERVAL '" + seconds + "' SECOND",
                    "s.time BETWEEN p.time - INTERVAL '" + seconds + "' SECOND AND p.time + INTERVAL '" + seconds
                            + "' SECOND");
            String sql = "SELECT p.id, s.satellite, s.time FROM points p JOIN samples s"
                    + " ON sphere_distance_km(p.lon, p.lat, s.lon, s.lat) < " + km + "D"
                    + (isTimed ? " AND " + times.get(random.nextInt(2)) : "")
                    + (random.nextBoolean() ? "" : " WHERE s.lat + p.lat < 1000");
            List<String> expected = points.stream()
                    .flatMap(point -> samples.stream()
                            .filter(sample -> point.km(sample) < km
                                    && (!isTimed || Math.abs(sample.timeMs - point.timeMs) <= 1000 * seconds))
                            .map(point::with))
                    .sorted()
                    .toList();
            Dataset<Row> found = spark.sql(sql);
            assertTrue(plan(found).contains("HtmStNearJoin within"), plan(found));
            assertEquals(!isTimed, !plan(found).contains(" km and "), plan(found));
            assertEquals(expected, lines(found), () -> "-Dhtmst.seed=" + SEED + ": " + sql);
            Dataset<Row> frame = isTimed
                    ? HtmStFrames.within(frame(points), spark.table("samples"), km, seconds)
                    : HtmStFrames.within(frame(points), spark.table("samples"), km);
            assertEquals(expected, lines(frame.select("point_id", "satellite", "time")));
            if (i == 0) {
                spark.conf().set(INDEX, false);
                assertFalse(plan(spark.sql(sql)).contains("HtmSt"), plan(spark.sql(sql)));
                assertEquals(expected, lines(spark.sql(sql)), sql);
                spark.conf().set(INDEX, true);
            }
        }
    }

    @Test
    void nearestOfPointsAreThoseOfALookAtEverySample() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < CASES; i++) {
            List<Point> points = points(6, random);
            int k = 1 + random.nextInt(12);
            boolean isTimed = random.nextBoolean();
            Dataset<Row> found = nearest(points, k, isTimed).select("point_id", "satellite", "time", "rank");
            assertTrue(plan(found).contains("HtmStNearJoin " + k + " nearest by place"), plan(found));
            assertEquals(expectedNearest(points, k, isTimed), lines(found), "-Dhtmst.seed=" + SEED + ", case " + i);
            if (i == 0) {
                spark.conf().set(INDEX, false);
                Dataset<Row> plain = nearest(points, k, isTimed);
                assertFalse(plan(plain).contains("HtmSt"), plan(plain));
                assertEquals(List.of(nearest(points, k, isTimed).columns()), List.of(plain.columns()));
                assertEquals(lines(found), lines(plain.select("point_id", "satellite", "time", "rank", "distance_km")));
                spark.conf().set(INDEX, true);
            }
        }
    }

    private static Dataset<Row> nearest(List<Point> points, int k, boolean isTimed) {
        return isTimed
                ? HtmStFrames.nearest(frame(points), spark.table("samples"), k, 100, 60)
                : HtmStFrames.nearest(frame(points), spark.table("samples"), k);
    }

    private static List<String> expectedNearest(List<Point> points, int k, boolean isTimed) {
        return points.stream()
                .flatMap(point -> samples.stream()
                        .sorted(Comparator.comparingDouble((Sample sample) -> {
                                    double apart = (sample.timeMs - point.timeMs) / 60_000.0;
                                    return isTimed ? Math.hypot(point.km(sample) / 100, apart) : point.km(sample);
                                })
                                .thenComparingLong(Sample::timeMs))
                        .limit(k)
                        .map(point::with))
                .sorted()
                .toList();
    }

    @Test
    void nearestOfAPlaceAreThoseOfALookAtEverySample() {
        Random random = new Random(SEED + 2);
        for (int i = 0; i < CASES; i++) {
            Point point = point(0, random);
            int k = 1 + random.nextInt(20);
            Dataset<Row> found = HtmStFrames.nearest(spark.table("samples"), point.lonDeg, point.latDeg, k);
            assertTrue(plan(found).contains("nearest " + k + " of "), plan(found));
            List<Double> expected =
                    samples.stream().map(point::km).sorted().limit(k).toList();
            String km = "sphere_distance_km(" + point.lonDeg + "D, " + point.latDeg + "D, lon, lat)";
            assertEquals(
                    expected,
                    found.selectExpr(km).collectAsList().stream()
                            .map(row -> row.getDouble(0))
                            .toList(),
                    "-Dhtmst.seed=" + SEED + ", case " + i);
            String sql = "SELECT " + km + " AS km FROM samples WHERE satellite = 'noaa-15' AND " + FLUX
                    + " > 0 AND lat < 80 ORDER BY " + km + " LIMIT " + k;
            List<Row> narrowed = spark.sql(sql).collectAsList();
            assertTrue(plan(spark.sql(sql)).contains("nearest " + k + " of "), plan(spark.sql(sql)));
            if (i == 0) {
                spark.conf().set(INDEX, false);
                assertFalse(plan(spark.sql(sql)).contains("nearest"), plan(spark.sql(sql)));
                assertEquals(narrowed, spark.sql(sql).collectAsList(), sql);
                spark.conf().set(INDEX, true);
            }
        }
    }

    @Test
    void rangesByDistanceAreCaps() {
        Random random = new Random(SEED + 3);
        for (int i = 0; i < CASES; i++) {
            Point point = point(0, random);
            double km = Math.pow(10, 2 + 2.3 * random.nextDouble());
            String sql = "SELECT count(*) FROM samples WHERE sphere_distance_km(lon, lat, " + point.lonDeg + "D, "
                    + point.latDeg + "D) <= " + km + "D";
            assertTrue(plan(spark.sql(sql)).contains("in Cap["), plan(spark.sql(sql)));
            long expected =
                    samples.stream().filter(sample -> point.km(sample) <= km).count();
            assertEquals(expected, spark.sql(sql).collectAsList().get(0).getLong(0), sql);
        }
        Dataset<Row> range = HtmStFrames.range(spark.table("samples"), -45, -30, 1000);
        Point centre = new Point(0, -45, -30, 0);
        assertEquals(
                samples.stream().filter(sample -> centre.km(sample) <= 1000).count(), range.count());
    }

    /** Each with the index and without. */
    @Test
    void joinsOfAnyKindAnswerLikePlainOnes() {
        List<Row> rows = Stream.of(
                        RowFactory.create(1, -45.0, -30.0, new Timestamp(START_MS + DAY_MS / 2)),
                        RowFactory.create(2, null, 10.0, new Timestamp(START_MS)),
                        RowFactory.create(3, 180.0, 0.0, null),
                        RowFactory.create(4, 0.0, 90.0, new Timestamp(-30_000_000_000_000L)),
                        RowFactory.create(5, 0.0, 0.0, new Timestamp(START_MS + 1)))
                .toList();
        spark.createDataFrame(rows, POINTS).createOrReplaceTempView("points");
        String near = "sphere_distance_km(p.lon, p.lat, s.lon, s.lat)";
        String day = "abs(s.time - p.time) < INTERVAL '1' DAY";
        String some = "(SELECT satellite, time, lon, lat, " + FLUX + " AS flux FROM samples WHERE " + FLUX + " > 100)";
        List<String> questions = List.of(
                "SELECT p.id, s.satellite, s.time FROM samples s JOIN points p ON 900D >= " + near,
                "SELECT p.id, s.satellite, s.time, s.local_time, s.htm_id, s.alt FROM points p LEFT JOIN samples s ON "
                        + near + " < 150 AND " + day + " AND s.satellite <> 'noaa-15'",
                "SELECT p.id, s.satellite, s.time, s.flux FROM points p LEFT JOIN " + some + " s ON " + near
                        + " < 500 AND s.flux > 10 * p.id",
                "SELECT p.id, s.satellite, s.time, s.twice FROM points p JOIN (SELECT *, 2 * flux AS twice FROM " + some
                        + " WHERE length(satellite) = 7) s ON " + near + " < 500 AND s.twice > 250 AND " + day,
                "SELECT p.id, min(s.satellite), max(s.time), count(*), max(s." + FLUX
                        + ") FROM points p JOIN samples s ON " + near + " < 800 GROUP BY p.id",
                "SELECT a.id, a.satellite, a.time FROM (SELECT p.id, s.satellite, s.time, s.lon, s.lat FROM points p JOIN samples s ON "
                        + near
                        + " < 800) a JOIN (SELECT * FROM samples WHERE lat BETWEEN -33 AND -27) s ON sphere_distance_km(a.lon, a.lat, s.lon, s.lat) < 5");
        for (String sql : questions) {
            spark.conf().set(INDEX, true);
            assertTrue(plan(spark.sql(sql)).contains("HtmStNearJoin"), plan(spark.sql(sql)));
            List<String> indexed = spark.sql(sql).collectAsList().stream()
                    .map(Row::toString)
                    .sorted()
                    .toList();
            assertTrue(indexed.size() > 1, () -> sql + " " + indexed);
            spark.conf().set(INDEX, false);
            assertEquals(
                    spark.sql(sql).collectAsList().stream()
                            .map(Row::toString)
                            .sorted()
                            .toList(),
                    indexed,
                    sql);
        }
    }

    @Test
    void nearestCanBeJoinedAndNarrowed() {
        Dataset<Row> points = frame(List.of(new Point(1, -45, -30, START_MS), new Point(2, 180, 85, START_MS)));
        Dataset<Row> some = spark.sql("SELECT lat, lon, satellite, time, " + FLUX
                + " AS flux FROM samples WHERE satellite = 'noaa-18' AND lat > -29");
        Dataset<Row> found = HtmStFrames.nearest(points, some, 3);
        assertEquals(
                List.of(
                        "point_id",
                        "point_lon",
                        "point_lat",
                        "point_time",
                        "rank",
                        "distance_km",
                        "lat",
                        "lon",
                        "satellite",
                        "time",
                        "flux"),
                List.of(found.columns()));
        assertEquals(6, found.filter("satellite = 'noaa-18' AND lat > -29").count());
        assertEquals(
                2,
                found.as("a")
                        .join(found.as("b"), functions("a.point_id = b.point_id AND a.rank = 1 AND b.rank = 2"))
                        .count());
        // What the store does not know is left to Spark.
        Dataset<Row> odd = some.filter("second(time) % 2 = 1");
        assertEquals(
                6,
                HtmStFrames.nearest(points, odd, 3)
                        .filter("second(time) % 2 = 1")
                        .count());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> HtmStFrames.nearest(points.drop("lon"), some, 3))
                .getMessage()
                .contains("no column 'lon'"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> HtmStFrames.nearest(points, some, 0))
                .getMessage()
                .contains("1..1000000"));
    }

    private static org.apache.spark.sql.Column functions(String condition) {
        return org.apache.spark.sql.functions.expr(condition);
    }
}
