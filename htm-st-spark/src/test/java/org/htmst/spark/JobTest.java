package org.htmst.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.htmst.answer.map.MapMaker;
import org.htmst.answer.map.MapProvenance;
import org.htmst.answer.map.MapRequest;
import org.htmst.answer.map.MapSeries;
import org.htmst.answer.map.MemoryLimit;
import org.htmst.answer.summary.SummaryMaker;
import org.htmst.hbase.store.Store;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.SpanText;
import org.htmst.region.text.TimeText;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Summaries and maps as jobs of Spark, beside what makes those of the commands. */
class JobTest {

    private static final List<String> STATISTICS =
            List.of("count", "mean", "log-mean", "sd", "min", "max", "median", "p99.9");

    private static SparkSession spark;
    private static Store store;

    @BeforeAll
    static void start() {
        spark = SparkStore.spark();
        store = SparkStore.store();
    }

    private static SampleQuery.Builder query(Region region, String time) {
        return SampleQuery.builder(region, time.isEmpty() ? TimeWindow.ALWAYS : TimeText.parse(time))
                .products(List.of("poes-proc"));
    }

    /** The lines of the store's own summary, sorted; from samples alone. */
    private static List<String> expected(SampleQuery query, List<String> groups) throws IOException {
        return new SummaryMaker(store, false, QueryLimits.NONE)
                        .summary(query, groups.stream().map(GroupText::parse).toList())
                        .table(STATISTICS.stream().map(Statistic::parse).toList())
                        .rows()
                        .stream()
                        .map(JobTest::line)
                        .sorted()
                        .toList();
    }

    private static String line(List<Object> cells) {
        return cells.stream()
                .map(cell -> cell instanceof Double number && number.isNaN() ? "" : String.valueOf(cell))
                .reduce("", (a, b) -> a + " " + b);
    }

