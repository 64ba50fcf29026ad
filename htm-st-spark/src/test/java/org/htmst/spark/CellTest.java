package org.htmst.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables whose partitions are trixels: what is joined or grouped by these is where it has to be. */
class CellTest {

    private static final String BUCKETING = "spark.sql.sources.v2.bucketing.enabled";
    private static final String BROADCAST = "spark.sql.autoBroadcastJoinThreshold";

    private final SparkSession spark = SparkStore.spark();
    private final String broadcast = spark.conf().get(BROADCAST);

    @BeforeEach
    void partitioned() {
        spark.conf().set(BUCKETING, true);
        spark.conf().set(BROADCAST, -1);
        table(2).createOrReplaceTempView("celled");
    }

    @AfterEach
    void asBefore() {
        spark.conf().set(BUCKETING, false);
        spark.conf().set(BROADCAST, broadcast);
    }

    private Dataset<Row> table(int level) {
        return spark.read()
                .format("htm-st")
                .option("home", SparkStore.home().toString())
                .option("product", "poes-proc")
                .option("cells", level)
                .load();
    }

    private List<String> lines(String sql) {
        return spark.sql(sql).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }

    private String plan(String sql) {
        return spark.sql(sql).queryExecution().executedPlan().toString();
    }

    @Test
    void whatIsJoinedOrGroupedByCellsIsNotShuffled() {
        List<String> questions = List.of(
                "SELECT a.cell, count(*), min(abs(unix_millis(a.time) - unix_millis(b.time))) FROM celled a JOIN celled b ON a.cell = b.cell"
                        + " WHERE a.satellite = 'noaa-15' AND b.satellite = 'noaa-18' AND a.lat > 75 AND b.lat > 60 GROUP BY a.cell",
                "SELECT cell, count(*), max(" + SparkStore.FLUX + ") FROM celled GROUP BY cell");
        for (String sql : questions) {
            assertFalse(plan(sql).contains("Exchange"), plan(sql));
            List<String> inPlace = lines(sql);
            assertTrue(inPlace.size() > 1, sql);
            spark.conf().set(BUCKETING, false);
            assertTrue(plan(sql).contains("Exchange"), plan(sql));
            assertEquals(lines(sql), inPlace, sql);
            spark.conf().set(BUCKETING, true);
        }
    }

    @Test
    void aPartitionHasTheSamplesOfItsTrixel() {
        assertEquals(spark.table("samples").count(), spark.table("celled").count());
        assertEquals(
                0,
                spark.sql("SELECT * FROM celled WHERE cell <> htm_id(lon, lat, 2) OR cell <> shiftright(htm_id, 36)")
                        .count());
        assertEquals(
                0,
                spark.sql("SELECT part FROM (SELECT spark_partition_id() AS part, cell FROM celled) GROUP BY part"
                                + " HAVING count(DISTINCT cell) > 1")
                        .count());
        assertEquals(
                0,
                spark.sql("SELECT * FROM celled WHERE cell = 1").count()
                        + spark.sql("SELECT cell FROM celled WHERE lat > 91").count());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> table(13))
                .getMessage()
                .contains("option cells is '13'; give the level"));
    }
}
