package org.htmst.cli.watch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.htmst.answer.print.Words;
import org.htmst.cli.session.ErrorReport;
import org.htmst.cli.store.LoadedFile;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Source;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;

/**
 * Looks at folders again and again, and loads what has come and stands still from one look to the next. What is loaded already the store
 * knows by its content; what failed is told of once, and tried again when it has changed. A store that fails is opened anew at the next
 * look. Killed at any time, it goes on where it was.
 */
final class FolderWatch {

    /** After so many files the ledger is written, and the end is looked for. */
    private static final int BATCH = 32;

    private final Settings settings;
    private final Supplier<Store> opener;
    private final WatchLedger ledger;
    private final AlertDesk alerts;
    private final Voices voices;

    /** Files that need no further thought as long as they are so: loaded, or there before. */
    private final Map<Path, FileStamp> settled = new HashMap<>();

    /** Files that others have something from, as they were at the last look. */
    private Map<Path, FileStamp> beside = Map.of();

    private Set<String> troubles = Set.of();
    private Store store;
    private boolean isStoreGone;
    private int failed;

    /**
     * What is watched, and how.
     *
     * @param descriptor of CSV files; empty for those beside them
     * @param every from look to look
     * @param once whether to end after two looks
     */
    record Settings(List<Path> folders, Optional<Descriptor> descriptor, Fewer fewer, Duration every, boolean once) {}

    /**
     * Where it speaks.
     *
     * @param out for files that were loaded, a line each
     * @param err for errors
     * @param talk for what may not be wanted
     */
    record Voices(PrintStream out, PrintStream err, PrintStream talk) {}

    FolderWatch(Settings settings, Supplier<Store> opener, WatchLedger ledger, AlertDesk alerts, Voices voices) {
        this.settings = settings;
        this.opener = opener;
        this.ledger = ledger;
        this.alerts = alerts;
        this.voices = voices;
    }

    /**
     * Watches until the pause ends it, or after two looks.
     *
     * @return how many files failed
     * @throws HtmStException if the store cannot be used, and will not be of itself; if all is done once, also if it does not answer
     */
    int run(Pause pause) {
        try {
            Map<Path, FileStamp> before = Map.of();
            for (int look = 1; !pause.isEnd(); look++) {
                SortedMap<Path, FileStamp> files = look().files();
                SortedMap<Path, FileStamp> open = open(files);
                SortedMap<Path, FileStamp> still = new TreeMap<>(open);
                still.entrySet().retainAll(before.entrySet());
                load(still, pause);
                before = files;
                boolean isDone = settings.once() && (look == 2 || open.isEmpty());
                if (isDone) {
                    tellMoving(open(files));
                }
                if (isDone || !pause.pass(settings.every())) {
                    break;
                }
            }
            return failed;
        } finally {
            closeStore();
        }
    }

    private FolderLook look() {
        FolderLook look = FolderLook.at(settings.folders());
        look.troubles().stream().filter(trouble -> !troubles.contains(trouble)).forEach(trouble -> voices.err()
                .println("htm-st: " + trouble));
        troubles = look.troubles();
        settled.keySet().retainAll(look.files().keySet());
        ledger.forgetGone(look.files().keySet());
        settings.descriptor().ifPresent(descriptor -> lookBeside(look.files(), descriptor));
        return look;
    }

    /** A file that others need is none of its own, and when it comes or changes they are to be loaded again. */
    private void lookBeside(SortedMap<Path, FileStamp> files, Descriptor descriptor) {
        Map<Path, FileStamp> now = new HashMap<>(files);
        now.keySet().removeIf(file -> !descriptor.isBeside(file.getFileName().toString()));
        files.keySet().removeAll(now.keySet());
        now.forEach((other, stamp) -> {
            if (!stamp.equals(beside.get(other))) {
                files.keySet().stream()
                        .filter(file -> file.resolveSibling(other.getFileName()).equals(other))
                        .filter(file -> descriptor.needs(
                                file.getFileName().toString(),
                                other.getFileName().toString()))
                        .forEach(file -> {
                            settled.remove(file);
                            ledger.forgetFailure(file);
                        });
            }
        });
        beside = now;
    }

    /** Those that are not done with. */
    private SortedMap<Path, FileStamp> open(SortedMap<Path, FileStamp> files) {
        SortedMap<Path, FileStamp> open = new TreeMap<>(files);
        open.entrySet()
                .removeIf(file -> file.getValue().equals(settled.get(file.getKey()))
                        || ledger.hasFailed(file.getKey(), file.getValue()));
        return open;
    }

    private void tellMoving(SortedMap<Path, FileStamp> open) {
        open.keySet().forEach(file -> voices.talk()
                .println(Excerpt.plain(file.toString()) + " is still written to, and left for the next time"));
    }

