package org.htmst.hbase.catalog;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.hbase.security.AccessDeniedException;

/** The journal in the catalog's table: a line for every granule ever begun and not yet vacuumed. */
public final class Journal {

    private static final String JOURNAL = "journal/";
    private static final String AFTER_DIGITS = ":";

    private final CatalogTable table;

    /** The journal in {@code table}. */
    public Journal(CatalogTable table) {
        this.table = table;
    }

    List<JournalEntry> entries() throws IOException {
        return List.copyOf(table.list(JOURNAL, JournalEntry.class).values());
    }

    /** The line of a granule; empty once its rows are gone. */
    public Optional<JournalEntry> of(int granule) throws IOException {
        return table.get(row(granule), JournalEntry.class);
    }

    /** Those lines of some granules that there are, by the granule's number. */
    Map<Integer, JournalEntry> of(List<Granule> granules) throws IOException {
        List<String> rows = granules.stream().map(granule -> row(granule.id())).toList();
        Map<Integer, JournalEntry> entries = new LinkedHashMap<>();
        table.get(rows, JournalEntry.class).values().forEach(entry -> entries.put(entry.granule(), entry));
        return entries;
    }

    /** Writes the line of a granule, in the place of the one it has. */
    public void put(JournalEntry entry) throws IOException {
        table.put(row(entry.granule()), entry);
    }

    /** Removes the line of a granule. */
    public void remove(JournalEntry entry) throws IOException {
        table.remove(row(entry.granule()));
    }

    /**
     * Gives rows of the journal the names they should have: an earlier program wrote the numbers in them with the digits of its
     * user's language, and did not find them under another. What was noted of a granule under both is put together.
     */
    void rename() throws IOException {
        Map<String, JournalEntry> misnamed = table.list(JOURNAL, AFTER_DIGITS, JournalEntry.class);
        try {
            for (Map.Entry<String, JournalEntry> row : misnamed.entrySet()) {
                JournalEntry entry = row.getValue();
                Optional<JournalEntry> known = of(entry.granule());
                put(known.map(other -> other.with(entry)).orElse(entry));
                table.remove(JOURNAL + row.getKey());
            }
        } catch (AccessDeniedException e) {
            // Who may only read needs no journal; the next who may write puts it right.
        }
    }

    private static String row(int granule) {
        return JOURNAL + String.format(Locale.ROOT, "%010d", granule);
    }
}
