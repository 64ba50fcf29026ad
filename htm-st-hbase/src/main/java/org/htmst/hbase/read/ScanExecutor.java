package org.htmst.hbase.read;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.RollUp;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.row.KeptRows;
import org.htmst.hbase.tile.TileAnswer;
import org.htmst.hbase.tile.TileReader;
import org.htmst.query.Aggregate;
import org.htmst.query.QueryWatch;
import org.htmst.query.ScanStatistics;
import org.htmst.summary.Summary;

/**
 * Carries out plans, and tasks of plans of whoever made them, over one store. All questions share its threads: a plan of one task is
 * read by the thread that asks, of larger ones some tasks at a time are in work, and those of several questions take turns. Threads
 * that have nothing to do end. To be closed; questions that are under way then fail.
 */
public final class ScanExecutor implements AutoCloseable {

    /** One more than there are processors, since some wait for the server. */
    private static final int THREADS = 1 + Runtime.getRuntime().availableProcessors();

    /** Tasks of one question that are in work, or read and not yet taken; it bounds memory. */
    static final int TASKS_AHEAD = 8;

    private static final long IDLE_SECONDS = 5;

    private final Connection connection;
    private final Catalog catalog;
    private final ThreadPoolExecutor threads;
    private final KeptRows kept = KeptRows.ofHeap();
    private final TileReader tiles;

    /** Such threads over the store behind {@code connection}. */
    public ScanExecutor(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
        this.tiles = new TileReader(connection, catalog::channelModels);
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ScanExecutor::daemon);
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "htm-st-scan");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts reading what a plan says. */
    public SampleScan scan(ScanPlan plan, QueryWatch watch) {
        return new SampleScan(new ScanRun(connection, catalog, kept, plan.scope(), plan.tasks(), watch), this);
    }

    /** Starts reading some tasks of one plan, one or more. */
    public SampleScan scan(List<ScanTask> tasks, QueryWatch watch) {
        return new SampleScan(
                new ScanRun(connection, catalog, kept, tasks.get(0).scope(), tasks, watch), this);
    }

    /**
     * Starts reading where the satellites of a plan without channels and conditions were.
     *
     * @param keeps whether its rows may be kept for later questions
     */
    public TrackScan tracks(ScanPlan plan, boolean keeps, QueryWatch watch) {
        return new TrackScan(new ScanRun(connection, catalog, kept, plan.scope(), plan.tasks(), keeps, watch), this);
    }

    /** What a plan comes to: the {@linkplain Aggregate#plus sum} over its tasks, in their order. */
    public Aggregate aggregate(ScanPlan plan, QueryWatch watch) {
        return aggregate(new ScanRun(connection, catalog, kept, plan.scope(), plan.tasks(), watch));
    }

    /** What some tasks of one plan, one or more, come to. */
    public Aggregate aggregate(List<ScanTask> tasks, QueryWatch watch) {
        return aggregate(new ScanRun(connection, catalog, kept, tasks.get(0).scope(), tasks, watch));
    }

    private Aggregate aggregate(ScanRun run) {
        List<String> channels = run.scope().query().channels();
        Aggregate nothing = new Totals(channels.size())
                .aggregate(
                        channels,
                        new ScanCounters(run.scope()).statistics(0, run.planning(), run.planning(), run.planning()));
        Aggregate sum = TaskFold.fold(this, run.tasks(), nothing, run::aggregate, Aggregate::plus);
        run.checkStillStored();
        return new Aggregate(sum.samples(), sum.channels(), sum.statistics().within(run.planning(), run.sinceStart()));
    }

    /**
     * Adds to a summary what tiles can tell of a question.
     *
     * @param rollUps those that are good
     */
    public TileAnswer answerOfTiles(ScanScope scope, List<RollUp> rollUps, Summary summary, QueryWatch watch) {
        return tiles.answer(scope, rollUps, summary, watch);
    }

    /**
     * Adds to a summary the samples of chunks for which tiles have not answered.
     *
     * @param rest what to read
     * @param answer what tiles have told
     */
    public Summarized summarize(ScanPlan rest, Summary summary, TileAnswer answer, QueryWatch watch) {
        ScanRun run = new ScanRun(connection, catalog, kept, rest.scope(), rest.tasks(), watch);
        return new Summarized(summary, rest.granules(), answer, addTo(summary, run));
    }

    /** Adds to a summary the samples of some tasks of one plan, one or more. */
    public void summarize(List<ScanTask> tasks, Summary summary, QueryWatch watch) {
        addTo(summary, new ScanRun(connection, catalog, kept, tasks.get(0).scope(), tasks, watch));
    }

    private ScanStatistics addTo(Summary summary, ScanRun run) {
        Part start = new Part(
                summary, new ScanCounters(run.scope()).statistics(0, run.planning(), run.planning(), run.planning()));
        Part sum = TaskFold.fold(
                this,
                run.tasks(),
                start,
                task -> {
                    Summary own = summary.another();
                    return new Part(own, run.addTo(own, task));
                },
                Part::plus);
        run.checkStillStored();
        return sum.statistics.within(run.planning(), run.sinceStart());
    }

    private record Part(Summary summary, ScanStatistics statistics) {

        Part plus(Part other) {
            summary.add(other.summary);
            return new Part(summary, statistics.plus(other.statistics));
        }
    }

    /** Reads tasks of one plan in whatever order. */
    public TaskReading reading(ScanScope scope, List<ScanTask> tasks, QueryWatch watch) {
        return new TaskReading(new ScanRun(connection, catalog, kept, scope, tasks, watch), this);
    }

    /** Forgets the rows and tiles that earlier questions left. */
    public void forget() {
        kept.forget();
        tiles.forget();
    }

    /** Has a task read when its turn comes. */
    <T> Future<T> submit(Callable<T> task) {
        try {
            return threads.submit(task);
        } catch (RejectedExecutionException e) {
            throw closed(e);
        }
    }

    /** Has a task read on, or for the first time, when its turn comes; at once told that it will not be if this is closed. */
    void execute(ReadAhead task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            task.end(closed(e));
        }
    }

    /** What those are told who wait for a task of a closed store. */
    static HtmStException closed(Exception cause) {
        return new HtmStException("the store was closed while a question was answered", false, cause);
    }

    @Override
    public void close() {
        for (Runnable waiting : threads.shutdownNow()) {
            if (waiting instanceof ReadAhead task) {
                task.end(closed(null));
            } else if (waiting instanceof FutureTask<?> task) {
                task.cancel(false);
            }
        }
    }
}