    private static List<String> lines(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> {
                    List<Object> cells = new ArrayList<>();
                    for (int i = 0; i < row.length(); i++) {
                        Object cell = row.get(i);
                        cells.add(cell instanceof Timestamp time ? time.toInstant() : cell == null ? "" : cell);
                    }
                    return line(cells);
                })
                .sorted()
                .toList();
    }

    @Test
    void summariesAreThoseOfTheCommand() throws IOException {
        String flux = SparkStore.FLUX;
        Region cap = new Cap(new LonLat(-45, -30), 40);
        check("true", query(Region.SPHERE, ""), "e3/90,e1/0", "time:6h,L_IGRF:0.5");
        check("true", query(Region.SPHERE, ""), "e3/90", "");
        check("true", query(Region.SPHERE, ""), "L_IGRF", "satellite,direction,lat:30");
        check("in_cap(lon, lat, -45, -30, 40)", query(cap, ""), "e3/90", "trixel:3,local-time:3");
        check(
                "satellite = 'noaa-18' AND time >= '2019-10-24 05:00' AND time < '2019-10-24 09:30' AND " + flux
                        + " > 100",
                query(Region.SPHERE, "2019-10-24T05:00Z/2019-10-24T09:30Z")
                        .satellites(List.of("noaa-18"))
                        .where(List.of(ValueCondition.parse(flux + " > 100"))),
                "e3/90,MLT",
                "lon:20/60/180,MLT:1");
        check("lat > 91", query(new Cap(new LonLat(0, 90), 0), ""), "e3/90", "satellite");
    }

    private static void check(String condition, SampleQuery.Builder query, String channels, String groups)
            throws IOException {
        spark.table("samples").filter(condition).createOrReplaceTempView("some");
        List<String> expected = expected(
                query.channels(List.of(channels.split(","))).build(),
                Stream.of(groups.split(",")).filter(text -> !text.isEmpty()).toList());
        String statistics = String.join(",", STATISTICS);
        assertEquals(
                expected, lines(HtmStFrames.summarize(spark.table("some"), channels, groups, statistics)), condition);
        String sql = String.format(
                Locale.ROOT, "SELECT * FROM htm_summarize('some', '%s', '%s', '%s')", channels, groups, statistics);
        assertEquals(expected, lines(spark.sql(sql)), sql);
    }

    @Test
    void summariesAreTablesWithTypes() {
        Dataset<Row> days = spark.sql("SELECT * FROM htm_summarize('samples', 'e3/90', 'time:1d,satellite')");
        assertEquals(
                "time_from timestamp, time_to timestamp, satellite string, e3_90_count bigint, e3_90_mean double,"
                        + " e3_90_median double, e3_90_p95 double",
                Stream.of(days.schema().fields())
                        .map(field -> field.name().replace('/', '_') + " "
                                + field.dataType().simpleString())
                        .reduce((a, b) -> a + ", " + b)
                        .orElseThrow());
        assertEquals(
                spark.table("samples").count(),
                spark.sql("SELECT sum(`L_IGRF_count`) FROM htm_summarize('samples', 'L_IGRF', 'satellite')")
                                .collectAsList()
                                .get(0)
                                .getLong(0)
                        + spark.table("samples").filter("L_IGRF IS NULL").count());
        for (String wrong : List.of(
                "htm_summarize('samples', 'e3/90', 'pass')",
                "htm_summarize('samples', 'e3/90', 'time:1d', 'mode')",
                "htm_summarize('samples', 'no-such')",
                "htm_summarize('samples')")) {
            assertThrows(Exception.class, () -> spark.sql("SELECT * FROM " + wrong), wrong);
        }
        Exception odd = assertThrows(
                IllegalArgumentException.class,
                () -> HtmStFrames.summarize(spark.table("samples").filter("second(time) = 1"), "e3/90", "", ""));
        assertTrue(odd.getMessage().contains("looks up itself"), odd.getMessage());
    }

    @Test
    void mapsAreThoseOfTheCommand() throws IOException {
        InterpolationParameters rough = InterpolationParameters.of(4, 900, 2);
        check(
                "time >= '2019-10-24' AND time < '2019-10-25'",
                new MapRequest(
                        "e3/90",
                        TimeWindows.of(TimeText.parse("2019-10-24")),
                        List.of(),
                        List.of("poes-proc"),
                        List.of(),
                        Direction.BOTH,
                        LocalTimeBins.equal(2),
                        rough),
                Map.of("every", "10h", "bins", "2", "level", "4", "radius-km", "900", "power", "2"));
        check(
                "satellite = 'noaa-18' AND mep_ele_tel90_flux_e3 > 50 AND time >= '2019-10-24' AND time < '2019-10-25'",
                new MapRequest(
                        "e3/90",
                        TimeWindows.of(TimeText.parse("2019-10-24")),
                        List.of("noaa-18"),
                        List.of("poes-proc"),
                        List.of(ValueCondition.parse("mep_ele_tel90_flux_e3 > 50")),
                        Direction.ASCENDING,
                        LocalTimeBins.equal(LocalTimeAxis.MAGNETIC_LOCAL_TIME, 3),
                        rough.withSpace(ValueSpace.LOG10).withMinSamples(2)),
                Map.of(
                        "every",
                        "1d",
                        "bins",
                        "3",
                        "level",
                        "4",
                        "radius-km",
                        "900",
                        "power",
                        "2",
                        "SPACE",
                        "log10",
                        "min-samples",
                        "2",
                        "axis",
                        "magnetic-local-time",
                        "direction",
                        "ascending"));
    }

    private static void check(String condition, MapRequest request, Map<String, String> options) throws IOException {
        MapMaker maker = new MapMaker(
                store,
                new MemoryLimit(Runtime.getRuntime().maxMemory(), "", 0),
                new MapProvenance(store.catalog(), Instant.EPOCH, ""));
        List<String> expected = new ArrayList<>();
        for (TimeWindow window : MapSeries.windows(request.times(), SpanText.parse(options.get("every")))) {
            MapMaker.Result result = maker.make(request.withWindow(window));
            // Of windows without samples there are no maps, as in a series of the command.
            List<TrixelGrid> grids =
                    result.samples() == 0 ? List.of() : result.maps().grids();
            for (int bin = 0; bin < grids.size(); bin++) {
                TrixelGrid grid = grids.get(bin);
                for (int i = 0; i < grid.size(); i++) {
                    expected.add(line(List.of(
                            Instant.ofEpochMilli(window.startMs()),
                            Instant.ofEpochMilli(window.endMs()),
                            request.bins().windows().get(bin).fromHour(),
                            grid.trixelId(i),
                            grid.value()[i],
                            grid.count()[i],
                            grid.distanceKm()[i],
                            grid.originOf(i).name().toLowerCase(Locale.ROOT))));
                }
            }
        }
        expected.sort(null);
        List<String> columns =
                List.of("window_end", "local_time_from", "htm_id", "value", "count", "distance_km", "origin");
        Dataset<Row> samples = spark.table("samples").filter(condition);
        Dataset<Row> maps = HtmStFrames.interpolate(samples, request.channel(), options);
        assertEquals(expected, lines(maps.select("window_start", columns.toArray(String[]::new))));
        assertTrue(expected.stream().anyMatch(line -> line.endsWith("interpolated")));
        // A trixel is that of its centre.
        assertEquals(0, maps.filter("htm_id(lon, lat, 4) <> htm_id").count());
        assertEquals(
                expected.size() / grids(options),
                maps.select("window_start", "htm_id").distinct().count());
        samples.createOrReplaceTempView("some");
        List<String> pairs = options.entrySet().stream()
                .map(option -> "'" + option.getKey() + "', '" + option.getValue() + "'")
                .toList();
        assertEquals(
                lines(maps),
                lines(spark.sql("SELECT * FROM htm_interpolate('some', '" + request.channel() + "', map("
                        + String.join(", ", pairs) + "))")));
    }

    private static int grids(Map<String, String> options) {
        return Integer.parseInt(options.get("bins"));
    }

    @Test
    void whatMapsCannotBeMadeOfIsTold() {
        Dataset<Row> samples = spark.table("samples");
        for (Map<String, String> wrong : List.of(
                Map.of("every", "1d"),
                Map.of("levels", "5"),
                Map.of("level", "high"),
                Map.of("from", "tiles"),
                Map.of("statistic", "mode"))) {
            String option = wrong.keySet().iterator().next();
            String message = assertThrows(
                            IllegalArgumentException.class, () -> HtmStFrames.interpolate(samples, "e3/90", wrong))
                    .getMessage();
            assertTrue(message.contains("option " + option) || message.contains("'" + option + "'"), message);
        }
        String place = assertThrows(
                        IllegalArgumentException.class,
                        () -> HtmStFrames.interpolate(samples.filter("lat > 0"), "e3/90", Map.of()))
                .getMessage();
        assertTrue(place.contains("whole globe"), place);
    }
}
