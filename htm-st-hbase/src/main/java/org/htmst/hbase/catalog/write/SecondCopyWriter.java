package org.htmst.hbase.catalog.write;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.htmst.hbase.catalog.CatalogTable;
import org.htmst.hbase.guard.Guard;

/** Keeps the {@linkplain org.htmst.hbase.catalog.SecondCopy second copy} of the catalog's records. */
final class SecondCopyWriter {

    private static final byte[] NONE = new byte[0];

    private final CatalogTable table;
    private final Guard guard;

    SecondCopyWriter(CatalogTable table, Guard guard) {
        this.table = table;
        this.guard = guard;
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
        for (String kind : CatalogTable.COPIED) {
            guard.copies(kind).forEach((row, value) -> rows.put(row, NONE));
            rows.putAll(table.values(kind));
        }
        for (Map.Entry<String, byte[]> row : rows.entrySet()) {
            guard.copy(row.getKey(), row.getValue());
        }
    }
}
