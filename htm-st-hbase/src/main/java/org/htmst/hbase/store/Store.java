package org.htmst.hbase.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.SchemaRecord;
import org.htmst.hbase.catalog.cite.Answers;
import org.htmst.hbase.catalog.cite.AsOf;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.catalog.write.Definitions;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.hbase.load.Compaction;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.load.Loader;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.hbase.load.Retainer;
import org.htmst.hbase.load.Upgrade;
import org.htmst.hbase.load.Vacuum;
import org.htmst.hbase.load.VacuumOutcome;
import org.htmst.hbase.near.NearSearch;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.read.ScanExecutor;
import org.htmst.hbase.verify.GranuleReader;
import org.htmst.hbase.verify.Verification;
import org.htmst.hbase.verify.VerifyReport;
import org.htmst.near.Metric;
import org.htmst.query.Aggregate;
import org.htmst.query.QueryLimits;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleTable;
import org.htmst.summary.Summary;

/** An open store. Its methods may be called from several threads. */
public final class Store implements AutoCloseable {

    /** The layout of a new store; the chunk level is measured in the design's section 4. */
    static final SchemaRecord NEW_STORE = new SchemaRecord(SchemaVersion.CURRENT, "coupled", 2);

    private final StoreConnection storeConnection;
    private final Connection connection;
    private final Catalog catalog;
    private final CatalogWriter writer;
    private final ScanExecutor executor;
    private final Consumer<String> steps;
    private final Clock clock;
    private final Runnable closing;

    private Store(StoreConnection storeConnection, Catalog catalog, Clock clock, Consumer<String> steps) {
        this.clock = clock;
        this.storeConnection = storeConnection;
        this.connection = storeConnection.hbase();
        this.catalog = catalog;
        this.writer = new CatalogWriter(connection, catalog, clock);
        this.executor = new ScanExecutor(connection, catalog);
        this.steps = steps;
        this.closing = () -> {
            executor.close();
            storeConnection.close();
        };
    }

    private Store(Store lender, Catalog catalog, Runnable closing) {
        this.clock = lender.clock;
        this.storeConnection = lender.storeConnection;
        this.connection = lender.connection;
        this.catalog = catalog;
        this.writer = lender.writer;
        this.executor = lender.executor;
        this.steps = lender.steps;
        this.closing = closing;
    }

    /** As {@link #open(StoreLocation, Duration)} with the location's own timeout. */
    public static Store open(StoreLocation location) {
        return open(location, location.timeout());
    }

    /** As {@link #open(StoreLocation, Duration, Clock)} with the machine's clock. */
    public static Store open(StoreLocation location, Duration timeout) {
        return open(location, timeout, Clock.systemUTC());
    }

    /**
     * Opens a store, starting its embedded server and making its tables where needed; those of a cluster are cut into regions as
     * {@link StoreInit#DEFAULT} says.
     *
     * @param timeout how long a step on the store may keep failing or unanswered until the call that needs it fails; 1 s or more
     * @param clock what is noted of loads and removals is noted by it, and how long ago they were
     * @throws HtmStException if it cannot be reached, has another schema version, is being restored or was left half restored, or
     *     if its tables are not those of one store
     */
    public static Store open(StoreLocation location, Duration timeout, Clock clock) {
        return open(location, timeout, clock, step -> {});
    }