    private void load(SortedMap<Path, FileStamp> still, Pause pause) {
        try {
            alerts.askLeft(this::store);
            List<Path> files = List.copyOf(still.keySet());
            int there = 0;
            for (int from = 0; from < files.size() && !pause.isEnd(); from += BATCH) {
                List<Path> batch = files.subList(from, Math.min(files.size(), from + BATCH));
                try {
                    there += load(batch, still, pause);
                    alerts.askLeft(this::store);
                } finally {
                    ledger.save();
                }
            }
            if (there > 0) {
                voices.talk().println(Words.count(there, "file") + " there before");
            }
        } catch (HtmStException e) {
            closeStore();
            if (pause.isEnd()) {
                // What ends the process ends its connections, too; what was not loaded will be.
                return;
            }
            if (!e.recoverable() || settings.once()) {
                throw e;
            }
            if (!isStoreGone) {
                voices.err().println("htm-st: " + ErrorReport.message(e) + "; tried again at each look");
            }
            isStoreGone = true;
        }
    }

    private Store store() {
        if (store == null) {
            store = opener.get();
            isStoreGone = false;
        }
        return store;
    }

    private void closeStore() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    /** Loads some files; how many were there before, each in an archive counted. */
    private int load(List<Path> files, SortedMap<Path, FileStamp> stamps, Pause pause) {
        alerts.willAsk(files);
        Reports reports = new Reports(stamps);
        try (WatchedParts parts = new WatchedParts(files, settings.descriptor(), reports::begin, reports::end)) {
            store().loadAll(
                            new Iterator<Supplier<Source>>() {
                                @Override
                                public boolean hasNext() {
                                    return !pause.isEnd() && parts.hasNext();
                                }

                                @Override
                                public Supplier<Source> next() {
                                    return parts.next().source();
                                }
                            },
                            settings.fewer(),
                            reports);
        } finally {
            reports.settle();
        }
        return reports.there;
    }

    private final class Reports implements LoadListener {

        private final SortedMap<Path, FileStamp> stamps;
        private final List<WatchedParts.Part> parts = new ArrayList<>();

        /** Of files of which all was handed to the loader: how much of it is not reported yet. */
        private final Map<Path, Integer> open = new HashMap<>();

        private final Set<Path> ended = new HashSet<>();
        private final Set<Path> bad = new HashSet<>();
        private int there;

        Reports(SortedMap<Path, FileStamp> stamps) {
            this.stamps = stamps;
        }

        /** The loader calls what it is handed by its number, from 0. */
        void begin(WatchedParts.Part part) {
            parts.add(part);
            open.merge(part.file(), 1, Integer::sum);
        }

        void end(Path file) {
            ended.add(file);
        }

        /** What was loaded whole need not be thought of any more. One that was changed meanwhile comes again. */
        void settle() {
            ended.stream().filter(file -> open.getOrDefault(file, 0) == 0).forEach(file -> {
                if (!bad.contains(file)) {
                    settled.put(file, stamps.get(file));
                    ledger.forgetFailure(file);
                }
                alerts.done(file);
            });
        }

        @Override
        public void loaded(int source, LoadOutcome outcome) {
            WatchedParts.Part part = parts.get(source);
            boolean isNew = outcome.kind() != LoadOutcome.Kind.UNCHANGED;
            if (isNew) {
                LoadedFile loaded = LoadedFile.of(part.shown(), outcome);
                voices.out().println(loaded.line());
                loaded.notes().forEach(note -> voices.talk().println("  " + Excerpt.plain(note)));
            } else {
                there++;
            }
            alerts.loaded(part.file(), outcome.granule(), isNew);
            open.merge(part.file(), -1, Integer::sum);
        }

        @Override
        public void failed(int source, RuntimeException cause) {
            if (cause instanceof HtmStException failure && failure.recoverable()) {
                throw cause;
            }
            WatchedParts.Part part = parts.get(source);
            Path file = part.file();
            String name = Excerpt.plain(part.shown().toString());
            Optional<FileStamp> now = FileStamp.of(file);
            if (now.isEmpty()) {
                voices.talk().println(name + " vanished before it was loaded");
            } else if (!now.get().equals(stamps.get(file))) {
                voices.talk().println(name + " changed while it was read, and is left until it stands still");
            } else {
                failed++;
                ledger.fail(file, now.get());
                String message = ErrorReport.message(cause);
                voices.err().println("htm-st: failed " + (message.contains(name) ? message : name + ": " + message));
            }
            bad.add(file);
            open.merge(file, -1, Integer::sum);
        }
    }
}
