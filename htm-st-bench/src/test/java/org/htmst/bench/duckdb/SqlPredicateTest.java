package org.htmst.bench.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Random;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.sphere.Box;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SQL and the library decide alike about places near every border, multiples of 0.001 degrees as in the files. */
class SqlPredicateTest {

    private static final long SEED = 7;
    private static final int POINTS = 50_000;
    private static final TimeWindow YEAR = new TimeWindow(1_388_534_400_000L, 1_420_070_400_000L);

    private static final long[] TIME = new long[POINTS];
    private static final float[] LON = new float[POINTS];
    private static final float[] LAT = new float[POINTS];

    private static DuckDBConnection connection;

    @BeforeAll
    static void points() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        execute("CREATE TABLE samples (time_ms BIGINT, lon FLOAT, lat FLOAT)");
        Random random = new Random(SEED);
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "samples")) {
            for (int i = 0; i < POINTS; i++) {
                point(i, random);
                appender.beginRow();
                appender.append(TIME[i]);
                appender.append(LON[i]);
                appender.append(LAT[i]);
                appender.endRow();
            }
        }
    }

    /** Half of them anywhere, half around the regions; the window's edges are times of some. */
    private static void point(int i, Random random) {
        BenchQuery near = DesignQuery.values()[i % 7].in(YEAR);
        long lengthMs = near.window().endMs() - near.window().startMs();
        TIME[i] = near.window().startMs() + (i % 11 == 0 ? lengthMs - i % 2 : (long) (random.nextDouble() * lengthMs));
        double lonDeg = random.nextDouble() * 360;
        double latDeg = random.nextDouble() * 180 - 90;
        if (i % 2 == 0 && near.region() instanceof Cap cap) {
            lonDeg = cap.centre().lonDeg() + (random.nextDouble() - 0.5) * 4 * cap.radiusDeg();
            latDeg = cap.centre().latDeg() + (random.nextDouble() - 0.5) * 2.2 * cap.radiusDeg();
        } else if (i % 2 == 0) {
            lonDeg = (random.nextBoolean() ? 7.5 : 352.5) + random.nextInt(3) * 0.001 - 0.001;
            latDeg = 30 + random.nextInt(3) * 0.001 - 0.001;
        }
        LON[i] = (float) (Math.rint((lonDeg + 360) % 360 * 1000) / 1000 % 360);
        LAT[i] = (float) (Math.rint(Math.max(-90, Math.min(90, latDeg)) * 1000) / 1000);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sqlAndLibraryDecideAlike(DesignQuery design) throws SQLException {
        BenchQuery query = design.in(YEAR);
        long expected = 0;
        long expectedSum = 0;
        for (int i = 0; i < POINTS; i++) {
            if (query.contains(TIME[i], LON[i], LAT[i])) {
                expected++;
                expectedSum += TIME[i] % 1000;
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT count(*), sum(time_ms % 1000)::BIGINT FROM samples WHERE " + SqlPredicate.of(query))) {
            result.next();
            assertEquals(expected, result.getLong(1), "seed " + SEED);
            assertEquals(expectedSum, result.getLong(2), "seed " + SEED);
        }
        assertTrue(expected > 0);
    }

    @Test
    void aRegionOfAnotherKindIsRefused() {
        Region box = new Box(0, 0, 1, 1);
        BenchQuery query = new BenchQuery(DesignQuery.I, box, YEAR, Optional.empty());
        assertThrows(IllegalArgumentException.class, () -> SqlPredicate.of(query));
    }
}
