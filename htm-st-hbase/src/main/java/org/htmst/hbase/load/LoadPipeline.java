package org.htmst.hbase.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkNumbers;

/**
 * Loads files one after another, several at a time: workers decode the next ones and encode those before, while one thread stores
 * the last batch of rows. All that shows – numbers of granules, publication, reports – follows the order of the files. Memory
 * holds at most twice {@link #AHEAD} decoded files and two batches.
 */
final class LoadPipeline implements AutoCloseable {

    private static final int AHEAD = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** The larger a batch, the fewer the files that HBase has to merge; of this many bytes comes a file of some 40 MB. */
    private static final long BATCH_BYTES =
            Math.min(128 << 20, Runtime.getRuntime().maxMemory() / 16);

    /** What is interrupted ends at once, except where a library takes no notice. */
    private static final Duration LONGEST_END = Duration.ofMinutes(1);

    private final GranuleStart start;
    private final Publisher publisher;
    private final BulkLoad bulkLoad;
    private final LoadListener listener;
    private final ExecutorService workers = Executors.newFixedThreadPool(AHEAD);
    private final ExecutorService storing = Executors.newSingleThreadExecutor();

    private final Deque<Future<Decoded>> decoding = new ArrayDeque<>();
    private final Deque<Encoding> encoding = new ArrayDeque<>();
    private final Set<List<String>> bytesUnderWay = new HashSet<>();
    private final Set<String> slotsUnderWay = new HashSet<>();
    private Batch batch;
    private Future<List<Batch.Report>> stored;
    private int reported;

    LoadPipeline(GranuleStart start, Publisher publisher, BulkLoad bulkLoad, LoadListener listener) {
        this.start = start;
        this.publisher = publisher;
        this.bulkLoad = bulkLoad;
        this.listener = listener;
        this.batch = new Batch(publisher);
    }

    /** A file's content and what of it is asked of a successor, or the live granule that makes it needless, with the file. */
    private record Decoded(
            Optional<SourceContent> content,
            Optional<Holdings> holdings,
            Optional<Granule> live,
            Optional<Source> source) {

        static Decoded of(SourceContent content, Optional<Holdings> holdings) {
            return new Decoded(Optional.of(content), holdings, Optional.empty(), Optional.empty());
        }

        static Decoded needless(Granule live, Source source) {
            return new Decoded(Optional.empty(), Optional.empty(), Optional.of(live), Optional.of(source));
        }
    }

    /** A granule whose rows are being made; only a report for a file that becomes none. */
    private record Encoding(
            Optional<Batch.Report> report,
            Granule granule,
            Successor successor,
            List<String> notes,
            Future<EncodedRow.Rows> rows) {

        static Encoding none(Batch.Report report) {
            return new Encoding(Optional.of(report), null, null, List.of(), null);
        }
    }

    /** Loads all; each supplier is asked on a worker. */
    void run(Iterator<? extends Supplier<? extends Source>> sources) throws IOException {
        while (true) {
            while (sources.hasNext() && decoding.size() < AHEAD) {
                Supplier<? extends Source> source = sources.next();
                decoding.add(workers.submit(() -> decoded(source.get())));
            }
            if (decoding.isEmpty()) {
                settle();
                return;
            }
            encoding.add(encoding(decoding.remove()));
            while (encoding.size() >= AHEAD) {
                collect(encoding.remove());
            }
        }
    }

    private Decoded decoded(Source source) throws IOException {
        Optional<Granule> live = start.live(source);
        if (live.isPresent()) {
            return Decoded.needless(live.get(), source);
        }
        SourceContent content = source.read();
        return Decoded.of(content, start.holdings(content));
    }

