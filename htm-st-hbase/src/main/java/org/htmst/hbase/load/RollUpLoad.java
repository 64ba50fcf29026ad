package org.htmst.hbase.load;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.tile.TileRows;

/** Stores roll-ups: rows first, then the one put that makes them answer. Until then, and once they are not good any more, a vacuum removes them. */
public final class RollUpLoad {

    private final CatalogWriter writer;
    private final BulkLoad bulkLoad;

    /** A load into the store of {@code writer}. */
    public RollUpLoad(Connection connection, CatalogWriter writer, Clock clock) throws IOException {
        this.writer = writer;
        this.bulkLoad = new BulkLoad(connection, clock);
    }

    /** Stores a roll-up with its rows. */
    public void add(RollUp rollUp, List<TileRows.TileRow> rows) throws IOException {
        bulkLoad.add(rollUp.id(), rows.stream().map(EncodedRow::of).toList(), BulkLoad.TIMESTAMP, () -> true);
        writer.publish(rollUp);
    }
}
