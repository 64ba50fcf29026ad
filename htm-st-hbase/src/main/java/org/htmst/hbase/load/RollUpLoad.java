package org.htmst.hbase.load;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.tile.TileRows;

/** Stores the rows of roll-ups, of which nothing is seen until the catalog has a record. */
public final class RollUpLoad {

    private final BulkLoad bulkLoad;

    /** A load into a store. */
    public RollUpLoad(Connection connection, Clock clock) throws IOException {
        this.bulkLoad = new BulkLoad(connection, clock);
    }

    /**
     * Stores the rows of a roll-up; when it returns, all are there.
     *
     * @param id its number
     */
    public void add(int id, List<TileRows.TileRow> rows) throws IOException {
        bulkLoad.add(id, rows.stream().map(EncodedRow::of).toList(), BulkLoad.TIMESTAMP, () -> true);
    }
}
