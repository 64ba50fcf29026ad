package org.htmst.hbase.tile;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.query.QueryWatch;
import org.htmst.summary.Summary;

/**
 * Answers what tiles can answer of a summary, exactly as the samples would: of whole days of a granule that no later one shadows, and of whole
 * cells. The rest is left to chunks. To be used by many threads.
 */
public final class TileReader {

    private final KeptTiles kept = new KeptTiles();
    private final TileRead read;

    /** @param models what the catalog has under a number */
    public TileReader(Connection connection, IntFunction<ChannelModels> models) {
        this.read = new TileRead(connection, models, kept);
    }

    /** Forgets the tiles that earlier questions left. */
    public void forget() {
        kept.forget();
    }

    /**
     * Adds what tiles can answer to a summary.
     *
     * @param rollUps those that are good
     * @throws org.htmst.failure.HtmStException if HBase fails, a tile is damaged, or a limit is passed
     */
    public TileAnswer answer(ScanScope scope, List<RollUp> rollUps, Summary summary, QueryWatch watch) {
        Optional<TileGrid> grid = AskedGrid.of(scope, summary);
        if (grid.isEmpty()) {
            return TileAnswer.NONE;
        }
        return TileGrid.OF_PERIODS.contains(grid.get())
                ? new RollUpAnswer(read, scope, grid.get(), summary, watch).answer(rollUps)
                : new DayAnswer(read, scope, grid.get(), summary, watch).answer();
    }
}
