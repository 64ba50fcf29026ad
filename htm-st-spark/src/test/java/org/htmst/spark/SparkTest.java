package org.htmst.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.htmst.cover.Cover;
import org.htmst.expression.Definition;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.store.Store;
import org.htmst.query.Aggregate;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.NamedRegion;
import org.htmst.region.text.TimeText;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store as Spark reads it, beside the store's own answers. One session and one store for all. */
class SparkTest {

    private static final String FLUX = SparkStore.FLUX;
    private static final long SEED = Long.getLong("htmst.seed", 20261128);

    /** 200 were asked for: {@code -Dhtmst.spark.cases=200}. */
    private static final int CASES = Integer.getInteger("htmst.spark.cases", 40);

    private static Path home;
    private static SparkSession spark;
    private static Store store;

    @BeforeAll
    static void start() {
        home = SparkStore.home();
        spark = SparkStore.spark();
        store = SparkStore.store();
    }

    private static SampleQuery.Builder everything() {
        return SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS).products(List.of("poes-proc"));
    }

    private static Aggregate totals(SampleQuery query) {
        return store.view().aggregate(query, QueryLimits.NONE);
    }

    private static Row row(String sql) {
        return spark.sql(sql).collectAsList().get(0);
    }

    private static String plan(String sql) {
        return spark.sql(sql).queryExecution().executedPlan().toString();
    }

    /** Rows of satellite, time, place and a value, one a line, sorted. */
    private static List<String> ofStore(SampleQuery query) {
        List<String> lines = new ArrayList<>();
        try (var cursor = store.view().scan(query, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    double lon = new LonLat(batch.lonDeg()[i], 0).signedLonDeg();
                    double value = batch.values().length == 0 ? Double.NaN : batch.values()[0][i];
                    lines.add(line(batch.satellite(), batch.timeMs()[i], lon, batch.latDeg()[i], value));
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    private static List<String> ofSpark(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> line(
                        row.getString(0),
                        row.getTimestamp(1).getTime(),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.isNullAt(4) ? Double.NaN : row.getFloat(4)))
                .sorted()
                .toList();
    }

    private static String line(String satellite, long timeMs, double lon, double lat, double value) {
        return satellite + " " + timeMs + " " + lon + " " + lat + " " + value;
    }

    @Test
    void aTableHasTheSamplesAndTypesOfItsProduct() {
        Dataset<Row> samples = spark.table("samples");
        assertEquals(
                List.of("satellite", "time", "lon", "lat", "alt", "local_time", "htm_id"),
                List.of(samples.columns()).subList(0, 7));
        assertEquals("float", samples.schema().apply(FLUX).dataType().simpleString());
        assertTrue(samples.schema().apply(FLUX).nullable());
        assertFalse(samples.schema().apply("lat").nullable());
        assertEquals(totals(everything().build()).samples(), samples.count());
        // All columns of all samples, in which no value is spoilt.
        assertEquals(
                samples.count(),
                samples.cache()
                        .filter("htm_id > 0 AND local_time >= 0 AND local_time < 24")
                        .count());
        assertEquals(
                totals(everything().channels(List.of(FLUX)).build())
                        .channels()
                        .get(0)
                        .count(),
                samples.filter(FLUX + " IS NOT NULL").count());
        samples.unpersist();
    }

    /** One whose inputs have two flags, and one of places. */
    @Test
    void derivedChannelsAreColumns() {
        Definition sum =
                new Definition("poes-proc", "both", "e3/90 + ted_total_eflux_atmo", "", null, "a sum", "a test");
        Definition place = new Definition("poes-proc", "dipole", "dipole_lat() * 2", "", null, "", "");
        store.definitions().addAll(List.of(sum, place));
        Dataset<Row> table = spark.read()
                .format("htm-st")
                .option("home", home.toString())
                .option("product", "poes-proc")
                .load();
        table.createOrReplaceTempView("derived");
        assertEquals("double", table.schema().apply("both").dataType().simpleString());
        SampleQuery query =
                everything().channels(List.of("both", "dipole", FLUX)).build();
        Aggregate expected = totals(query);
        Row sums = row("SELECT count(both), max(both), min(dipole), count(dipole) FROM derived");
        assertEquals(expected.channels().get(0).count(), sums.getLong(0));
        assertEquals(expected.channels().get(0).max(), sums.getDouble(1));
        assertEquals(expected.channels().get(1).min(), sums.getDouble(2));
        // Row by row, so that the store does not add up itself.
        Row rows = row("SELECT count(both), max(both) FROM (SELECT both FROM derived WHERE rand() >= 0)");
        assertEquals(expected.channels().get(0).count(), rows.getLong(0));
        assertEquals(expected.channels().get(0).max(), rows.getDouble(1));
        long above = totals(everything()
                        .channels(List.of("both"))
                        .where(List.of(ValueCondition.parse("both > 100")))
                        .build())
                .samples();
        assertTrue(above > 0);
        assertEquals(above, row("SELECT count(*) FROM derived WHERE both > 100").getLong(0));
        store.definitions().remove("both", Optional.empty());
        store.definitions().remove("dipole", Optional.empty());
    }

    @Test
    void rangesAreThoseOfTheStore() {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            double south = -90 + 170 * random.nextDouble();
            double north = Math.min(90, south + 40 * random.nextDouble());
            double west = -180 + 340 * random.nextDouble();
            double east = Math.min(179, west + 150 * random.nextDouble());
            Instant from = Instant.parse("2019-10-24T00:00:00Z").plusMillis(random.nextInt(80_000_000));
            Instant to = from.plusMillis(1 + random.nextInt(80_000_000));
            String satellite = random.nextBoolean() ? "noaa-15" : "noaa-18";
            double least = Math.pow(10, 1 + 4 * random.nextDouble());
            boolean byValue = random.nextBoolean();
            Region band = new LatitudeBand(south, north);
            Region region = random.nextBoolean()
                    ? new Intersection(List.of(band, new Lune(west, east)))
                    : new Intersection(List.of(band, new Cap(new LonLat(west, south), 50)));
            String place = region.toString().contains("Cap")
                    ? "in_cap(lon, lat, " + west + "D, " + south + "D, 50)"
                    : "lon BETWEEN " + west + "D AND " + east + "D";
            String sql = String.format(
                    Locale.ROOT,
                    "SELECT satellite, time, lon, lat, %s FROM samples WHERE lat >= %sD AND lat <= %sD AND %s AND time >= '%s' AND time < '%s'"
                            + " AND satellite = '%s'%s",
                    FLUX,
                    south,
                    north,
                    place,
                    from,
                    to,
                    satellite,
                    byValue ? " AND " + FLUX + " > " + (float) least + "F" : "");
            SampleQuery query = SampleQuery.builder(region, new TimeWindow(from.toEpochMilli(), to.toEpochMilli()))
                    .products(List.of("poes-proc"))
                    .satellites(List.of(satellite))
                    .channels(List.of(FLUX))
                    .where(
                            byValue
                                    ? List.of(new ValueCondition(FLUX, ValueCondition.Comparison.GT, (float) least))
                                    : List.of())
                    .build();
            List<String> rows = ofSpark(spark.sql(sql)).stream()
                    .filter(line -> !line.endsWith("NaN"))
                    .toList();
            assertEquals(ofStore(query), rows, () -> "-Dhtmst.seed=" + SEED + ": " + sql);
        }
    }

    @Test
    void whatIsPushedDownIsInThePlan() {
        String plan = plan("SELECT time, " + FLUX
                + " FROM samples WHERE in_region(lon, lat, 'saa') AND time >= '2019-10-24 06:00:00'"
                + " AND satellite IN ('noaa-15', 'noaa-18') AND (" + FLUX
                + " > 100 OR mep_ele_tel0_flux_e1 > 100) AND alt > 0 LIMIT 5");
        assertTrue(plan.contains("in Cap[centre=LonLat[lonDeg=-45.0, latDeg=-30.0], radiusDeg=45.0]"), plan);
        assertTrue(plan.contains("times [TimeWindow[startMs=1571896800000"), plan);
        assertTrue(plan.contains("where " + FLUX + " > 100.0 or mep_ele_tel0_flux_e1 > 100.0"), plan);
        // Altitudes are no business of the store's.
        assertTrue(plan.contains("Filter (isnotnull(alt"), plan);
        String limited = plan("SELECT time FROM samples WHERE lat > 60 LIMIT 5");
        assertTrue(limited.contains("limit 5"), limited);
        assertEquals(
                5, spark.sql("SELECT time FROM samples WHERE lat > 60 LIMIT 5").count());
        String totals = plan("SELECT count(*), max(" + FLUX + ") FROM samples WHERE lat > 60");
        assertTrue(totals.contains("totals [count(*), max(" + FLUX + ")]"), totals);
        assertFalse(totals.contains("Filter ("), totals);
    }

    @Test
    void totalsAreThoseOfTheStore() {
        Aggregate expected = totals(SampleQuery.builder(NamedRegion.SAA.region(), TimeText.parse("2019-10-24"))
                .products(List.of("poes-proc"))
                .channels(List.of(FLUX))
                .build());
        Aggregate all = totals(SampleQuery.builder(NamedRegion.SAA.region(), TimeText.parse("2019-10-24"))
                .products(List.of("poes-proc"))
                .build());
        Row row = row(String.format(
                Locale.ROOT,
                "SELECT count(*), count(%1$s), sum(%1$s), min(%1$s), max(%1$s), avg(%1$s) FROM samples"
                        + " WHERE in_region(lon, lat, 'saa') AND time >= '2019-10-24' AND time < '2019-10-25'",
                FLUX));
        Aggregate.ChannelTotals channel = expected.channels().get(0);
        assertEquals(all.samples(), row.getLong(0));
        assertEquals(channel.count(), row.getLong(1));
        assertEquals(channel.sum(), row.getDouble(2), 1e-12 * channel.sum());
        assertEquals((float) channel.min(), row.getFloat(3));
        assertEquals((float) channel.max(), row.getFloat(4));
        assertEquals(channel.mean(), row.getDouble(5), 1e-12 * channel.mean());
        assertEquals(
                0,
                row("SELECT count(*) FROM samples WHERE satellite = 'noaa-1'").getLong(0));
        Row nothing = row("SELECT count(*), max(" + FLUX + ") FROM samples WHERE lat > 91");
        assertEquals(0, nothing.getLong(0));
        assertTrue(nothing.isNullAt(1));
    }

    @Test
    void totalsBySatelliteAreThoseOfEach() {
        String sql =
                "SELECT satellite, count(*), count(%1$s), max(%1$s), avg(%1$s) FROM %2$s WHERE lat > 30 GROUP BY satellite"
                        + " ORDER BY satellite";
        String asked = String.format(Locale.ROOT, sql, FLUX, "samples");
        assertTrue(plan(asked).contains("by satellite"), plan(asked));
        List<Row> found = spark.sql(asked).collectAsList();
        // The same of rows that Spark groups itself.
        List<Row> expected = spark.sql(String.format(Locale.ROOT, sql, FLUX, "(SELECT * FROM samples LIMIT 100000000)"))
                .collectAsList();
        assertEquals(2, found.size());
        for (int i = 0; i < 2; i++) {
            for (int column = 0; column < 4; column++) {
                assertEquals(expected.get(i).get(column), found.get(i).get(column));
            }
            assertEquals(
                    expected.get(i).getDouble(4),
                    found.get(i).getDouble(4),
                    1e-9 * found.get(i).getDouble(4));
        }
        // A satellite without a value is a group, one without a sample is none.
        String none = "SELECT satellite, count(%1$s), max(%1$s) FROM samples WHERE %2$s GROUP BY satellite";
        assertEquals(
                0, spark.sql(String.format(Locale.ROOT, none, FLUX, "lat > 89")).count());
        assertEquals(
                1,
                spark.sql(String.format(Locale.ROOT, none, FLUX, "satellite = 'noaa-18'"))
                        .count());
        assertFalse(
                plan("SELECT count(*) FROM samples GROUP BY satellite, lat > 0").contains("totals"));
    }

    @Test
    void conditionsThatAreNotPushedDownAnswerLikeThoseThatAre() {
        // Each pair means the same; the second is hidden from the source.
        List<String[]> pairs = List.of(
                new String[] {"lon > 170 OR lon < -170", "abs(lon) > 170"},
                new String[] {
                    "NOT in_cap(lon, lat, -45, -30, 45)",
                    "sphere_distance_km(lon, lat, -45, -30) > radians(45) * 6371.0088"
                },
                new String[] {"satellite <> 'noaa-15'", "concat(satellite, '') <> 'noaa-15'"},
                new String[] {
                    "time < '2019-10-24 03:00:00' OR time >= '2019-10-24 21:00:00'",
                    "hour(time) < 3 OR hour(time) >= 21"
                },
                new String[] {FLUX + " BETWEEN 100 AND 1000", "coalesce(" + FLUX + ", -1) BETWEEN 100 AND 1000"},
                new String[] {
                    "in_region(lon, lat, 'POLYGON((0 0, 60 0, 60 60, 0 0))')",
                    "in_region(lon + 0 * lat, lat, 'POLYGON((0 0, 60 0, 60 60, 0 0))')"
                });
        for (String[] pair : pairs) {
            long pushed = row("SELECT count(*) FROM samples WHERE " + pair[0]).getLong(0);
            assertEquals(row("SELECT count(*) FROM samples WHERE " + pair[1]).getLong(0), pushed, pair[0]);
            assertTrue(pushed > 0, pair[0]);
            assertTrue(plan("SELECT count(*) FROM samples WHERE " + pair[0]).contains("totals"), pair[0]);
        }
        assertEquals(
                row("SELECT count(*) FROM samples WHERE in_cap(lon, lat, 0, 0, 30) AND lat > 0")
                        .getLong(0),
                row("SELECT sum(CASE WHEN in_cap(lon, lat, 0, 0, 30) AND lat > 0 THEN 1 ELSE 0 END) FROM samples")
                        .getLong(0));
    }

    @Test
    void functionsAreThoseOfTheLibrary() {
        LonLat place = new LonLat(12.5, -34.25);
        Row row = row(
                "SELECT htm_id(12.5, -34.25, 9), sphere_distance_km(0, 90, 0, -90), local_time(TIMESTAMP '2019-10-24 12:00:00', 45),"
                        + " in_region(300, -30, 'SAA'), in_cap(0, 0, 0, 1, 0.5), htm_cover('saa', 5)");
        assertEquals(TrixelId.of(place.unitVector(), 9), row.getLong(0));
        assertEquals(Math.PI * 6371.0088, row.getDouble(1), 1e-9);
        assertEquals(15.0, row.getDouble(2));
        assertTrue(row.getBoolean(3));
        assertFalse(row.getBoolean(4));
        assertEquals(
                Cover.of(NamedRegion.SAA.region(), 5, 1024).outer().ranges().stream()
                        .map(range -> List.of(range.first(), range.end() - 1))
                        .toList(),
                row.<Row>getList(5).stream()
                        .map(range -> List.of(range.getLong(0), range.getLong(1)))
                        .toList());
        // A cover holds what its region holds.
        assertEquals(
                0,
                row("SELECT count(*) FROM samples WHERE in_region(lon, lat, 'saa') AND NOT exists(htm_cover('saa', 5),"
                                + " r -> htm_id(lon, lat, 5) BETWEEN r.first AND r.last)")
                        .getLong(0));
        assertEquals(
                0,
                row("SELECT count(*) FROM samples WHERE abs(local_time(time, lon) - local_time) BETWEEN 2e-6 AND 23.9")
                        .getLong(0));
        assertTrue(assertThrows(Exception.class, () -> row("SELECT in_cap(1, 2)"))
                .getMessage()
                .contains("in_cap(lon, lat, centre_lon"));
        assertTrue(assertThrows(Exception.class, () -> row("SELECT in_region(1, 2, 'sea')"))
                .getMessage()
                .contains("give one of saa"));
    }

    @Test
    void productsAreTablesOfACatalog() {
        assertEquals(
                List.of("poes-proc", "poes-raw"),
                spark.sql("SHOW TABLES IN store").collectAsList().stream()
                        .map(row -> row.getString(1))
                        .toList());
        assertEquals(
                spark.table("samples").count(),
                row("SELECT count(*) FROM store.`poes-proc`").getLong(0));
        assertTrue(assertThrows(Exception.class, () -> spark.sql("DROP TABLE store.`poes-raw`"))
                .getMessage()
                .contains("htm-st load"));
    }

    @Test
    void rowsAreWrittenAsOneGranule() throws IOException {
        String hour =
                "FROM samples WHERE satellite = 'noaa-18' AND time >= '2019-10-24 05:00:00' AND time < '2019-10-24 06:00:00'";
        Dataset<Row> rows = spark.sql("SELECT 'noaa-77' AS satellite, time, lon, lat, alt, " + FLUX + " " + hour);
        write(rows.repartition(3));
        Dataset<Row> written = spark.sql(
                "SELECT satellite, time, lon, lat, " + FLUX + " FROM store.`poes-proc` WHERE satellite = 'noaa-77'");
        assertEquals(ofSpark(rows.drop("alt")), ofSpark(written));
        int granules = store.catalog().granules().size();
        // The same once more changes nothing, and what fails leaves nothing behind.
        write(rows);
        Exception doubled = assertThrows(Exception.class, () -> write(rows.union(rows)));
        assertTrue(String.valueOf(doubled.getMessage()).contains("two rows are of noaa-77"), doubled.toString());
        Exception high = assertThrows(Exception.class, () -> write(rows.selectExpr("*", "1 AS height")));
        assertTrue(high.getMessage().contains("'height' is no channel"), high.toString());
        assertEquals(granules, store.catalog().granules().size());
        store.remove(store.catalog().granules().stream()
                .filter(granule -> granule.fileName().equals("hour-from-spark"))
                .toList());
        assertEquals(granules - 1, store.catalog().granules().size());
    }

    private static void write(Dataset<Row> rows) {
        rows.write()
                .format("htm-st")
                .option("home", home.toString())
                .option("product", "poes-proc")
                .option("granule", "hour-from-spark")
                .mode("append")
                .save();
    }

    @Test
    void whatIsMissingIsTold() {
        var reader = spark.read().format("htm-st").option("home", home.toString());
        assertTrue(assertThrows(IllegalArgumentException.class, reader::load)
                .getMessage()
                .contains("poes-proc, poes-raw"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> reader.load("poes"))
                .getMessage()
                .contains("'poes' is unknown"));
        assertTrue(assertThrows(RuntimeException.class, () -> spark.read()
                        .format("htm-st")
                        .option("home", "no-such-folder")
                        .load())
                .getMessage()
                .contains("htm-st server start"));
        assertEquals(
                row("SELECT count(*) FROM samples WHERE in_region(lon, lat, 'saa')")
                        .getLong(0),
                reader.option("region", "saa").load("poes-proc").count());
    }
}
