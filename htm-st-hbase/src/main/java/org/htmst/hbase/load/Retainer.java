package org.htmst.hbase.load;

import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.PastGranule;
import org.htmst.hbase.catalog.Retention;
import org.htmst.hbase.catalog.cite.Answers;
import org.htmst.hbase.catalog.cite.KeptAnswer;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.retry.Patience;

/** Says, and changes, how long rows of granules are kept that were replaced or removed. */
public final class Retainer {

    private final CatalogWriter writer;
    private final Catalog catalog;
    private final Answers answers;
    private final Clock clock;
    private final Patience patience;

    /** That of the store of {@code writer}. */
    public Retainer(CatalogWriter writer, Answers answers, Clock clock, Patience patience) {
        this.writer = writer;
        this.catalog = writer.catalog();
        this.answers = answers;
        this.clock = clock;
        this.patience = patience;
    }

    /** What is kept for how long. */
    public Retention retention() {
        try {
            return catalog.retention();
        } catch (IOException e) {
            throw patience.failure("reading what is kept", e);
        }
    }

    /** Has rows of all granules kept for {@code ms} after they are replaced or removed; {@link Retention#FOR_GOOD} without end. */
    public void keepAll(long ms) {
        put(retention().ofAll(ms));
    }

    /**
     * Has the rows of an answer's granules kept.
     *
     * @param ms for how long from now; {@link Retention#FOR_GOOD} without end
     * @throws HtmStException if the answer is not known, or some are gone already
     */
    public void keep(String answer, long ms) {
        KeptAnswer kept = answers.get(answer);
        Catalog then = answers.then(kept);
        put(retention().with(answer, ms == Retention.FOR_GOOD ? ms : clock.millis() + ms));
        try {
            // After it: a vacuum that has begun looks once more after it has said what it removes.
            then.checkStored(then.granules());
        } catch (IOException e) {
            throw patience.failure("reading what is kept", e);
        } catch (HtmStException e) {
            put(retention().without(answer));
            throw e;
        }
    }

    /** Has the rows of an answer's granules not kept beyond those of others. */
    public void end(String answer) {
        put(retention().without(answer));
    }

    private void put(Retention retention) {
        try {
            writer.putRetention(retention);
        } catch (IOException e) {
            throw patience.failure("saying what is kept", e);
        }
    }

    /** The granules that were replaced or removed, and whose rows are still there, in order of when they went. */
    public List<PastGranule> stored() {
        try {
            Map<Integer, JournalEntry> journal = catalog.journal().stream()
                    .filter(entry -> !entry.removing())
                    .collect(Collectors.toMap(JournalEntry::granule, entry -> entry));
            Set<Integer> live = catalog.granules().stream().map(Granule::id).collect(Collectors.toSet());
            return catalog.history().past().values().stream()
                    .filter(past -> journal.containsKey(past.granule().id())
                            && !live.contains(past.granule().id()))
                    .sorted(Comparator.comparingLong(PastGranule::untilMs))
                    .toList();
        } catch (IOException e) {
            throw patience.failure("reading what is kept", e);
        }
    }
}
