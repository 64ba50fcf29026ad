package org.htmst.hbase.catalog;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.htmst.hbase.guard.Guard;

/**
 * The second copy of what the catalog cannot be made anew from: schema, satellites, channels and live granules. It is written after the catalog
 * and emptied before it, so that of a catalog that is whole it never has what that lacks.
 */
final class CatalogCopy {

    private static final byte[] NONE = new byte[0];

    private final CatalogTable table;
    private final Guard guard;
    private final List<String> kinds;

    CatalogCopy(CatalogTable table, Guard guard, List<String> kinds) {
        this.table = table;
        this.guard = guard;
        this.kinds = kinds;
    }

    /** Makes the copy of a row what the catalog has, also where others change either meanwhile. */
    void follow(String row) throws IOException {
        byte[] written;
        Optional<byte[]> now = table.value(row);
        do {
            written = now.orElse(NONE);
            guard.copy(row, written);
            now = table.value(row);
        } while (!Arrays.equals(written, now.orElse(NONE)));
    }

    /** Empties the copy of a row that is about to go. */
    void drop(String row) throws IOException {
        guard.copy(row, NONE);
    }

    /** Makes all of it what the catalog has. */
    void followAll() throws IOException {
        Map<String, byte[]> rows = new TreeMap<>();
        for (String kind : kinds) {
            guard.copies(kind).forEach((row, value) -> rows.put(row, NONE));
            rows.putAll(table.values(kind));
        }
        for (Map.Entry<String, byte[]> row : rows.entrySet()) {
            guard.copy(row.getKey(), row.getValue());
        }
    }

    /** What it has of rows that the catalog lacks, by row; all of it if there is no catalog. */
    Map<String, byte[]> lost() throws IOException {
        Map<String, byte[]> lost = new TreeMap<>();
        for (String kind : kinds) {
            lost.putAll(guard.copies(kind));
            lost.keySet().removeAll(rows(kind).keySet());
        }
        if (!lost.isEmpty()) {
            // What goes meanwhile goes from the copy first.
            for (String kind : kinds) {
                Set<String> still = guard.copies(kind).keySet();
                lost.keySet().removeIf(row -> row.startsWith(kind) && !still.contains(row));
            }
        }
        return lost;
    }

    /** Whether it lacks rows that the catalog has, or has others in their place. */
    boolean lags() throws IOException {
        for (String kind : kinds) {
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
