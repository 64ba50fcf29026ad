package org.htmst.hbase.read;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.htmst.failure.HtmStException;
import org.htmst.grid.Trixel;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.codec.RunMap;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.read.chunk.CellFetch;
import org.htmst.hbase.read.chunk.ChunkCells;
import org.htmst.hbase.read.chunk.ChunkPlaces;
import org.htmst.hbase.read.chunk.ChunkValues;
import org.htmst.hbase.read.chunk.Selection;
import org.htmst.hbase.row.RowCells;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Relation;
import org.htmst.summary.Distribution;
import org.htmst.summary.Summary;
import org.htmst.time.LocalTime;
import org.htmst.track.Course;
import org.htmst.track.Direction;

/** Turns rows into the samples that answer. One instance serves one thread; its arrays are used again for every row. */
final class ChunkReader {

    private final ScanScope scope;
    private final Set<ScanTask.Test> tests;
    private final SampleQuery query;
    private final Courses courses;
    private final Shades shades;
    private final IntFunction<ChannelModels> models;
    private final CellFetch fetch;
    private final ScanCounters counters;
    private final ChunkValues values;
    private final ChunkPlaces places = new ChunkPlaces();
    private final Selection selection;
    private final Map<Long, Relation> relationOfTrixel = new HashMap<>();
    private final Map<Long, LonLat> centreOfTrixel = new HashMap<>();

    private long[] timeMs;
    private double[] lonDeg;
    private double[] latDeg;
    private ValueType positionType;

    /**
     * A reader of the rows of a task.
     *
     * @param models what the catalog has under a number
     * @param fetch gets what is found to be needed beside the columns of the plan
     */
    ChunkReader(
            ScanTask task,
            Courses courses,
            Shades shades,
            IntFunction<ChannelModels> models,
            CellFetch fetch,
            ScanCounters counters) {
        this.scope = task.scope();
        this.tests = task.tests();
        this.query = scope.query();
        this.courses = courses;
        this.shades = shades;
        this.models = models;
        this.fetch = fetch;
        this.counters = counters;
        this.values = new ChunkValues(query);
        this.selection = new Selection(query);
    }

    /** The samples of a row that answer, or null if none does. */
    SampleBatch read(RowCells row) {
        return asked(row, (key, source, satellite) -> {
            ChunkCells cells = new ChunkCells(row, source.geometry(), models, fetch);
            int n = select(cells, key, source, true);
            return selection.size() == 0 ? null : batch(n, satellite, source.columns());
        });
    }

    /** Adds the values of a row's samples that answer. */
    void add(RowCells row, Totals totals) {
        asked(row, (key, source, satellite) -> {
            ChunkCells cells = new ChunkCells(row, source.geometry(), models, fetch);
            int n = select(cells, key, source, false);
            addSelected(n, source, totals);
            return null;
        });
    }

    /** Adds a row's samples that answer to a summary. */
    void add(RowCells row, Summary summary) {
        boolean isAlike = summary.isAlikeIn(scope.layout().level());
        asked(row, (key, source, satellite) -> {
            ChunkCells cells = new ChunkCells(row, source.geometry(), models, fetch);
            long[] bins = isAlike ? bins(key, source, satellite, summary) : null;
            int n = select(cells, key, source, bins == null);
            if (selection.size() > 0) {
                if (bins == null) {
                    summary.add(batch(n, satellite, source.columns()), query.direction());
                } else {
                    addSelected(source, summary, summary.cell(bins));
                }
            }
            return null;
        });
    }

    /** The bins of all samples of a chunk; null if they are not all in the same. */
    private long[] bins(ChunkKey key, ScanScope.Source source, String satellite, Summary summary) {
        if (summary.groups().isEmpty()) {
            return new long[0];
        }
        LonLat centre = centreOfTrixel.computeIfAbsent(
                scope.layout().trixel(key.code()), id -> Trixel.of(id).centre());
        SampleBatch ends = new SampleBatch(
                satellite,
                source.columns().product(),
                ValueType.FLOAT64,
                new long[] {key.startMs(), ChunkKey.latestEndMs(key.startMs()) - 1},
                new double[] {centre.lonDeg(), centre.lonDeg()},
                new double[] {centre.latDeg(), centre.latDeg()},
                new double[2],
                source.columns().asked(),
                new double[source.columns().asked().size()][2]);
        long[] first = new long[summary.groups().size()];
        long[] last = new long[first.length];
        boolean isInside = summary.find(ends, 0, query.direction(), first)
                && summary.find(ends, 1, query.direction(), last)
                && Arrays.equals(first, last);
        return isInside ? first : null;
    }

