package org.htmst.hbase.catalog.write;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.CatalogTable;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.SchemaRecord;
import org.htmst.hbase.catalog.SecondCopy;
import org.htmst.hbase.guard.Guard;

/** Puts back what a catalog has lost, from its second copy. */
public final class CatalogRepair {

    private final Connection connection;
    private final CatalogTable table;
    private final Guard guard;
    private final Clock clock;

    /** For the store behind {@code connection}. */
    public CatalogRepair(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        this.table = new CatalogTable(connection);
        this.guard = new Guard(connection);
    }

    /**
     * What the second copy has and the catalog lacks.
     *
     * @param schema how the samples table is laid out, if the catalog does not tell
     * @param names satellites, channels and regions
     * @param granules those that were live; one that the journal says is dead is none
     */
    public record Lost(Optional<SchemaRecord> schema, List<String> names, List<Granule> granules) {}

    /** Finds out what is lost, of a catalog that is whole, empty or missing. */
    public Lost lost() throws IOException {
        SecondCopy copy = new SecondCopy(table, guard);
        Map<String, byte[]> lost = copy.lost();
        Optional<SchemaRecord> schema = Optional.empty();
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, byte[]> row : lost.entrySet()) {
            if (row.getKey().equals(CatalogTable.SCHEMA)) {
                schema = Optional.of(table.parse(row.getKey(), row.getValue(), SchemaRecord.class));
            } else if (!row.getKey().startsWith(CatalogTable.LIVE)) {
                names.add(row.getKey());
            }
        }
        List<Granule> granules = copy.granules(lost);
        Optional<Catalog> catalog = Catalog.find(connection, clock);
        return new Lost(schema, names, catalog.isPresent() ? catalog.get().notDead(granules) : granules);
    }

    /**
     * Puts schema, satellites, channels and named regions back into the catalog's table.
     *
     * @param otherwise how the samples table is taken to be laid out, if nothing tells
     */
    public void putBackNames(SchemaRecord otherwise) throws IOException {
        for (Map.Entry<String, byte[]> row : new SecondCopy(table, guard).lost().entrySet()) {
            if (!row.getKey().startsWith(CatalogTable.LIVE)) {
                table.putValueIfAbsent(row.getKey(), row.getValue());
            }
        }
        table.putIfAbsent(CatalogTable.SCHEMA, otherwise);
    }

    /** Makes a granule live again whose rows are all there. */
    public void putBack(Granule granule) throws IOException {
        Catalog catalog = Catalog.find(connection, clock).orElseThrow();
        CatalogWriter writer = new CatalogWriter(connection, catalog, clock);
        writer.begin(JournalEntry.of(granule, 0));
        writer.publish(granule, Optional.empty());
    }
}