    /**
     * As {@link #open(StoreLocation, Duration, Clock)}.
     *
     * @param steps hears of each step of a {@link #vacuum} or {@link #compact}, before it is done
     */
    public static Store open(StoreLocation location, Duration timeout, Clock clock, Consumer<String> steps) {
        StoreConnection connection = StoreConnection.open(location, timeout);
        try {
            return new Store(connection, new StoreOpening(connection, clock).catalog(), clock, steps);
        } catch (IOException e) {
            HtmStException failure = connection.patience().failure("opening the store", e);
            connection.close();
            throw failure;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** What the store knows about what it holds. */
    public Catalog catalog() {
        return catalog;
    }

    /** The derived channels that are defined in the store. */
    public Definitions definitions() {
        return new Definitions(writer, storeConnection.patience());
    }

    /** The regions that have a name in the store. */
    public Gazetteer regions() {
        return new Gazetteer(catalog, writer, storeConnection.patience());
    }

    /** Loads what was read from a file; see {@link Loader#load}. */
    public LoadOutcome load(SourceContent content) {
        return new Loader(connection, writer, clock, true).load(content);
    }

    /** Loads many files, several at a time, none in the place of one that holds more; see {@link Loader#loadAll}. */
    public void loadAll(Iterator<? extends Supplier<? extends Source>> sources, LoadListener listener) {
        loadAll(sources, Fewer.REFUSED, listener);
    }

    /** Loads many files, several at a time; see {@link Loader#loadAll}. */
    public void loadAll(Iterator<? extends Supplier<? extends Source>> sources, Fewer fewer, LoadListener listener) {
        loadAll(sources, fewer, true, listener);
    }

    /**
     * Loads many files, several at a time; see {@link Loader#loadAll}.
     *
     * @param withTiles whether to write tiles, too; an upgrade writes them later
     */
    public void loadAll(
            Iterator<? extends Supplier<? extends Source>> sources,
            Fewer fewer,
            boolean withTiles,
            LoadListener listener) {
        new Loader(connection, writer, clock, withTiles).loadAll(sources, fewer, listener);
    }

    /** Starts answering a question over what is live now; see {@link StoreView#scan}. */
    public SampleScan scan(SampleQuery query) {
        QueryWatch watch = QueryLimits.NONE.start();
        return view().scan(query, watch);
    }

    /**
     * Starts reading tasks that this process, or another, was given by {@link StoreView#tasks}.
     *
     * @param tasks of one plan, one or more; what they need to know of other samples is read once for all of them
     */
    public SampleScan scan(List<ScanTask> tasks, QueryLimits limits) {
        return executor.scan(tasks, limits.start());
    }

    /**
     * Begins a search for samples near to points among those of a plan, in whichever process it was sent to.
     *
     * @param bytes for decoded samples
     */
    public NearSearch near(ScanPlan plan, Metric metric, QueryLimits limits, long bytes) {
        return new NearSearch(executor, plan, metric, limits.start(), bytes);
    }

    /** What such tasks come to; the sum over all tasks of a plan, in their order, is what the question comes to. */
    public Aggregate aggregate(List<ScanTask> tasks, QueryLimits limits) {
        return executor.aggregate(tasks, limits.start());
    }

    /**
     * Adds the samples of tasks of {@link StoreView#tasks(SampleQuery, Summary, QueryWatch)} to a summary.
     *
     * @param tasks of one plan, one or more
     * @param summary of the same groups and channels
     */
    public void summarize(List<ScanTask> tasks, Summary summary, QueryLimits limits) {
        executor.summarize(tasks, summary, limits.start());
    }

    /**
     * Adds up an answer over what is live now: how many samples, and of each channel number, sum and extremes of the values.
     *
     * @throws IllegalArgumentException if the store knows no channel, satellite or product of a name in the query
     */
    public Aggregate aggregate(SampleQuery query) {
        QueryWatch watch = QueryLimits.NONE.start();
        return view().aggregate(query, watch);
    }

    /** The store as it is now, for several questions over the same granules. */
    public StoreView view() {
        return new StoreView(connection, catalog, executor);
    }

    /** Forgets the rows that it keeps of earlier questions, so that the next ones read all of theirs from the servers. */
    public void forget() {
        executor.forget();
    }

    /**
     * Takes granules out of all later answers; their rows go with the next {@link #vacuum}.
     *
     * @return those removed; a granule that was replaced meanwhile is not among them
     */
    public List<Granule> remove(List<Granule> granules) {
        try {
            List<Granule> removed = new ArrayList<>();
            for (Granule granule : granules) {
                if (writer.retire(granule, clock.millis())) {
                    removed.add(granule);
                }
            }
            return removed;
        } catch (IOException e) {
            throw storeConnection.patience().failure("removing granules", e);
        }
    }

    /** Removes dead rows; see {@link Vacuum#run}. */
    public VacuumOutcome vacuum(Duration grace) {
        return new Vacuum(connection, writer, clock, steps).run(grace);
    }

    /** Writes rows of older schema versions anew; see {@link Upgrade#run}. */
    public void upgrade(Upgrade.Listener listener) {
        new Upgrade(connection, writer, clock, steps).run(listener);
    }

    /**
     * What of the samples of quarters that have ended is not rolled up, in order of time; see {@link RollUps}.
     *
     * @param anew whether what is rolled up is to be so again
     */
    public List<RollUps.Part> missingRollUps(boolean anew) {
        return rollUps().missing(anew);
    }

    /**
     * Rolls up what {@link #missingRollUps} said.
     *
     * @param done hears of each part
     */
    public void rollUp(List<RollUps.Part> parts, Consumer<RollUps.Part> done) {
        rollUps().make(parts, done);
    }

    private RollUps rollUps() {
        return new RollUps(connection, writer, view(), clock, steps);
    }

    /** Checks what is stored; see {@link Verification#run}. */
    public VerifyReport verify(Optional<List<Granule>> granules, DoubleConsumer progress) {
        VerifyReport report = new Verification(connection, catalog).run(granules, progress);
        // What samples cannot be read of is a fault already.
        return granules.isEmpty() && report.faultCount() == 0
                ? report.with(rollUps().faults())
                : report;
    }

    /** All samples of a live granule; see {@link GranuleReader#samples}. */
    public SampleTable samples(Granule granule) {
        return new GranuleReader(connection, catalog).samples(granule);
    }

    /** Merges HBase's files; see {@link Compaction#run}. */
    public void compact(DoubleConsumer progress) {
        new Compaction(connection, steps).run(progress);
    }

    /** The state of the store now; servers that do not answer within seconds are told of as such. */
    public StoreStatus status() {
        try {
            return new StatusReader(connection, catalog, rollUps()).read();
        } catch (IOException e) {
            throw storeConnection.patience().failure("reading the state of the store", e);
        }
    }

    /**
     * This store, still connected and with what it remembers of the catalog, for somebody who will close it.
     *
     * @param closing what that close does in place of closing this store
     */
    public Store lent(Runnable closing) {
        return new Store(this, catalog, closing);
    }

    /** The answers that it knows by an id. */
    public Answers answers() {
        return new Answers(catalog, connection, ProgramVersion.SOFTWARE);
    }

    /** Says, and changes, how long rows are kept of what is not live. */
    public Retainer retainer() {
        return new Retainer(writer, answers(), clock, storeConnection.patience());
    }

    /**
     * This store in a past state, for questions: over what was live then, as long as the rows are kept. Closing either closes both.
     *
     * @throws HtmStException if what was live is not known, or that time is still to come
     */
    public Store asOf(AsOf state) {
        Instant time = state.time().orElse(Instant.MIN);
        if (time.isAfter(clock.instant())) {
            throw new HtmStException(
                    "what the store will hold at " + time + " is not known; give a time that has passed", false);
        }
        try {
            Catalog then = state.answer().isPresent()
                    ? answers().then(answers().get(state.answer().get()))
                    : catalog.at(time.toEpochMilli());
            return new Store(this, then, closing);
        } catch (IOException e) {
            throw storeConnection.patience().failure("reading the history of the store", e);
        }
    }

    /** This store as if these granules, live or not, were all that is live, with the names of now. Closing either closes both. */
    public Store past(List<Granule> granules) {
        try {
            return new Store(
                    this,
                    catalog.past(
                            granules,
                            catalog.channels(),
                            catalog.definitions(),
                            catalog.satellites(),
                            catalog.regions()),
                    closing);
        } catch (IOException e) {
            throw storeConnection.patience().failure("reading the catalog", e);
        }
    }

    /**
     * What tells the store as it is now from one whose tables were made anew, whose contents were replaced as a whole or whose schema
     * was changed. All else is asked of the tables with each call. Empty if there is no store any more, or the connection has ended.
     *
     * @throws HtmStException if the store may not be used now, as {@link #open(StoreLocation)} would say
     */
    public Optional<String> incarnation() {
        try {
            Optional<Catalog> now = new StoreOpening(storeConnection, clock).find();
            return now.isEmpty()
                    ? Optional.empty()
                    : Optional.of(now.get().schema() + " " + now.get().identity() + " "
                            + now.get().guard().replacements());
        } catch (IOException e) {
            if (connection.isClosed()) {
                return Optional.empty();
            }
            throw storeConnection.patience().failure("opening the store", e);
        }
    }

    @Override
    public void close() {
        closing.run();
    }
}
