package org.htmst.bench.questdb;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContext;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.log.LogFactory;
import io.questdb.mp.WorkerPool;
import io.questdb.mp.WorkerPoolUtils;
import java.nio.file.Path;
import org.htmst.failure.HtmStException;

/**
 * QuestDB inside this process, with a worker for every core: they filter and aggregate parts of partitions, and sort and write what is
 * committed. Nothing listens on a port.
 */
final class QuestDb implements AutoCloseable {

    private static final String LOG_SETTINGS = "/org/htmst/bench/questdb/log.conf";

    private final CairoEngine engine;
    private final SqlExecutionContext context;
    private final WorkerPool workers;

    /** @param folder of the tables; there */
    QuestDb(Path folder) {
        System.setProperty(LogFactory.CONFIG_SYSTEM_PROPERTY, LOG_SETTINGS);
        int cores = Runtime.getRuntime().availableProcessors();
        this.engine = new CairoEngine(new DefaultCairoConfiguration(folder.toString()));
        this.context = new SqlExecutionContextImpl(engine, cores).with(AllowAllSecurityContext.INSTANCE, null);
        this.workers = new WorkerPool(() -> cores);
        try {
            WorkerPoolUtils.setupQueryJobs(workers, engine);
            WorkerPoolUtils.setupWriterJobs(workers, engine);
        } catch (SqlException e) {
            engine.close();
            throw failure("opening QuestDB", e);
        }
        workers.start();
    }

    /** The version of the library, as its jar says. */
    static String version() {
        return CairoEngine.class.getPackage().getImplementationVersion();
    }

    /** Carries out what has no answer. */
    void execute(String sql) {
        try {
            engine.execute(sql, context);
        } catch (SqlException | CairoException e) {
            throw failure(sql, e);
        }
    }

    /** A question, made ready; closed by the caller. */
    RecordCursorFactory prepare(String sql) throws SqlException {
        return engine.select(sql, context);
    }

    /** What questions are asked in. */
    SqlExecutionContext context() {
        return context;
    }

    /** The writer of a table; closed by the caller. */
    TableWriter writer(String table) {
        return engine.getWriter(engine.verifyTableName(table), "load");
    }

    /** Closes all files of tables, which cuts off the space that was kept for more rows. */
    void closeTables() {
        engine.releaseAllWriters();
        engine.releaseAllReaders();
    }

    static HtmStException failure(String what, Exception e) {
        return new HtmStException(what + " failed: " + e.getMessage(), false, e);
    }

    @Override
    public void close() {
        workers.halt();
        engine.close();
    }
}
