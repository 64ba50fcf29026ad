package org.htmst.spark.job;

import java.io.Serializable;
import java.sql.Timestamp;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.htmst.answer.map.MapMaker;
import org.htmst.answer.map.MapRequest;
import org.htmst.answer.map.MapSeries;
import org.htmst.answer.map.MemoryLimit;
import org.htmst.grid.Trixel;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.query.QueryLimits;
import org.htmst.spark.product.OpenStores;
import org.htmst.spark.product.StorePlace;
import org.htmst.spark.product.TableQuestion;
import org.htmst.sphere.LonLat;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;

/**
 * Maps by local time of the samples of a window: what one task of Spark makes.
 *
 * @param place where the store is
 * @param request what maps, of which samples
 * @param tasks of the store that read these
 */
public record MapJob(StorePlace place, MapRequest request, List<ScanTask> tasks) implements Serializable {

    /** A row a bin and trixel. */
    private static final StructType SCHEMA = new StructType()
            .add(
                    "window_start",
                    DataTypes.TimestampType,
                    true,
                    "of the window of the samples; null if they are of all times")
            .add("window_end", DataTypes.TimestampType, true, "the first instant after it")
            .add("local_time_from", DataTypes.DoubleType, false, "of the bin, hours, by the axis that was chosen")
            .add("local_time_to", DataTypes.DoubleType, false, "the first hour after it")
            .add("htm_id", DataTypes.LongType, false, "trixel, of the level of the maps")
            .add("lon", DataTypes.DoubleType, false, "of its centre, degrees east, -180 to 180 (excluded)")
            .add("lat", DataTypes.DoubleType, false, "of its centre, degrees")
            .add("value", DataTypes.DoubleType, true, "null where a trixel is empty")
            .add("count", DataTypes.IntegerType, false, "samples that made the value")
            .add("distance_km", DataTypes.DoubleType, true, "from the centre to the nearest of these samples")
            .add("origin", DataTypes.StringType, false, "measured, interpolated or empty");

    /**
     * The rows of the maps of a series of windows, a task for each.
     *
     * @param question which samples; in no region, since a map is of the whole globe
     * @param channel by any of its names
     * @param options as {@link MapOptions} reads them
     * @throws IllegalArgumentException if an option says what it cannot, samples are confined to a region, or a series has no start or end
     */
    public static Dataset<Row> of(
            SparkSession session, TableQuestion question, String channel, Map<String, String> options) {
        MapOptions how = MapOptions.parse(options);
        if (!question.places().isEmpty()) {
            throw new IllegalArgumentException("maps are of the whole globe, and the samples are " + question
                    + "; narrow them by time, satellite and values alone, and the maps by their trixels");
        }
        StorePlace place = question.product().place();
        StoreView view = OpenStores.of(place).view();
        MapRequest whole = new MapRequest(
                channel,
                question.times(),
                question.satellites().stream().sorted().toList(),
                List.of(question.product().name()),
                question.where(),
                how.direction(),
                how.bins(),
                how.parameters());
        List<MapJob> jobs = requests(whole, question, how).stream()
                .map(request -> new MapJob(place, request, view.tasks(request.query())))
                .filter(job -> !job.tasks.isEmpty())
                .toList();
        return session.createDataFrame(
                TaskRows.of(session, jobs, MapJob.class, MapJob::tasks).flatMap(MapJob::rows), SCHEMA);
    }

    /** The request for each window. */
    private static List<MapRequest> requests(MapRequest whole, TableQuestion question, MapOptions how) {
        if (question.isEmpty()) {
            return List.of();
        }
        if (how.every().isEmpty()) {
            return List.of(whole);
        }
        TimeWindow times = whole.times().hull();
        if (times.startMs() == TimeAxis.MIN_MS || times.endMs() == TimeAxis.END_MS) {
            throw new IllegalArgumentException(
                    "option every cuts the time of the samples into windows, and they have no "
                            + (times.startMs() == TimeAxis.MIN_MS ? "start" : "end")
                            + "; filter them by time >= START AND time < END");
        }
        return MapSeries.windows(whole.times(), how.every().get()).stream()
                .map(whole::withWindow)
                .toList();
    }

    /** The rows of the window's maps; none if it has no sample. */
    private Iterator<Row> rows() {
        List<TrixelGrid> grids;
        try (SampleScan scan = OpenStores.of(place).scan(tasks, QueryLimits.NONE)) {
            grids = MapMaker.grids(request, scan, memory());
        }
        return IntStream.range(0, grids.size())
                .boxed()
                .flatMap(bin -> rows(request.bins().windows().get(bin), grids.get(bin)))
                .iterator();
    }

    /** Spark needs the other half. */
    private static MemoryLimit memory() {
        return new MemoryLimit(Runtime.getRuntime().maxMemory() / 2, "raise spark.executor.memory", 0);
    }

    private Stream<Row> rows(LocalTimeWindow bin, TrixelGrid grid) {
        TimeWindow window = request.times().hull();
        Timestamp start = window.startMs() == TimeAxis.MIN_MS ? null : new Timestamp(window.startMs());
        Timestamp end = window.endMs() == TimeAxis.END_MS ? null : new Timestamp(window.endMs());
        return IntStream.range(0, grid.size()).mapToObj(i -> {
            LonLat centre = Trixel.of(grid.trixelId(i)).centre();
            return RowFactory.create(
                    start,
                    end,
                    bin.fromHour(),
                    bin.toHour(),
                    grid.trixelId(i),
                    centre.signedLonDeg(),
                    centre.latDeg(),
                    orNull(grid.value()[i]),
                    grid.count()[i],
                    orNull(grid.distanceKm()[i]),
                    grid.originOf(i).name().toLowerCase(Locale.ROOT));
        });
    }

    private static Double orNull(double number) {
        return Double.isNaN(number) ? null : (Double) number;
    }
}