    private void addSelected(ScanScope.Source source, Summary summary, Distribution[] into) {
        int[] samples = selection.samples();
        int[] places = summary.channels();
        for (int c = 0; c < into.length; c++) {
            int place = places[c];
            if (source.columns().asked().get(place) != null) {
                into[c].add(values.asked(place), samples, selection.size());
            }
        }
    }

    private void addSelected(int n, ScanScope.Source source, Totals totals) {
        int count = selection.size();
        totals.addSamples(count);
        for (int a = 0; count > 0 && a < source.columns().asked().size(); a++) {
            if (count == n) {
                totals.addValues(a, values.asked(a), n);
            } else {
                totals.addValues(a, values.asked(a), selection.samples(), count);
            }
        }
    }

    /** What to do with the chunk of a live granule and satellite that were asked for. */
    @FunctionalInterface
    private interface ChunkUse {
        SampleBatch use(ChunkKey key, ScanScope.Source source, String satellite);
    }

    private SampleBatch asked(RowCells row, ChunkUse use) {
        counters.rows.increment();
        if (row.isKept()) {
            counters.rowsKept.increment();
        }
        ChunkKey key = row.key();
        ScanScope.Source source = scope.source(key.granule());
        String satellite = scope.satellite(key.satellite());
        if (source == null || satellite == null || scope.isCovered(key)) {
            return null;
        }
        counters.bytesRead.add(row.bytesRead());
        try {
            SampleBatch batch = use.use(key, source, satellite);
            counters.samplesAnswered.add(selection.size());
            return batch;
        } catch (HtmStException e) {
            throw new HtmStException(
                    "granule " + key.granule() + " (" + source.granule().fileName() + "), chunk of code " + key.code()
                            + " from " + Instant.ofEpochMilli(key.startMs()) + ": " + e.getMessage(),
                    e.recoverable(),
                    e);
        }
    }

    private Relation relation(long code) {
        if (!tests.contains(ScanTask.Test.REGION)) {
            return Relation.INSIDE;
        }
        return relationOfTrixel.computeIfAbsent(scope.layout().trixel(code), id -> query.region()
                .relate(Trixel.of(id).triangle()));
    }

    /**
     * Selects the samples of a chunk that answer.
     *
     * @param rows whether times and positions are wanted; else they are decoded only as far as they decide
     * @return how many samples the chunk has
     */
    private int select(ChunkCells cells, ChunkKey key, ScanScope.Source source, boolean rows) {
        Relation relation = relation(key.code());
        if (relation == Relation.DISJOINT) {
            selection.selectAll(0);
            return 0;
        }
        List<Shades.Shade> shades = this.shades.of(key.granule(), key.satellite());
        boolean directed = query.direction() != Direction.BOTH;
        boolean timeDecides =
                tests.contains(ScanTask.Test.TIME) && (directed || !shades.isEmpty() || !scope.isInWindow(key));
        boolean whole = relation == Relation.INSIDE && !timeDecides;
        Geometry geometry = cells.geometry(key.startMs());
        int n = whole ? selectWhole(geometry.samples()) : selectRuns(cells.runMap(geometry), relation);
        places.open(geometry, n);
        values.open(cells, source, places, selection, n);
        if (!query.where().isEmpty()) {
            selection.retain((i, inRegion) -> values.meetConditions(i));
        }
        if (selection.size() == 0) {
            return n;
        }
        boolean placeDecides = query.localTime().isPresent() || !selection.isInRegion();
        if (timeDecides) {
            timeMs = places.timeMs();
        }
        if (rows) {
            // Before the others, so that all are decoded at once.
            places.altKm();
        }
        if (placeDecides) {
            lonDeg = places.lonDeg();
            latDeg = places.latDeg();
            positionType = places.positionType();
        }
        if (timeDecides) {
            selection.retain((i, inRegion) -> isInTime(i, shades));
        }
        if (placeDecides) {
            selection.retain(this::isInPlace);
        }
        if (directed && selection.size() > 0) {
            selectDirected(source.granule(), key.satellite());
        }
        selectPresent();
        return n;
    }

