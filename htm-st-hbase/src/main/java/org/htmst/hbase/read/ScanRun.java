package org.htmst.hbase.read;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Table;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.row.KeptDays;
import org.htmst.hbase.row.KeptRows;
import org.htmst.hbase.row.ReadProof;
import org.htmst.hbase.row.RowReader;
import org.htmst.hbase.table.StoreTables;
import org.htmst.query.Aggregate;
import org.htmst.query.QueryWatch;
import org.htmst.query.ScanStatistics;
import org.htmst.sample.Family;
import org.htmst.summary.Summary;

/** Tasks of one plan as they are carried out for one question, and what they share. */
final class ScanRun {

    private final Connection connection;
    private final Catalog catalog;
    private final ScanScope scope;
    private final List<ScanTask> tasks;
    private final QueryWatch watch;
    private final Duration planning;
    private final Courses courses;
    private final Shades shades;
    private final ReadProof proof;
    private final KeptDays days;

    /** The run that begins now. */
    ScanRun(
            Connection connection,
            Catalog catalog,
            KeptRows kept,
            ScanScope scope,
            List<ScanTask> tasks,
            QueryWatch watch) {
        this(connection, catalog, kept, scope, tasks, true, watch);
    }

    /** @param keeps whether rows may be kept for later questions; a part of one that reads them all would drive out what is asked for often */
    ScanRun(
            Connection connection,
            Catalog catalog,
            KeptRows kept,
            ScanScope scope,
            List<ScanTask> tasks,
            boolean keeps,
            QueryWatch watch) {
        this.connection = connection;
        this.catalog = catalog;
        this.scope = scope;
        this.tasks = tasks;
        this.watch = watch;
        this.planning = sinceStart();
        double bytes = tasks.stream().mapToDouble(ScanTask::expectedBytes).sum();
        long room = kept.bytesOfOneQuestion();
        this.proof = new ReadProof(scope.generation(), keeps && bytes <= room ? room : 0);
        this.days = new KeptDays(kept, proof, scope.layout(), scope.columns(), scope.granules());
        WholeGranules granules = new WholeGranules(connection, scope, watch, kept, proof);
        this.courses = new Courses(scope.granules(), granules);
        this.shades = new Shades(scope.shadows(), granules);
    }

    ScanScope scope() {
        return scope;
    }

    /** In the order of their rows. */
    List<ScanTask> tasks() {
        return tasks;
    }

    QueryWatch watch() {
        return watch;
    }

    /** From the question to the first request. */
    Duration planning() {
        return planning;
    }

    /** From the question until now. */
    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - watch.startNs());
    }

    /** What later granules hide. */
    Shades shades() {
        return shades;
    }

    /** The rows of a task. */
    RowReader rows(ScanTask task) {
        return new RowReader(connection, scope.keys(), scope.columns(), task.rows(), days, watch);
    }

    /** Asks for the rows of a task. */
    TaskReader open(ScanTask task, ScanCounters counters) {
        return new TaskReader(rows(task), chunks(task, counters));
    }

    /** Asks for the rows of a task, to be read those first that matter most. */
    RankedRows openRanked(ScanTask task, ScanCounters counters) {
        return new RankedRows(scope, rows(task), chunks(task, counters), catalog::channelModels);
    }

    private ChunkReader chunks(ScanTask task, ScanCounters counters) {
        return new ChunkReader(task, courses, shades, catalog::channelModels, this::fetch, counters);
    }

    private byte[] fetch(ChunkKey key, Family family, int qualifier) {
        proof.ask();
        Patience patience = Patience.of(connection);
        TableName samples = StoreTables.of(connection).samples();
        byte[] column = Qualifier.encode(qualifier);
        try (Table table = connection.getTable(samples)) {
            Get get = new Get(scope.keys().encode(key)).addColumn(StoreTables.family(family), column);
            return patience.run(() -> table.get(get)).getValue(StoreTables.family(family), column);
        } catch (IOException e) {
            throw patience.failure("reading " + samples, e);
        }
    }

    /** What a task comes to. */
    Aggregate aggregate(ScanTask task) {
        ScanCounters counters = new ScanCounters(scope);
        Totals totals = new Totals(scope.query().channels().size());
        try (TaskReader reader = open(task, counters)) {
            reader.addTo(totals);
        }
        Duration total = sinceStart();
        return totals.aggregate(
                scope.query().channels(), counters.statistics(task.rows().size(), planning, total, total));
    }

    /**
     * Adds the samples of a task to a summary.
     *
     * @return what was read
     */
    ScanStatistics addTo(Summary summary, ScanTask task) {
        ScanCounters counters = new ScanCounters(scope);
        try (TaskReader reader = open(task, counters)) {
            reader.addTo(summary);
        }
        Duration total = sinceStart();
        return counters.statistics(task.rows().size(), planning, total, total);
    }

    /**
     * Makes sure, once all is read, that it was all there until now; of what was kept this is known. Whoever carries out tasks ends with
     * this, rows and aggregates alike, however long it took.
     *
     * @throws HtmStException if rows of the granules may have gone meanwhile
     */
    void checkStillStored() {
        if (!proof.isNeeded()) {
            return;
        }
        try {
            boolean unchanged = catalog.isStill(scope.generation());
            Optional<Granule> lost = unchanged ? Optional.empty() : catalog.lost(scope.granules());
            lost.ifPresent(granule -> {
                throw new HtmStException(
                        "granule " + granule.id() + " (" + granule.fileName()
                                + ") was replaced or removed, and vacuumed, or a"
                                + " snapshot without it was restored, while this question was answered; the answer lacks rows,"
                                + " ask again",
                        true);
            });
            proof.stand(unchanged);
        } catch (IOException e) {
            throw Patience.of(connection).failure("reading the catalog", e);
        }
    }
}