    private Encoding encoding(Future<Decoded> future) throws IOException {
        Decoded decoded;
        try {
            decoded = result(future);
        } catch (RuntimeException e) {
            return Encoding.none(failed(e));
        }
        if (decoded.live().isPresent()) {
            if (!slotsUnderWay.contains(decoded.live().get().slot())) {
                return Encoding.none(unchanged(decoded.live().get(), List.of()));
            }
            // Another version of the file, earlier among the sources, is about to take its place.
            settle();
            Source source = decoded.source().orElseThrow();
            return encoding(workers.submit(() -> decoded(source)));
        }
        SourceContent content = decoded.content().orElseThrow();
        List<String> bytes = List.of(content.sha256(), content.reading());
        String slot = start.slot(content);
        if (bytesUnderWay.contains(bytes) || slotsUnderWay.contains(slot)) {
            // The same bytes twice, or two versions: once the first are live, it is seen what the second are.
            settle();
        }
        bytesUnderWay.add(bytes);
        slotsUnderWay.add(slot);
        try {
            Optional<Granule> same = start.same(content);
            if (same.isPresent()) {
                return Encoding.none(unchanged(same.get(), notes(content)));
            }
            Successor successor = start.successor(content, decoded.holdings());
            Granule granule = start.begin(content);
            publisher.begin(granule);
            ChunkNumbers numbers = start.numbers(granule, content.samples());
            ChannelModels models = start.models(granule.product(), content.samples(), numbers);
            return new Encoding(
                    Optional.empty(),
                    granule.withModels(models.number()),
                    successor,
                    notes(content),
                    workers.submit(() -> start.rows(content.samples(), numbers, models)));
        } catch (RuntimeException e) {
            return Encoding.none(failed(e));
        }
    }

    private void collect(Encoding encoded) throws IOException {
        if (encoded.report().isPresent()) {
            batch.add(encoded.report().get());
        } else {
            try {
                EncodedRow.Rows rows = result(encoded.rows());
                batch.add(rows.granule(encoded.granule()), encoded.successor(), encoded.notes(), rows.all());
            } catch (RuntimeException e) {
                publisher.abandon(encoded.granule());
                batch.add(failed(e));
            }
        }
        if (stored != null && stored.isDone()) {
            tell();
        }
        if (batch.bytes() >= BATCH_BYTES || batch.bytes() == 0 && stored == null) {
            flush();
        }
    }

    /** Waits until every file begun so far is stored and told of. */
    private void settle() throws IOException {
        while (!encoding.isEmpty()) {
            collect(encoding.remove());
        }
        flush();
        tell();
        bytesUnderWay.clear();
        slotsUnderWay.clear();
    }

    private void flush() throws IOException {
        tell();
        Batch full = batch;
        batch = new Batch(publisher);
        stored = storing.submit(() -> full.store(bulkLoad));
    }

    private void tell() throws IOException {
        if (stored != null) {
            List<Batch.Report> reports = result(stored);
            stored = null;
            for (Batch.Report report : reports) {
                report.to(listener, reported++);
            }
        }
    }

    private static Batch.Report failed(RuntimeException cause) {
        return (listener, source) -> listener.failed(source, cause);
    }

    private static Batch.Report unchanged(Granule live, List<String> notes) {
        LoadOutcome outcome = new LoadOutcome(LoadOutcome.Kind.UNCHANGED, live, notes);
        return (listener, source) -> listener.loaded(source, outcome);
    }

    private static List<String> notes(SourceContent content) {
        List<String> notes = new ArrayList<>(content.rejectedExamples());
        notes.addAll(content.warnings());
        return notes;
    }

    /**
     * What a thread made. What it threw is thrown here, an error as an exception: whatever goes wrong with one file must not end
     * the load of the others.
     *
     * @throws InterruptedIOException if this thread is to end; no file has failed then
     */
    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw HtmStException.of(error);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits for what is under way, so that nothing comes after a load was reported as failed; but not for ever. */
    @Override
    public void close() {
        workers.shutdownNow();
        storing.shutdownNow();
        try {
            workers.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
            storing.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
