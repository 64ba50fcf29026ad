package org.htmst.hbase.scan;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.grid.Trixel;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.schema.ChunkKey;
import org.htmst.hbase.schema.Geometry;
import org.htmst.hbase.schema.RunMap;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Relation;
import org.htmst.time.LocalTime;

/** Turns rows into the samples that answer. One instance serves one thread; its arrays are used again for every row. */
final class ChunkReader {

    private final ScanPlan plan;
    private final SampleQuery query;
    private final ScanCounters counters;
    private final ChunkValues values;
    private final Selection selection;
    private final Map<Long, Relation> relationOfTrixel = new HashMap<>();

    private long[] timeMs = new long[0];
    private double[] lonDeg = new double[0];
    private double[] latDeg = new double[0];
    private double[] altKm = new double[0];

    ChunkReader(ScanPlan plan, ScanCounters counters) {
        this.plan = plan;
        this.query = plan.query();
        this.counters = counters;
        this.values = new ChunkValues(query);
        this.selection = new Selection(query);
    }

    /** The samples of a row that answer, or null if none does. */
    SampleBatch read(Result row) {
        return asked(row, (key, source, satellite) -> {
            Relation relation = relation(key.code());
            return relation == Relation.DISJOINT
                    ? null
                    : read(new ChunkCells(row, source.geometry()), key, source, satellite, relation);
        });
    }

    /** Adds the values of a row all of whose samples are inside the question. */
    void addWhole(Result row, Totals totals) {
        asked(row, (key, source, satellite) -> {
            ChunkCells cells = new ChunkCells(row, source.geometry());
            counters.bytesRead.add(cells.bytes());
            boolean geometry = source.columns().columns().isEmpty();
            int n = geometry ? cells.geometry(key.startMs()).samples() : cells.samplesOfChannels();
            values.open(cells, source, selectWhole(n));
            selectPresent();
            counters.samplesAnswered.add(selection.size());
            totals.addSamples(selection.size());
            for (int a = 0; a < source.columns().asked().size(); a++) {
                totals.addValues(a, taken(values.asked(a), selection.size(), n), selection.size());
            }
            return null;
        });
    }

    /** What to do with the chunk of a live granule and satellite that were asked for. */
    @FunctionalInterface
    private interface ChunkUse {
        SampleBatch use(ChunkKey key, ScanPlan.Source source, String satellite);
    }

    private SampleBatch asked(Result row, ChunkUse use) {
        counters.rows.increment();
        byte[] rowKey = row.getRow();
        ChunkKey key = plan.keys().decode(rowKey, 0, rowKey.length);
        ScanPlan.Source source = plan.source(key.granule());
        String satellite = plan.satellite(key.satellite());
        if (source == null || satellite == null) {
            return null;
        }
        try {
            return use.use(key, source, satellite);
        } catch (HtmStException e) {
            throw new HtmStException(
                    "granule " + key.granule() + " (" + source.granule().fileName() + "), chunk of code " + key.code()
                            + " from " + Instant.ofEpochMilli(key.startMs()) + ": " + e.getMessage(),
                    e.recoverable(),
                    e);
        }
    }

    private Relation relation(long code) {
        return relationOfTrixel.computeIfAbsent(plan.layout().trixel(code), id -> query.region()
                .relate(Trixel.of(id).triangle()));
    }

    private SampleBatch read(
            ChunkCells cells, ChunkKey key, ScanPlan.Source source, String satellite, Relation relation) {
        counters.bytesRead.add(cells.bytes());
        List<Shadows.Shadow> shadows = plan.shadows().of(key.granule(), satellite);
        boolean whole = relation == Relation.INSIDE && shadows.isEmpty() && plan.isInWindow(key);
        Geometry geometry = cells.geometry(key.startMs());
        int n = whole ? selectWhole(geometry.samples()) : selectRuns(geometry.runMap(), relation);
        values.open(cells, source, n);
        if (!query.where().isEmpty()) {
            selection.retain((i, inRegion) -> values.meetConditions(i));
        }
        if (selection.size() == 0) {
            return null;
        }
        makeRoom(n);
        geometry.times(timeMs, n);
        ValueType positionType = geometry.positions(lonDeg, latDeg, altKm, n);
        if (!whole) {
            selection.retain((i, inRegion) -> isInside(i, inRegion, shadows));
        }
        selectPresent();
        int count = selection.size();
        counters.samplesAnswered.add(count);
        return count == 0 ? null : batch(count, n, satellite, positionType, source.columns());
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

    /** Whether a sample lies inside region, window and local time and is not answered by a later granule. */
    private boolean isInside(int i, boolean inRegion, List<Shadows.Shadow> shadows) {
        long time = timeMs[i];
        return query.window().contains(time)
                && (inRegion || query.region().contains(new LonLat(lonDeg[i], latDeg[i])))
                && (query.localTime().isEmpty() || query.localTime().get().contains(LocalTime.hours(time, lonDeg[i])))
                && (shadows.isEmpty() || shadows.stream().noneMatch(shadow -> shadow.hides(time)));
    }

    /** Keeps what has a value of any channel that was asked for, and counts the others. */
    private void selectPresent() {
        if (query.channels().isEmpty() || query.keepFlagged() || values.areAllPresent()) {
            return;
        }
        long before = selection.size();
        int[] flagged = new int[1];
        selection.retain((i, inRegion) -> {
            ChunkValues.Presence presence = values.presence(i);
            flagged[0] += presence == ChunkValues.Presence.FLAGGED ? 1 : 0;
            return presence == ChunkValues.Presence.PRESENT;
        });
        counters.flagged.add(flagged[0]);
        counters.missing.add(before - selection.size() - flagged[0]);
    }

    private SampleBatch batch(int count, int n, String satellite, ValueType positionType, ProductColumns columns) {
        double[][] asked = new double[columns.asked().size()][];
        for (int a = 0; a < asked.length; a++) {
            asked[a] = taken(values.asked(a), count, n);
        }
        return new SampleBatch(
                satellite,
                columns.product(),
                positionType,
                count == n ? Arrays.copyOf(timeMs, n) : gathered(timeMs, count),
                count == n ? Arrays.copyOf(lonDeg, n) : gathered(lonDeg, count),
                count == n ? Arrays.copyOf(latDeg, n) : gathered(latDeg, count),
                count == n ? Arrays.copyOf(altKm, n) : gathered(altKm, count),
                columns.asked(),
                asked);
    }

    /** Those of a chunk's {@code n} values whose samples are selected. */
    private double[] taken(double[] values, int count, int n) {
        return count == n ? values : gathered(values, count);
    }

    private long[] gathered(long[] from, int count) {
        int[] selected = selection.samples();
        long[] gathered = new long[count];
        for (int s = 0; s < count; s++) {
            gathered[s] = from[selected[s]];
        }
        return gathered;
    }

    private double[] gathered(double[] from, int count) {
        int[] selected = selection.samples();
        double[] gathered = new double[count];
        for (int s = 0; s < count; s++) {
            gathered[s] = from[selected[s]];
        }
        return gathered;
    }

    private void makeRoom(int samples) {
        if (timeMs.length < samples) {
            timeMs = new long[samples];
            lonDeg = new double[samples];
            latDeg = new double[samples];
            altKm = new double[samples];
        }
    }
}
