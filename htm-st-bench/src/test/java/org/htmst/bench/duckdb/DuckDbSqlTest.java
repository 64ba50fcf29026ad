package org.htmst.bench.duckdb;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.sql.BorderSamples;
import org.htmst.bench.sql.SampleSql;
import org.htmst.bench.sql.SqlDialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SQL and the library decide alike about places near every border. */
class DuckDbSqlTest {

    private static final BorderSamples SAMPLES = new BorderSamples();

    private static DuckDBConnection connection;

    @BeforeAll
    static void write() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE samples (time_ms BIGINT, lon FLOAT, lat FLOAT, value0 FLOAT)");
        }
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "samples")) {
            for (int i = 0; i < BorderSamples.COUNT; i++) {
                appender.beginRow();
                appender.append(SAMPLES.timeMs[i]);
                appender.append(SAMPLES.lonDeg[i]);
                appender.append(SAMPLES.latDeg[i]);
                appender.append(SAMPLES.value(i));
                appender.endRow();
            }
        }
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @EnumSource
    void sqlAndLibraryDecideAlike(DesignQuery design) throws SQLException {
        BenchQuery query = BorderSamples.query(design);
        String sql = new SampleSql(SqlDialect.DUCKDB, "samples").aggregate(query);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            SAMPLES.check(query, result.getLong(1), result.getDouble(2));
        }
    }
}
