package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.filter.FirstKeyOnlyFilter;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.StoreLocation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A store that is made with regions: rows spread over them, answers stay the same, and it is never made twice. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InitTest {

    private static final TableName SAMPLES = TableName.valueOf("htmst:samples");
    private static final String TIME = "2019-01-01/2019-12-31";

    @TempDir
    private static Path folder;

    private static Path home;
    private static CommandLineRun made;

    @BeforeAll
    static void make() throws Exception {
        home = Files.createDirectory(folder.resolve("home"));
        made = run("init", "--regions", "8", "--time", TIME);
    }

    @AfterAll
    static void stop() {
        EmbeddedServer.stop(home);
    }

    private static CommandLineRun run(String... arguments) {
        return CommandLineRun.of(new StoreLocation.Embedded(home), arguments);
    }

    @Test
    @Order(1)
    void saysWhatItMade() {
        assertEquals(0, made.code(), made.err());
        assertEquals(
                "made a store with 10 regions; the samples of each 397.7 days of"
                        + " 2019-01-01T00:00:00Z/2019-12-31T00:00:00Z spread over 8\n",
                made.out());
        assertTrue(run("status").out().contains("\nhealth                  good\n"));
    }

    @Test
    @Order(2)
    void aStoreThatExistsStaysAsItIs() {
        String unchanged = "the store exists already, with 10 regions; nothing was changed\n";
        assertEquals(unchanged, run("init").out());
        assertEquals(unchanged, run("init", "--regions", "4", "--time", TIME).out(), "its splits are there");
        CommandLineRun other = run("init", "--regions", "16", "--time", TIME);
        assertEquals(1, other.code());
        assertTrue(other.err().contains("with 10 regions; what is asked for needs 8 more"), other.err());
        assertEquals(unchanged, run("init").out());
    }

    @Test
    @Order(3)
    void rowsOfOneMorningSpreadOverAllRegionsOfTheirTime() throws Exception {
        CommandLineRun load = run(
                "load",
                SampleFiles.NETCDF.get(1).toString(),
                SampleFiles.NETCDF.get(2).toString());
        assertEquals(0, load.code(), load.err());
        List<Integer> rows = rowsByRegion();
        int all = rows.stream().mapToInt(Integer::intValue).sum();
        assertEquals(0, rows.get(0), "before the expected time");
        assertEquals(0, rows.get(9), "after it");
        for (int region = 1; region <= 8; region++) {
            assertTrue(rows.get(region) > all / 16 && rows.get(region) < all / 4, "rows by region: " + rows);
        }
        assertEquals("34238\n", run("count").out());
        assertEquals("1868\n", run("count", "--box", "270,-50,360,0").out());
    }

    @Test
    @Order(4)
    void splittingARegionThatHoldsRowsChangesNoAnswer() throws Exception {
        CommandLineRun split = run("init", "--regions", "16", "--time", TIME, "--split");
        assertEquals(0, split.code(), split.err());
        assertTrue(split.out().startsWith("split; the store has now 18 regions"), split.out());
        assertEquals(18, rowsByRegion().size());
        assertEquals("34238\n", run("count").out());
        assertEquals("1868\n", run("count", "--box", "270,-50,360,0").out());
        assertEquals(2, run("init", "--split").code());
    }

    private static List<Integer> rowsByRegion() throws Exception {
        List<Integer> rows = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.attach(home);
                Connection connection = ConnectionFactory.createConnection(server.configuration());
                RegionLocator regions = connection.getRegionLocator(SAMPLES);
                Table table = connection.getTable(SAMPLES);
                ResultScanner results = table.getScanner(
                        new Scan().withStopRow(new byte[] {(byte) 0x80}).setFilter(new FirstKeyOnlyFilter()))) {
            byte[][] starts = regions.getStartKeys();
            for (int region = 0; region < starts.length; region++) {
                rows.add(0);
            }
            int region = 0;
            for (Result result = results.next(); result != null; result = results.next()) {
                while (region + 1 < starts.length && Bytes.compareTo(result.getRow(), starts[region + 1]) >= 0) {
                    region++;
                }
                rows.set(region, rows.get(region) + 1);
            }
        }
        return rows;
    }
}
