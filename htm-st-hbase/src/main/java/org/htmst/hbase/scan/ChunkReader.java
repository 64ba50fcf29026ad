package org.htmst.hbase.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Result;
import org.htmst.grid.Trixel;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.schema.ChunkKey;
import org.htmst.hbase.schema.PositionBlock;
import org.htmst.hbase.schema.Qualifier;
import org.htmst.hbase.schema.RunMap;
import org.htmst.hbase.schema.TimeBlock;
import org.htmst.hbase.schema.ValueBlock;
import org.htmst.sample.Channel;
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
    private final Map<Long, Relation> relationOfTrixel = new HashMap<>();

    private long[] timeMs = new long[0];
    private double[] lonDeg = new double[0];
    private double[] latDeg = new double[0];
    private double[] altKm = new double[0];
    private int[] selected = new int[0];
    private double[][] column = new double[0][];

    ChunkReader(ScanPlan plan, ScanCounters counters) {
        this.plan = plan;
        this.query = plan.query();
        this.counters = counters;
    }

    /** The samples of a row that answer, or null if none does. */
    SampleBatch read(Result row) {
        counters.rows.increment();
        byte[] rowKey = row.getRow();
        ChunkKey key = plan.keys().decode(rowKey, 0, rowKey.length);
        ScanPlan.Source source = plan.source(key.granule());
        String satellite = plan.satellite(key.satellite());
        if (source == null || satellite == null) {
            return null;
        }
        Relation relation = relation(key.code());
        if (relation == Relation.DISJOINT) {
            return null;
        }
        try {
            return read(new ChunkCells(row, source.geometry()), key, source, satellite, relation);
        } catch (HtmStException e) {
            throw new HtmStException(
                    "granule " + key.granule() + " (" + source.granule().fileName() + "), chunk of code " + key.code()
                            + " from " + java.time.Instant.ofEpochMilli(key.startMs()) + ": " + e.getMessage(),
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
        Cell times = cells.geometry(Qualifier.TIMES);
        Cell runMap = cells.geometry(Qualifier.RUN_MAP);
        Cell positions = cells.geometry(Qualifier.POSITIONS);
        RunMap runs =
                RunMap.decode(runMap.getValueArray(), runMap.getValueOffset(), runMap.getValueLength(), key.startMs());
        int n = runs.samples();
        makeRoom(n, source.columns().columns().size());
        int count = selectRuns(runs, relation);
        if (count == 0) {
            return null;
        }
        TimeBlock.decode(
                times.getValueArray(), times.getValueOffset(), times.getValueLength(), key.startMs(), timeMs, 0, n);
        ValueType positionType = PositionBlock.decode(
                positions.getValueArray(),
                positions.getValueOffset(),
                positions.getValueLength(),
                lonDeg,
                latDeg,
                altKm,
                0,
                n);
        count = selectInside(count, relation == Relation.INSIDE, plan.shadows().of(key.granule(), satellite));
        if (count == 0) {
            return null;
        }
        ProductColumns columns = source.columns();
        decodeColumns(cells, columns, n);
        count = selectByValue(count, columns);
        counters.samplesAnswered.add(count);
        return count == 0 ? null : batch(count, satellite, positionType, columns);
    }

    /** Selects the samples of the runs that the run map does not rule out; how many. */
    private int selectRuns(RunMap runs, Relation relation) {
        TimeWindow window = query.window();
        Region region = query.region();
        int count = 0;
        int pruned = 0;
        for (int run = 0; run < runs.runs(); run++) {
            boolean out = runs.startMs(run) >= window.endMs()
                    || runs.endMs(run) <= window.startMs()
                    || relation == Relation.PARTIAL && region.relate(runs.bounds(run)) == Relation.DISJOINT;
            if (out) {
                pruned++;
                continue;
            }
            for (int i = runs.firstSample(run); i < runs.endSample(run); i++) {
                selected[count++] = i;
            }
        }
        counters.runs.add(runs.runs());
        counters.runsPruned.add(pruned);
        counters.samplesTouched.add(count);
        return count;
    }

    /** Keeps, of the selected, what lies inside region, window and local time and is not answered by a later granule. */
    private int selectInside(int count, boolean chunkInside, long[] shadow) {
        TimeWindow window = query.window();
        Region region = query.region();
        int kept = 0;
        for (int s = 0; s < count; s++) {
            int i = selected[s];
            boolean inside = window.contains(timeMs[i])
                    && (chunkInside || region.contains(new LonLat(lonDeg[i], latDeg[i])))
                    && (query.localTime().isEmpty()
                            || query.localTime().get().contains(LocalTime.hours(timeMs[i], lonDeg[i])))
                    && (shadow == null || Arrays.binarySearch(shadow, timeMs[i]) < 0);
            if (inside) {
                selected[kept++] = i;
            }
        }
        return kept;
    }

    private void decodeColumns(ChunkCells cells, ProductColumns columns, int n) {
        for (int c = 0; c < columns.columns().size(); c++) {
            ChannelEntry entry = columns.columns().get(c);
            Cell cell = cells.channel(entry.number());
            if (cell == null) {
                // A flag column that is absent is clear; any other that is absent was not in the file.
                Arrays.fill(column[c], 0, n, columns.isFlag(entry.channel()) ? 0 : Double.NaN);
                continue;
            }
            try {
                ValueBlock.decode(cell.getValueArray(), cell.getValueOffset(), cell.getValueLength(), column[c], 0, n);
            } catch (HtmStException e) {
                throw new HtmStException(
                        "channel " + entry.channel().name() + ": " + e.getMessage(), e.recoverable(), e);
            }
        }
    }

    /** Keeps, of the selected, what meets every condition and has a value of any channel that was asked for. */
    private int selectByValue(int count, ProductColumns columns) {
        int kept = 0;
        long flagged = 0;
        long missing = 0;
        for (int s = 0; s < count; s++) {
            int i = selected[s];
            if (!meetsConditions(i, columns)) {
                continue;
            }
            switch (presence(i, columns)) {
                case PRESENT -> selected[kept++] = i;
                case FLAGGED -> flagged++;
                case MISSING -> missing++;
            }
        }
        counters.flagged.add(flagged);
        counters.missing.add(missing);
        return kept;
    }

    private enum Presence {
        PRESENT,
        FLAGGED,
        MISSING
    }

    private Presence presence(int i, ProductColumns columns) {
        if (query.channels().isEmpty() || query.keepFlagged()) {
            return Presence.PRESENT;
        }
        Presence best = Presence.MISSING;
        for (int a = 0; a < columns.asked().size(); a++) {
            Channel channel = columns.asked().get(a);
            if (channel != null && !channel.isMissing(column[columns.askedColumn()[a]][i])) {
                if (!isFlagged(columns.askedFlag()[a], i)) {
                    return Presence.PRESENT;
                }
                best = Presence.FLAGGED;
            }
        }
        return best;
    }

    private boolean meetsConditions(int i, ProductColumns columns) {
        for (int w = 0; w < query.where().size(); w++) {
            int c = columns.whereColumn()[w];
            double value = column[c][i];
            if (columns.columns().get(c).channel().isMissing(value)
                    || isFlagged(columns.whereFlag()[w], i)
                    || !query.where().get(w).test(value)) {
                return false;
            }
        }
        return true;
    }

    private boolean isFlagged(int flagColumn, int i) {
        return flagColumn >= 0 && column[flagColumn][i] != 0;
    }

    private SampleBatch batch(int count, String satellite, ValueType positionType, ProductColumns columns) {
        List<Channel> asked = columns.asked();
        double[][] values = new double[asked.size()][count];
        for (int a = 0; a < asked.size(); a++) {
            Channel channel = asked.get(a);
            if (channel == null) {
                Arrays.fill(values[a], Double.NaN);
                continue;
            }
            double[] from = column[columns.askedColumn()[a]];
            int flag = columns.askedFlag()[a];
            for (int s = 0; s < count; s++) {
                double value = from[selected[s]];
                values[a][s] = channel.isMissing(value) || isFlagged(flag, selected[s]) ? Double.NaN : value;
            }
        }
        long[] times = new long[count];
        for (int s = 0; s < count; s++) {
            times[s] = timeMs[selected[s]];
        }
        return new SampleBatch(
                satellite,
                columns.product(),
                positionType,
                times,
                gather(lonDeg, count),
                gather(latDeg, count),
                gather(altKm, count),
                asked,
                values);
    }

    private double[] gather(double[] from, int count) {
        double[] gathered = new double[count];
        for (int s = 0; s < count; s++) {
            gathered[s] = from[selected[s]];
        }
        return gathered;
    }

    private void makeRoom(int samples, int columns) {
        if (timeMs.length < samples) {
            timeMs = new long[samples];
            lonDeg = new double[samples];
            latDeg = new double[samples];
            altKm = new double[samples];
            selected = new int[samples];
            column = new double[0][];
        }
        if (column.length < columns) {
            column = new double[columns][timeMs.length];
        }
    }
}
