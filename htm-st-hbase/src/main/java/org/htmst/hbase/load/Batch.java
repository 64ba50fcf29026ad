package org.htmst.hbase.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;

/** Consecutive files whose rows go into the store together; each is then published by itself, in order. */
final class Batch {

    /** Says to a listener what became of a file. */
    interface Report {
        void to(LoadListener listener, int source);
    }

    /** What is still to be done for a file once the rows of its batch are in the store. */
    private interface Ending {
        Report report() throws IOException;
    }

    private final Publisher publisher;
    private final List<Granule> granules = new ArrayList<>();
    private final List<EncodedRow> rows = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private long bytes;
    private boolean heldForDead;

    Batch(Publisher publisher) {
        this.publisher = publisher;
    }

    /** Adds a file of which all is said. */
    void add(Report report) {
        endings.add(() -> report);
    }

    /** Adds a file as a granule with its rows. */
    void add(Granule granule, Successor successor, List<String> notes, List<EncodedRow> granuleRows) {
        granules.add(granule);
        rows.addAll(granuleRows);
        bytes += granuleRows.stream().mapToLong(EncodedRow::bytes).sum();
        endings.add(() -> published(granule, successor, notes));
    }

    /** About how much memory the rows take. */
    long bytes() {
        return bytes;
    }

    /** Stores all rows, publishes the granules one by one, and tells what became of each file. */
    List<Report> store(BulkLoad bulkLoad) throws IOException {
        if (!rows.isEmpty()) {
            add(bulkLoad);
        }
        List<Report> reports = new ArrayList<>();
        for (Ending ending : endings) {
            reports.add(ending.report());
        }
        return reports;
    }

    private void add(BulkLoad bulkLoad) throws IOException {
        Granule first = granules.get(0);
        // A vacuum that holds it for dead takes the files of the whole batch away, however often they are written.
        if (bulkLoad.add(first.id(), rows, BulkLoad.TIMESTAMP, () -> publisher.isAlive(first))) {
            publisher.count(rows);
        } else {
            heldForDead = true;
        }
    }

    private Report published(Granule granule, Successor successor, List<String> notes) throws IOException {
        try {
            if (heldForDead) {
                publisher.giveUp(granule);
            }
            LoadOutcome outcome = publisher.publish(granule, successor, notes);
            return (listener, source) -> listener.loaded(source, outcome);
        } catch (HtmStException e) {
            return (listener, source) -> listener.failed(source, e);
        }
    }
}
