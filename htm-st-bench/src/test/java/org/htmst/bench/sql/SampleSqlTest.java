package org.htmst.bench.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.sphere.Box;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;

class SampleSqlTest {

    private static final TimeWindow DAY = new TimeWindow(1_388_534_400_000L, 1_388_620_800_000L);

    private static BenchQuery of(Region region) {
        return new BenchQuery(DesignQuery.I, region, DAY, Optional.empty());
    }

    @Test
    void dialectsWordTimesAndBoundsTheirWay() {
        BenchQuery north = of(new LatitudeBand(30.0001, 90));
        assertEquals(
                "SELECT satellite, time_ms, lon, lat, alt, value0 FROM samples WHERE time_ms >= 1388534400000"
                        + " AND time_ms < 1388620800000 AND lat >= 30.000101::FLOAT AND value0 IS NOT NULL",
                new SampleSql(SqlDialect.DUCKDB, "samples").rows(north));
        assertEquals(
                "SELECT count(value0), sum(value0::DOUBLE), min(value0), max(value0) FROM samples"
                        + " WHERE time >= '2014-01-01T00:00:00Z' AND time < '2014-01-02T00:00:00Z'"
                        + " AND lat >= 30.00010108947754 AND value0 IS NOT NULL",
                new SampleSql(SqlDialect.QUESTDB, "samples").aggregate(north));
    }

    @Test
    void aRegionOfAnotherKindIsRefused() {
        SampleSql sql = new SampleSql(SqlDialect.DUCKDB, "samples");
        assertThrows(IllegalArgumentException.class, () -> sql.rows(of(new Box(0, 0, 1, 1))));
    }
}
