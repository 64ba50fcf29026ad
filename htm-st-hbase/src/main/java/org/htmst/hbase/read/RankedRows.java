package org.htmst.hbase.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.codec.RunMap;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.read.chunk.CellFetch;
import org.htmst.hbase.read.chunk.ChunkCells;
import org.htmst.hbase.row.RowCells;
import org.htmst.hbase.row.RowReader;
import org.htmst.sample.SampleBatch;

/**
 * The rows of one task, the one with the nearest run first; those whose runs are all too far are not decoded. To be used once, by one
 * thread, and closed.
 */
final class RankedRows implements AutoCloseable {

    private final ScanScope scope;
    private final RowReader rows;
    private final ChunkReader chunks;
    private final IntFunction<ChannelModels> models;

    RankedRows(ScanScope scope, RowReader rows, ChunkReader chunks, IntFunction<ChannelModels> models) {
        this.scope = scope;
        this.rows = rows;
        this.chunks = chunks;
        this.models = models;
    }

    private record Ranked(RowCells row, double far) {}

    /** Hands over the samples of rows that matter. */
    void read(RunBound bound, Consumer<SampleBatch> use) {
        List<Ranked> ranked = new ArrayList<>();
        for (RowCells row = rows.next(); row != null; row = rows.next()) {
            double far = far(row, bound);
            if (far <= bound.most()) {
                ranked.add(new Ranked(row, far));
            }
        }
        ranked.sort(Comparator.comparingDouble(Ranked::far));
        for (Ranked next : ranked) {
            if (next.far() > bound.most()) {
                return;
            }
            SampleBatch batch = rows.use(next.row(), chunks::read);
            if (batch != null) {
                use.accept(batch);
            }
        }
    }

    /** At most how far any sample of a row is; infinity if it is not asked for. */
    private double far(RowCells row, RunBound bound) {
        ChunkKey key = row.key();
        ScanScope.Source source = scope.source(key.granule());
        if (source == null || scope.satellite(key.satellite()) == null) {
            return Double.POSITIVE_INFINITY;
        }
        double ofTime = bound.ofTime(key.startMs(), ChunkKey.latestEndMs(key.startMs()));
        if (ofTime > bound.most()) {
            return ofTime;
        }
        try {
            ChunkCells cells = new ChunkCells(row, source.geometry(), models, CellFetch.NOTHING);
            Geometry geometry = cells.geometry(key.startMs());
            RunMap runs = cells.runMap(geometry);
            double far = Double.POSITIVE_INFINITY;
            for (int run = 0; run < runs.runs(); run++) {
                far = Math.min(far, bound.of(runs.bounds(run), runs.startMs(run), runs.endMs(run)));
            }
            return far;
        } catch (HtmStException e) {
            // Whoever reads the row says what is wrong with it.
            return ofTime;
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
