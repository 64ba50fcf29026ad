package org.htmst.hbase.load;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.write.CatalogWriter;

/** The steps of a granule through the catalog: begun, then live by one put, or dead. */
final class Publisher {

    /** Each fails only if another changes the same slot at the very moment. */
    private static final int MOST_ATTEMPTS = 100;

    private final CatalogWriter writer;
    private final Catalog catalog;
    private final Clock clock;
    private final long replacements;

    /**
     * A publisher of one load.
     *
     * @param replacements how often the store had been replaced when the load began
     */
    Publisher(CatalogWriter writer, Clock clock, long replacements) {
        this.writer = writer;
        this.catalog = writer.catalog();
        this.clock = clock;
        this.replacements = replacements;
    }

    /** Notes that the rows of a granule are about to be written. */
    void begin(Granule granule) throws IOException {
        writer.begin(JournalEntry.of(granule, 0));
    }

    /** Notes that rows are in the samples table. */
    void count(List<EncodedRow> rows) throws IOException {
        writer.countRows(rows.stream()
                .filter(row -> row.code() != EncodedRow.TILE)
                .collect(Collectors.groupingBy(EncodedRow::code, Collectors.counting())));
    }

    /** Gives a granule up. */
    void abandon(Granule granule) throws IOException {
        writer.markDead(granule.id(), clock.millis());
    }

    /**
     * Makes a granule live whose rows are all there.
     *
     * @param written the granule
     * @param successor whether it may take the place of what is there
     * @param notes for the outcome
     * @throws HtmStException if a vacuum held it for dead, or it may not; the store then answers as before
     */
    LoadOutcome publish(Granule written, Successor successor, List<String> notes) throws IOException {
        Granule granule = written.live(writer.moment());
        Optional<Granule> tried = Optional.empty();
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Granule> before = catalog.live(granule.slot());
            if (before.isPresent() && before.get().id() == granule.id()) {
                // The last attempt was carried out although its answer was lost.
                return published(granule, tried, notes);
            }
            if (before.isPresent() && isSame(before.get(), granule)) {
                // Another loader published the same file meanwhile.
                abandon(granule);
                return new LoadOutcome(LoadOutcome.Kind.UNCHANGED, before.get(), notes);
            }
            checkAlive(granule);
            checkSuccessor(granule, successor, before);
            if (writer.publish(granule, before)) {
                return published(granule, before, notes);
            }
            tried = before;
        }
        throw new HtmStException(
                granule.fileName() + ": others change " + granule.slot() + " again and again; load it again", true);
    }

    private void checkSuccessor(Granule granule, Successor successor, Optional<Granule> before) throws IOException {
        try {
            successor.check(before);
        } catch (HtmStException e) {
            abandon(granule);
            throw e;
        }
    }

    private LoadOutcome published(Granule granule, Optional<Granule> before, List<String> notes) throws IOException {
        Optional<JournalEntry> entry = requireSeen(granule, before);
        try {
            checkAlive(granule, entry);
        } catch (HtmStException e) {
            if (isLive(granule) || isReplaced()) {
                writer.withdraw(granule, before);
                throw e;
            }
            // Another has taken it away since, which is no failure of the load.
        }
        if (before.isPresent()) {
            abandon(before.get());
            return new LoadOutcome(LoadOutcome.Kind.REPLACED, granule, notes);
        }
        return new LoadOutcome(LoadOutcome.Kind.LOADED, granule, notes);
    }

    /** Reads back that a granule is live, or was until another took its place or took it away; its line in the journal. */
    private Optional<JournalEntry> requireSeen(Granule granule, Optional<Granule> before) throws IOException {
        Optional<Integer> former = before.map(Granule::id);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Integer> now = catalog.live(granule.slot()).map(Granule::id);
            // Read after it: who takes a granule away notes its death a moment later.
            Optional<JournalEntry> entry = catalog.journalOf(granule.id());
            if (!now.equals(former) || !isAlive(entry)) {
                return entry;
            }
        }
        throw new HtmStException(granule.fileName() + ": it was made live and is not seen; load it again", true);
    }

    private boolean isLive(Granule granule) throws IOException {
        return catalog.live(granule.slot()).map(Granule::id).equals(Optional.of(granule.id()));
    }

    private boolean isReplaced() throws IOException {
        return catalog.guard().replacements() != replacements;
    }

    /**
     * Gives a granule up whose rows are not there, as a vacuum held those of its batch for dead.
     *
     * @throws HtmStException always
     */
    void giveUp(Granule granule) throws IOException {
        checkAlive(granule);
        abandon(granule);
        throw heldForDead(granule);
    }

    /**
     * Refuses to go on with a granule whose load seemed to have ended long ago, and whose rows may be on their way out; or whose
     * channels and satellites had their numbers in a store that has been put back to another state since.
     *
     * @throws HtmStException if so
     */
    void checkAlive(Granule granule) throws IOException {
        checkAlive(granule, catalog.journalOf(granule.id()));
    }

    private void checkAlive(Granule granule, Optional<JournalEntry> entry) throws IOException {
        boolean alive = isAlive(entry);
        boolean replaced = isReplaced();
        if (alive && !replaced) {
            return;
        }
        if (alive || entry.isEmpty()) {
            // Rows written since then would belong to nobody.
            writer.begin(JournalEntry.of(granule, clock.millis()));
        }
        throw replaced ? replaced(granule) : heldForDead(granule);
    }

    /** Whether no vacuum holds a granule for dead. */
    boolean isAlive(Granule granule) throws IOException {
        return isAlive(catalog.journalOf(granule.id()));
    }

    private static boolean isAlive(Optional<JournalEntry> entry) {
        return entry.isPresent() && !entry.get().isDead();
    }

    private static HtmStException heldForDead(Granule granule) {
        return new HtmStException(
                granule.fileName() + ": the load took so long that a vacuum held it for dead; load it again", true);
    }

    private static HtmStException replaced(Granule granule) {
        return new HtmStException(
                granule.fileName() + ": a snapshot was restored while it was loaded; load it again", true);
    }

    /** Whether two granules are of the same bytes, understood the same way. */
    static boolean isSame(Granule one, Granule other) {
        return one.sha256().equals(other.sha256()) && one.reading().equals(other.reading());
    }
}
