package org.htmst.hbase.scan;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.grid.Trixel;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.schema.ChunkKey;
import org.htmst.hbase.schema.PositionBlock;
import org.htmst.hbase.schema.Qualifier;
import org.htmst.hbase.schema.RunMap;
import org.htmst.hbase.schema.TimeBlock;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.time.LocalTime;
import org.htmst.time.TimeWindow;

/** Turns rows into the samples that answer. One instance serves one thread; its arrays are used again for every row. */
final class ChunkReader {

    private final ScanPlan plan;
    private final SampleQuery query;
    private final ScanCounters counters;
    private final ChunkValues values;
    private final RunSelection runSelection;
    private final Map<Long, Relation> relationOfTrixel = new HashMap<>();

    private long[] timeMs = new long[0];
    private double[] lonDeg = new double[0];
    private double[] latDeg = new double[0];
    private double[] altKm = new double[0];
    private int[] selected = new int[0];

    ChunkReader(ScanPlan plan, ScanCounters counters) {
        this.plan = plan;
        this.query = plan.query();
        this.counters = counters;
        this.values = new ChunkValues(query);
        this.runSelection = new RunSelection(query);
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
            Cell runMap = cells.geometry(Qualifier.RUN_MAP);
            int n = RunMap.samples(runMap.getValueArray(), runMap.getValueOffset(), runMap.getValueLength());
            counters.runs.add((n + RunMap.RUN - 1) / RunMap.RUN);
            counters.samplesTouched.add(n);
            values.decode(cells, source.columns(), source.granule(), n);
            makeRoom(n);
            int count = selectByValue(selectAll(n));
            counters.samplesAnswered.add(count);
            totals.addSamples(count);
            for (int a = 0; a < source.columns().asked().size(); a++) {
                totals.addValues(a, values.asked(a, selected, count), count);
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
        Cell runMap = cells.geometry(Qualifier.RUN_MAP);
        List<Shadows.Shadow> shadows = plan.shadows().of(key.granule(), satellite);
        boolean whole = relation == Relation.INSIDE && shadows.isEmpty() && plan.isInWindow(key);
        int n;
        if (whole) {
            n = RunMap.samples(runMap.getValueArray(), runMap.getValueOffset(), runMap.getValueLength());
            counters.runs.add((n + RunMap.RUN - 1) / RunMap.RUN);
            counters.samplesTouched.add(n);
        } else {
            RunMap runs = RunMap.decode(
                    runMap.getValueArray(), runMap.getValueOffset(), runMap.getValueLength(), key.startMs());
            n = runs.samples();
            runSelection.select(runs, relation == Relation.INSIDE);
            counters.runs.add(runs.runs());
            counters.runsPruned.add(runSelection.pruned());
            counters.samplesTouched.add(runSelection.size());
            if (runSelection.size() == 0) {
                return null;
            }
        }
        makeRoom(n);
        ValueType positionType = decodeGeometry(cells, key, n);
        int count = whole ? selectAll(n) : selectInside(shadows);
        if (count == 0) {
            return null;
        }
        ProductColumns columns = source.columns();
        values.decode(cells, columns, source.granule(), n);
        count = selectByValue(count);
        counters.samplesAnswered.add(count);
        return count == 0 ? null : batch(count, n, satellite, positionType, columns);
    }

    private ValueType decodeGeometry(ChunkCells cells, ChunkKey key, int n) {
        Cell times = cells.geometry(Qualifier.TIMES);
        Cell positions = cells.geometry(Qualifier.POSITIONS);
        TimeBlock.decode(
                times.getValueArray(), times.getValueOffset(), times.getValueLength(), key.startMs(), timeMs, 0, n);
        return PositionBlock.decode(
                positions.getValueArray(),
                positions.getValueOffset(),
                positions.getValueLength(),
                lonDeg,
                latDeg,
                altKm,
                0,
                n);
    }

    private int selectAll(int n) {
        for (int i = 0; i < n; i++) {
            selected[i] = i;
        }
        return n;
    }

    /** Selects, of the runs selected, what lies inside region, window and local time and is not answered by a later granule. */
    private int selectInside(List<Shadows.Shadow> shadows) {
        TimeWindow window = query.window();
        Region region = query.region();
        int kept = 0;
        for (int s = 0; s < runSelection.size(); s++) {
            int i = runSelection.sample(s);
            long time = timeMs[i];
            boolean inside = window.contains(time)
                    && (runSelection.inRegion(s) || region.contains(new LonLat(lonDeg[i], latDeg[i])))
                    && (query.localTime().isEmpty()
                            || query.localTime().get().contains(LocalTime.hours(time, lonDeg[i])))
                    && (shadows.isEmpty() || shadows.stream().noneMatch(shadow -> shadow.hides(time)));
            if (inside) {
                selected[kept++] = i;
            }
        }
        return kept;
    }

    /** Keeps, of the selected, what meets every condition and has a value of any channel that was asked for. */
    private int selectByValue(int count) {
        int kept = 0;
        long flagged = 0;
        long missing = 0;
        for (int s = 0; s < count; s++) {
            int i = selected[s];
            if (!values.meetConditions(i)) {
                continue;
            }
            switch (values.presence(i)) {
                case PRESENT -> selected[kept++] = i;
                case FLAGGED -> flagged++;
                case MISSING -> missing++;
            }
        }
        counters.flagged.add(flagged);
        counters.missing.add(missing);
        return kept;
    }

    private SampleBatch batch(int count, int n, String satellite, ValueType positionType, ProductColumns columns) {
        double[][] asked = new double[columns.asked().size()][];
        for (int a = 0; a < asked.length; a++) {
            asked[a] = values.asked(a, selected, count);
        }
        boolean all = count == n;
        return new SampleBatch(
                satellite,
                columns.product(),
                positionType,
                all ? Arrays.copyOf(timeMs, n) : gathered(timeMs, count),
                all ? Arrays.copyOf(lonDeg, n) : gathered(lonDeg, count),
                all ? Arrays.copyOf(latDeg, n) : gathered(latDeg, count),
                all ? Arrays.copyOf(altKm, n) : gathered(altKm, count),
                columns.asked(),
                asked);
    }

    private long[] gathered(long[] from, int count) {
        long[] gathered = new long[count];
        for (int s = 0; s < count; s++) {
            gathered[s] = from[selected[s]];
        }
        return gathered;
    }

    private double[] gathered(double[] from, int count) {
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
            selected = new int[samples];
        }
    }
}
