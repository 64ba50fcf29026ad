package org.htmst.bench.questdb;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.questdb.cairo.TableWriter;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import java.nio.file.Path;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.sql.BorderSamples;
import org.htmst.bench.sql.SampleSql;
import org.htmst.bench.sql.SqlDialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SQL and the library decide alike about places near every border. */
class QuestDbSqlTest {

    private static final BorderSamples SAMPLES = new BorderSamples();

    @TempDir
    private static Path folder;

    private static QuestDb database;

    @BeforeAll
    static void write() {
        database = new QuestDb(folder);
        database.execute("CREATE TABLE samples (time TIMESTAMP, lon FLOAT, lat FLOAT, value0 FLOAT)"
                + " TIMESTAMP(time) PARTITION BY DAY BYPASS WAL");
        try (TableWriter writer = database.writer("samples")) {
            for (int i = 0; i < BorderSamples.COUNT; i++) {
                TableWriter.Row row = writer.newRow(SAMPLES.timeMs[i] * 1000);
                row.putFloat(1, SAMPLES.lonDeg[i]);
                row.putFloat(2, SAMPLES.latDeg[i]);
                row.putFloat(3, SAMPLES.value(i));
                row.append();
            }
            writer.commit();
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void itsVersionIsThatOfTheBuild() {
        assertTrue(QuestDbSystem.version().matches("\\d+\\.\\d+\\.\\d+"), QuestDbSystem.version());
    }

    @ParameterizedTest
    @EnumSource
    void sqlAndLibraryDecideAlike(DesignQuery design) throws SqlException {
        BenchQuery query = BorderSamples.query(design);
        String sql = new SampleSql(SqlDialect.QUESTDB, "samples").aggregate(query);
        try (RecordCursorFactory prepared = database.prepare(sql);
                RecordCursor cursor = prepared.getCursor(database.context())) {
            cursor.hasNext();
            Record totals = cursor.getRecord();
            SAMPLES.check(query, totals.getLong(0), totals.getDouble(1));
        }
    }
}
