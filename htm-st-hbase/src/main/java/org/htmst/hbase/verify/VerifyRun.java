package org.htmst.hbase.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.RowCounts;
import org.htmst.hbase.table.StoreTables;

/** One run of a {@link Verification}: what was live when it began is judged by what the catalog says when it ends. */
final class VerifyRun {

    /** One more than there are processors, since some wait for the server. */
    private static final int THREADS = Math.min(8, 1 + Runtime.getRuntime().availableProcessors());

    private static final int PARTS_PER_THREAD = 8;
    private static final int FAULTS_KEPT = 10_000;
    private static final int LOOK_MS = 200;

    private final Connection connection;
    private final Catalog catalog;
    private final boolean all;
    private final DoubleConsumer progress;
    private final RowCounts counts;
    private final Set<Integer> known;
    private final CatalogNumbers names;
    private final List<Granule> wanted;
    private final LongAdder samplesDone = new LongAdder();

    VerifyRun(Connection connection, Catalog catalog, Optional<List<Granule>> chosen, DoubleConsumer progress)
            throws IOException {
        this.connection = connection;
        this.catalog = catalog;
        this.all = chosen.isEmpty();
        this.progress = progress;
        this.names = CatalogNumbers.of(catalog);
        this.known = journal();
        this.counts = catalog.rows();
        this.wanted = chosen.map(granules -> granules.stream().map(Granule::id))
                .orElseGet(() -> names.granules().keySet().stream())
                .map(names.granules()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    VerifyReport report() throws IOException {
        PartCheck.PartResult found = read();
        Set<Integer> live = catalog.granules().stream().map(Granule::id).collect(Collectors.toSet());
        Set<Integer> journal = journal();
        List<Fault> faults = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int judged = 0;
        long faultCount = found.faultsOfGranule.getOrDefault(0, 0L);
        for (Granule granule : wanted) {
            if (live.contains(granule.id())) {
                judged++;
                faultCount += found.faultsOfGranule.getOrDefault(granule.id(), 0L);
                judge(granule, found, journal, faults);
            }
        }
        long notLiveRows = 0;
        for (Map.Entry<Integer, PartCheck.Strangers> strangers : found.strangers.entrySet()) {
            int granule = strangers.getKey();
            if (known.contains(granule) || journal.contains(granule) || live.contains(granule)) {
                notLiveRows += strangers.getValue().rows();
            } else {
                judgeUnknown(granule, strangers.getValue(), faults);
            }
        }
        if (all) {
            compareCounts(found.rowsOfCode).ifPresent(notes::add);
            judgeLost(faults);
        }
        faultCount += faults.size();
        found.faults.stream()
                .filter(fault -> fault.granule() == 0 || live.contains(fault.granule()))
                .forEach(faults::add);
        return new VerifyReport(
                judged,
                found.rows,
                found.tiles,
                found.blocks,
                found.samples,
                found.bytes,
                notLiveRows,
                wanted.size() - judged,
                faultCount,
                faults.stream().sorted().limit(FAULTS_KEPT).toList(),
                notes);
    }

    private Set<Integer> journal() throws IOException {
        return catalog.journal().stream().map(JournalEntry::granule).collect(Collectors.toSet());
    }

    private List<KeyParts.Part> parts() {
        CodeLayout layout = names.layout();
        int count = THREADS * PARTS_PER_THREAD;
        if (all) {
            return KeyParts.all(layout, wanted, counts, count);
        }
        List<KeyParts.Part> parts = new ArrayList<>(KeyParts.of(layout, wanted, count));
        parts.addAll(KeyParts.ofTiles(names.channels().values(), wanted));
        return parts;
    }

    private PartCheck.PartResult read() throws IOException {
        Set<Integer> numbers = wanted.stream().map(Granule::id).collect(Collectors.toSet());
        ExecutorService readers = Executors.newFixedThreadPool(THREADS);
        try (Connection quick = CarefulRows.quick(connection)) {
            List<Future<PartCheck.PartResult>> parts = new ArrayList<>();
            for (KeyParts.Part part : parts()) {
                parts.add(readers.submit(() -> {
                    try (CarefulRows rows = new CarefulRows(connection, quick, names.keys(), part)) {
                        return new PartCheck(names, numbers, samplesDone).run(rows);
                    }
                }));
            }
            PartCheck.PartResult sum = new PartCheck.PartResult();
            for (Future<PartCheck.PartResult> part : parts) {
                sum.add(awaited(part));
            }
            return sum;
        } finally {
            readers.shutdownNow();
        }
    }

    private PartCheck.PartResult awaited(Future<PartCheck.PartResult> part) throws IOException {
        double expected =
                Math.max(1, wanted.stream().mapToLong(Granule::samplesKept).sum());
        while (true) {
            try {
                return part.get(LOOK_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.accept(Math.min(1, samplesDone.sum() / expected));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException io) {
                    throw io;
                }
                if (e.getCause() instanceof RuntimeException runtime) {
                    throw runtime;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void judge(Granule granule, PartCheck.PartResult found, Set<Integer> journal, List<Fault> faults) {
        boolean sound = !found.faultsOfGranule.containsKey(granule.id());
        GranuleTally tally = found.tallies.getOrDefault(granule.id(), new GranuleTally());
        int before = faults.size();
        tally.compare(granule, sound, names, faults::add);
        // What chunks lack, tiles cannot count.
        tally.tiles().compare(granule, sound && faults.size() == before && found.isWhole(), names, faults::add);
        if (!journal.contains(granule.id())) {
            faults.add(new Fault(
                    granule.id(),
                    granule.fileName(),
                    "catalog",
                    Optional.empty(),
                    "has no line in the journal, so its rows would stay when it is removed"));
        }
    }

    private void judgeLost(List<Fault> faults) throws IOException {
        for (Granule granule : catalog.lostRecords()) {
            faults.add(new Fault(
                    granule.id(),
                    granule.fileName(),
                    "catalog",
                    Optional.empty(),
                    "was live and has lost its record, of which there is a second copy; 'htm-st repair' puts it back"));
        }
    }

    /** Rows of a granule that neither the catalog nor the journal knew before or knows now are a fault, unless they are gone. */
    private void judgeUnknown(int granule, PartCheck.Strangers rows, List<Fault> faults) throws IOException {
        try (Table table = connection.getTable(StoreTables.of(connection).samples())) {
            if (table.exists(new Get(rows.example()))) {
                faults.add(new Fault(
                        granule,
                        "unknown",
                        "rows",
                        Optional.of(names.chunk(rows.example())),
                        rows.rows() + " of a granule that is neither live nor in the journal; no query sees them"));
            }
        }
    }

    /** The planner's counts may be off where loads were killed, which makes plans worse, and answers not. */
    private Optional<String> compareCounts(Map<Long, Long> rowsOfCode) {
        Set<Long> codes = new HashSet<>(rowsOfCode.keySet());
        long counted = counts.between(0, Long.MAX_VALUE);
        long there = 0;
        int different = 0;
        for (long code : codes) {
            long rows = rowsOfCode.get(code);
            there += rows;
            different += rows == counts.between(code, code + 1) ? 0 : 1;
        }
        return different == 0 && counted == there
                ? Optional.empty()
                : Optional.of("the planner counts " + counted + " rows, there are " + there + "; " + different
                        + " cells differ: loads ran or were killed; answers do not depend on it");
    }
}
