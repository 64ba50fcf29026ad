package org.htmst.hbase.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.htmst.hbase.guard.Guard;

/**
 * The second copy of what the catalog cannot be made anew from: schema, satellites, channels, channel models, live granules and named
 * regions. It is written after the catalog
 * and emptied before it, so that of a catalog that is whole it never has what that lacks.
 */
public final class SecondCopy {

    private final CatalogTable table;
    private final Guard guard;

    /** The copy that {@code guard} keeps of the rows of {@code table}. */
    public SecondCopy(CatalogTable table, Guard guard) {
        this.table = table;
        this.guard = guard;
    }

    /** What it has of rows that the catalog lacks, by row; all of it if there is no catalog. */
    public Map<String, byte[]> lost() throws IOException {
        Map<String, byte[]> lost = new TreeMap<>();
        for (String kind : CatalogTable.COPIED) {
            lost.putAll(guard.copies(kind));
            lost.keySet().removeAll(rows(kind).keySet());
        }
        if (!lost.isEmpty()) {
            // What goes meanwhile goes from the copy first.
            for (String kind : CatalogTable.COPIED) {
                Set<String> still = guard.copies(kind).keySet();
                lost.keySet().removeIf(row -> row.startsWith(kind) && !still.contains(row));
            }
        }
        return lost;
    }

    /** Those of some rows that are granules, by their numbers. */
    public List<Granule> granules(Map<String, byte[]> rows) throws IOException {
        List<Granule> granules = new ArrayList<>();
        for (Map.Entry<String, byte[]> row : rows.entrySet()) {
            if (row.getKey().startsWith(CatalogTable.LIVE)) {
                granules.add(table.parse(row.getKey(), row.getValue(), Granule.class));
            }
        }
        granules.sort(Comparator.comparingInt(Granule::id));
        return granules;
    }

    /** Whether it lacks rows that the catalog has, or has others in their place. */
    public boolean lags() throws IOException {
        for (String kind : CatalogTable.COPIED) {
            Map<String, byte[]> copies = guard.copies(kind);
            for (Map.Entry<String, byte[]> row : rows(kind).entrySet()) {
                if (!Arrays.equals(row.getValue(), copies.get(row.getKey()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Map<String, byte[]> rows(String kind) throws IOException {
        try {
            return table.values(kind);
        } catch (TableNotFoundException e) {
            return Map.of();
        }
    }
}
