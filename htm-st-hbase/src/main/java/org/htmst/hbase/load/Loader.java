package org.htmst.hbase.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.verify.GranuleReader;

/**
 * Stores files, each as one granule: rows first, then the one put that makes them answer.
 *
 * <p>Loading is idempotent. A file whose very bytes are live changes nothing; a file of the same product, satellites, first day
 * and name takes the place of the older one, unless it holds less; any other stands beside what is there, and a sample that stands in several
 * granules is answered from the one loaded last.
 *
 * <p>The rows of several files go into the store together, so that a file may become live a while after it was read. What a
 * killed load had not made live is as if it had never been loaded.
 */
public final class Loader {

    private final Connection connection;
    private final CatalogWriter writer;
    private final Clock clock;
    private final boolean withTiles;

    /**
     * A loader into the store of {@code writer}.
     *
     * @param withTiles whether to write tiles, too; without, a load is a little faster, and an {@link Upgrade} writes them later
     */
    public Loader(Connection connection, CatalogWriter writer, Clock clock, boolean withTiles) {
        this.withTiles = withTiles;
        this.connection = connection;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * Loads what was read from a file.
     *
     * @throws HtmStException if no sample of the file could be kept, or fewer than an older version has, or HBase fails; the store then answers as before
     */
    public LoadOutcome load(SourceContent content) {
        List<LoadOutcome> outcomes = new ArrayList<>();
        loadAll(List.<Supplier<Source>>of(() -> Source.of(content)).iterator(), Fewer.REFUSED, new LoadListener() {
            @Override
            public void loaded(int source, LoadOutcome outcome) {
                outcomes.add(outcome);
            }

            @Override
            public void failed(int source, RuntimeException cause) {
                throw cause;
            }
        });
        return outcomes.get(0);
    }

    /**
     * Loads many files, as many at a time as there are processors.
     *
     * @param sources the files, each opened, read and decoded on another thread when its turn comes
     * @param fewer what to do with a newer version of a file that holds less than the older: fewer samples or values of a satellite,
     *     or none in minutes that had some
     * @param listener hears of every file, in order
     * @throws HtmStException if HBase fails; what the listener has heard of is loaded, and loading all again loads the rest
     */
    public void loadAll(Iterator<? extends Supplier<? extends Source>> sources, Fewer fewer, LoadListener listener) {
        try {
            // Asked for first: what replaces the store from now on is noticed by every publication.
            Catalog catalog = writer.catalog();
            Publisher publisher = new Publisher(writer, clock, catalog.guard().replacements());
            catalog.guard().checkUsable();
            writer.secure();
            GranuleStart start =
                    new GranuleStart(writer, new GranuleReader(connection, catalog), fewer, clock, withTiles);
            try (LoadPipeline pipeline =
                    new LoadPipeline(start, publisher, new BulkLoad(connection, clock), listener)) {
                pipeline.run(sources);
            }
        } catch (IOException e) {
            if (isInterrupt(e)) {
                Thread.currentThread().interrupt();
                throw new HtmStException(
                        "loading was interrupted; what was told of is loaded, and loading all again loads the rest",
                        true,
                        e);
            }
            throw Patience.of(connection).failure("loading", e);
        }
    }

    /** HBase's client takes the mark off a thread that it finds interrupted, and fails. */
    private static boolean isInterrupt(IOException e) {
        return Thread.currentThread().isInterrupted()
                || e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    }
}
