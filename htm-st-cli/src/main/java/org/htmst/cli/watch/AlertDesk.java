package org.htmst.cli.watch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.sample.Channel;

/**
 * Asks each new granule the alerts, once it is loaded. The ledger knows beforehand which files are to be asked, so that after a kill
 * between load and question they still are; an alert may then be told twice, but none is left out.
 */
final class AlertDesk {

    private final List<Alert> alerts;
    private final AlertOutput output;
    private final WatchLedger ledger;
    private final PrintStream err;
    private final Set<String> told = new HashSet<>();
    private final Deque<Loaded> left = new ArrayDeque<>();

    /** Files of which nothing more will be loaded. */
    private final Set<Path> done = new HashSet<>();

    /** Files whose alerts an earlier load may have left unasked, be it that of a process that was killed. */
    private final Set<Path> owed = new HashSet<>();

    private record Loaded(Path file, Granule granule) {}

    AlertDesk(List<Alert> alerts, AlertOutput output, WatchLedger ledger, PrintStream err) {
        this.alerts = List.copyOf(alerts);
        this.output = output;
        this.ledger = ledger;
        this.err = err;
    }

    /** Hears of files that are about to be loaded. */
    void willAsk(List<Path> files) {
        if (!alerts.isEmpty()) {
            files.stream().filter(ledger::isUnasked).forEach(owed::add);
            ledger.willAsk(files);
            ledger.save();
        }
    }

    /**
     * Hears of a file, or of one in an archive, that the store has now.
     *
     * @param file the file, or the archive
     * @param isNew whether it had it not before; one that it had is asked only if it may not have been asked then
     */
    void loaded(Path file, Granule granule, boolean isNew) {
        if (!alerts.isEmpty() && (isNew || owed.contains(file))) {
            left.add(new Loaded(file, granule));
        }
    }

    /** Hears that all of a file is loaded, or cannot be. */
    void done(Path file) {
        done.add(file);
        settle(file);
    }

    private void settle(Path file) {
        if (done.contains(file)
                && left.stream().noneMatch(loaded -> loaded.file().equals(file))) {
            ledger.ask(file);
            owed.remove(file);
            done.remove(file);
        }
    }

    /** Asks all that were loaded and not yet asked. */
    void askLeft(Supplier<Store> store) {
        while (!left.isEmpty()) {
            ask(store.get(), left.peek().granule());
            settle(left.remove().file());
        }
    }

    private void ask(Store store, Granule granule) {
        StoreView view = store.view();
        List<Channel> channels = channels(store);
        for (Alert alert : alerts) {
            switch (alert.knowledge(view, channels, granule)) {
                case HERE -> find(alert, store, view, granule).ifPresent(output::tell);
                case ELSEWHERE -> {
                    // The granule has nothing to say to it.
                }
                case NOWHERE ->
                    tellOnce("alert '" + alert.text()
                            + "': no product that was loaded so far has the channel; 'htm-st ls channels'"
                            + " lists those that are known");
            }
        }
    }

    private Optional<AlertFinding> find(Alert alert, Store store, StoreView view, Granule granule) {
        try {
            return alert.find(store, view, granule);
        } catch (IllegalArgumentException e) {
            tellOnce("alert '" + alert.text() + "': " + e.getMessage());
            return Optional.empty();
        }
    }

    private void tellOnce(String trouble) {
        if (told.add(trouble)) {
            err.println("htm-st: " + trouble);
        }
    }

    private static List<Channel> channels(Store store) {
        try {
            return store.catalog().inventory().known();
        } catch (IOException e) {
            throw new HtmStException("reading the catalog failed: " + e, true, e);
        }
    }
}