    /** Selects all {@code n} samples of a chunk. */
    private int selectWhole(int n) {
        counters.runs.add((n + RunMap.RUN - 1) / RunMap.RUN);
        counters.samplesTouched.add(n);
        selection.selectAll(n);
        return n;
    }

    /** Selects the samples of a chunk that its run map does not rule out; how many samples it has. */
    private int selectRuns(RunMap runs, Relation relation) {
        selection.select(runs, relation == Relation.INSIDE);
        counters.runs.add(runs.runs());
        counters.runsPruned.add(selection.pruned());
        counters.samplesTouched.add(selection.size());
        return runs.samples();
    }

    /** Whether a sample lies inside the window and is not answered by a later granule. */
    private boolean isInTime(int i, List<Shades.Shade> shades) {
        long time = timeMs[i];
        return query.times().contains(time)
                && (shades.isEmpty() || shades.stream().noneMatch(shade -> shade.hides(time)));
    }

    /** Whether a sample lies inside region and local time. */
    private boolean isInPlace(int i, boolean inRegion) {
        return (inRegion || query.region().contains(new LonLat(lonDeg[i], latDeg[i])))
                && (query.localTime().isEmpty()
                        || query.localTime().get().contains(LocalTime.of(timeMs[i], lonDeg[i], positionType)));
    }

    /** Keeps what was taken on the way asked for, and counts the others. */
    private void selectDirected(Granule granule, int satellite) {
        Course course = courses.of(granule, satellite);
        int before = selection.size();
        selection.retain((i, inRegion) -> course.isGone(query.direction(), timeMs[i]));
        counters.otherDirection.add(before - selection.size());
    }

    /** Keeps what has a value of any channel that was asked for, and counts the others and the values that are not there. */
    private void selectPresent() {
        if (selection.size() == 0 || query.channels().isEmpty()) {
            return;
        }
        boolean allPresent = query.keepFlagged();
        for (int a = 0; a < query.channels().size(); a++) {
            boolean complete = values.isComplete(a);
            allPresent |= complete;
            if (!complete) {
                countBlanks(a);
            }
        }
        if (!allPresent) {
            int before = selection.size();
            int[] flagged = new int[1];
            selection.retain((i, inRegion) -> {
                ChunkValues.Presence presence = values.presence(i);
                flagged[0] += presence == ChunkValues.Presence.FLAGGED ? 1 : 0;
                return presence == ChunkValues.Presence.PRESENT;
            });
            counters.leftOut.add(flagged[0], before - selection.size() - flagged[0]);
        }
    }

    private void countBlanks(int a) {
        int flagged = 0;
        int missing = 0;
        for (int s = 0; s < selection.size(); s++) {
            switch (values.presence(a, selection.samples()[s])) {
                case FLAGGED -> flagged++;
                case MISSING -> missing++;
                case PRESENT -> {}
            }
        }
        counters.blanks.get(a).add(flagged, missing);
    }

    private SampleBatch batch(int n, String satellite, ProductColumns columns) {
        int count = selection.size();
        double[][] asked = new double[columns.asked().size()][];
        for (int a = 0; a < asked.length; a++) {
            asked[a] = taken(values.asked(a), count, n);
        }
        return new SampleBatch(
                satellite,
                columns.product(),
                places.positionType(),
                count == n ? Arrays.copyOf(places.timeMs(), n) : gathered(places.timeMs(), count),
                taken(places.lonDeg(), count, n),
                taken(places.latDeg(), count, n),
                taken(places.altKm(), count, n),
                columns.asked(),
                asked);
    }

    /** Those of a chunk's {@code n} values whose samples are selected. */
    private double[] taken(double[] values, int count, int n) {
        if (count == n) {
            return Arrays.copyOf(values, n);
        }
        int[] selected = selection.samples();
        double[] taken = new double[count];
        for (int s = 0; s < count; s++) {
            taken[s] = values[selected[s]];
        }
        return taken;
    }

    private long[] gathered(long[] from, int count) {
        int[] selected = selection.samples();
        long[] gathered = new long[count];
        for (int s = 0; s < count; s++) {
            gathered[s] = from[selected[s]];
        }
        return gathered;
    }
}
