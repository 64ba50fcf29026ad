package org.htmst.hbase.catalog.write;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.History;
import org.htmst.hbase.catalog.HistoryGap;
import org.htmst.hbase.catalog.Journal;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.PastGranule;

/** Keeps the {@linkplain History history} of what was live. */
final class HistoryWriter {

    private final Catalog catalog;
    private final Journal journal;
    private volatile boolean begun;

    HistoryWriter(Catalog catalog, Journal journal) {
        this.catalog = catalog;
        this.journal = journal;
    }

    /** Notes since when the history is kept, unless that is known: from the first change on. */
    void begin(long momentMs) throws IOException {
        if (!begun) {
            catalog.history().begin(momentMs);
            begun = true;
        }
    }

    /** Notes that a live granule is about to go. */
    void end(Granule granule, long momentMs, int successor) throws IOException {
        begin(momentMs);
        catalog.history().put(new PastGranule(granule, momentMs, successor, 0));
    }

    /** Notes that the rows of a granule go now; of one that was never live nothing is noted. */
    void rowsGo(int granule, long nowMs) throws IOException {
        History history = catalog.history();
        for (PastGranule past : history.past(Set.of(granule)).values()) {
            history.put(past.gone(nowMs));
        }
    }

    /** Notes that the store was put back to a former state: of what came after the last change that this knows nothing is known. */
    void restored(long momentMs) throws IOException {
        begin(momentMs);
        long lastMs = Stream.concat(
                        catalog.granules().stream().map(Granule::sinceMs),
                        catalog.history().past().values().stream().map(PastGranule::untilMs))
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        if (lastMs < momentMs) {
            catalog.history()
                    .put(new HistoryGap(
                            lastMs + 1, momentMs, "then a snapshot was restored, and what came after it was lost"));
        }
    }

    /**
     * Has nobody ask any more for granules that were live and have not all of their rows.
     *
     * @param rows how many each has
     */
    void settle(IntToLongFunction rows, long nowMs) throws IOException {
        Set<Integer> live = catalog.granules().stream().map(Granule::id).collect(Collectors.toSet());
        Map<Integer, PastGranule> past = catalog.history().past();
        for (JournalEntry entry : catalog.journal()) {
            PastGranule own = past.get(entry.granule());
            if (own != null
                    && !live.contains(entry.granule())
                    && !entry.removing()
                    && rows.applyAsLong(entry.granule()) != own.granule().chunks()) {
                journal.put(entry.dead(entry.isDead() ? entry.deadMs() : nowMs).startRemoval());
                catalog.history().put(own.gone(nowMs));
            }
        }
    }
}
