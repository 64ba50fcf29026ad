package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.htmst.code.CodeLayout;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables that are exported for other programs, read by DuckDB. */
@ExtendWith(TestStore.class)
class ParquetExportTest {

    private static final List<String> CHANNELS = List.of("mep_ele_tel0_flux_e1", "L_IGRF", "MLT", "mep_IFC_on");

    private static final String COLUMNS = "time,satellite,lon,lat,alt,htm_id," + String.join(",", CHANNELS);

    private final TestStore.Running running;

    @TempDir
    private static Path folder;

    private static Path table;

    ParquetExportTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeAll
    static void loadAndExport(TestStore.Running running) {
        List<String> load = new ArrayList<>(List.of("load"));
        SampleFiles.NETCDF.forEach(file -> load.add(file.toString()));
        assertEquals(0, running.run(load.toArray(String[]::new)).code());
        table = folder.resolve("some.parquet");
        CommandLineRun export = running.run(
                "export", "--product", "poes-proc", "--channel", String.join(",", CHANNELS), "-o", table.toString());
        assertEquals(0, export.code(), export.err());
        assertTrue(export.err().contains("exported poes-proc to " + table + ": "), export.err());
    }

    private CommandLineRun query(String order) {
        CommandLineRun query = running.run(
                "query",
                "--product",
                "poes-proc",
                "--channel",
                String.join(",", CHANNELS),
                "--columns",
                COLUMNS,
                "--order",
                order);
        assertEquals(0, query.code(), query.err());
        return query;
    }

    private static List<String> sorted(String csv) {
        List<String> lines = new ArrayList<>(csv.lines().toList());
        Collections.sort(lines);
        return lines;
    }

    @Test
    void everySampleIsThereOnceWithItsTypeInTheOrderOfTheCode() throws SQLException {
        CommandLineRun inOrder = query("code");
        assertEquals(sorted(query("key").out()), sorted(inOrder.out()));
        ColumnText read = ColumnText.ofParquet(table);
        read.checkAgainst(inOrder.out(), "export");
        assertEquals(
                List.of("TIMESTAMP WITH TIME ZONE", "VARCHAR", "DOUBLE", "DOUBLE", "DOUBLE", "BIGINT", "FLOAT"),
                read.types().subList(0, 7));
        CodeLayout finer = CodeLayout.coupled(running.store().catalog().schema().chunkLevel() + 2);
        long before = 0;
        for (List<String> row : read.rows()) {
            LonLat place = new LonLat(Double.parseDouble(row.get(2)), Double.parseDouble(row.get(3)));
            assertEquals(TrixelId.of(place.unitVector(), 20), Long.parseLong(row.get(5)));
            long code = finer.code(
                    Instant.parse(row.get(0)).toEpochMilli(), TrixelId.of(place.unitVector(), finer.level()));
            assertTrue(code >= before, "row " + row);
            before = code;
        }
    }

    /** What a row group says of itself is what its rows are, so that whatever is passed over by it holds nothing that was asked for. */
    @Test
    void statisticsOfRowGroupsAreTrueAndTellThemApart() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE samples AS SELECT file_row_number AS row, * FROM read_parquet('" + table
                    + "', file_row_number = true)");
            List<long[]> groups = new ArrayList<>();
            long first = 0;
            try (ResultSet result =
                    statement.executeQuery("SELECT row_group_id, any_value(row_group_num_rows) FROM parquet_metadata('"
                            + table + "') GROUP BY ALL ORDER BY 1")) {
                while (result.next()) {
                    groups.add(new long[] {result.getLong(1), first, first + result.getLong(2)});
                    first += result.getLong(2);
                }
            }
            assertTrue(groups.size() >= 4, groups.size() + " row groups");
            int near = 0;
            for (long[] group : groups) {
                for (String column : List.of("time", "lat", "lon", "alt", "htm_id", "mep_ele_tel0_flux_e1")) {
                    assertEquals(bounds(statement, column, group), told(statement, column, group[0]), column);
                }
                near += count(
                                        statement,
                                        "SELECT count(*) FROM parquet_metadata('" + table + "') WHERE row_group_id = "
                                                + group[0] + " AND path_in_schema = 'lat'"
                                                + " AND TRY_CAST(stats_max AS DOUBLE) >= 60")
                                > 0
                        ? 1
                        : 0;
            }
            assertEquals(first, count(statement, "SELECT count(*) FROM samples"));
            assertTrue(near <= groups.size() / 2 + 1, near + " of " + groups.size() + " groups reach north of 60");
            assertTrue(near > 0);
        }
    }

    private static String bounds(Statement statement, String column, long[] group) throws SQLException {
        String value = column.equals("time") ? "epoch_ms(time)" : column;
        return row(
                statement,
                "SELECT min(" + value + ")::DOUBLE, max(" + value + ")::DOUBLE FROM samples WHERE row >= " + group[1]
                        + " AND row < " + group[2]);
    }

    private static String told(Statement statement, String column, long group) throws SQLException {
        String[] value = {"stats_min", "stats_max"};
        for (int i = 0; i < 2; i++) {
            value[i] = column.equals("time") ? "epoch_ms(" + value[i] + "::TIMESTAMPTZ)" : value[i];
        }
        return row(
                statement,
                "SELECT (" + value[0] + ")::" + type(column) + "::DOUBLE, (" + value[1] + ")::" + type(column)
                        + "::DOUBLE FROM parquet_metadata('" + table + "') WHERE row_group_id = " + group
                        + " AND path_in_schema = '" + column + "'");
    }

    private static String type(String column) {
        return column.startsWith("mep") ? "FLOAT" : "DOUBLE";
    }

    private static String row(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next(), sql);
            return result.getDouble(1) + " to " + result.getDouble(2);
        }
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Test
    void whereItComesFromIsInside() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            String metadata = "SELECT decode(value) FROM parquet_kv_metadata('" + table + "') WHERE decode(key) = '%s'";
            try (ResultSet result = statement.executeQuery(String.format(Locale.ROOT, metadata, "provenance"))) {
                assertTrue(result.next());
                assertTrue(result.getString(1).contains("poes_n18_20191024_proc.nc"), result.getString(1));
                assertFalse(result.getString(1).contains("poes_m02_20181231_raw.nc"), result.getString(1));
            }
            try (ResultSet result = statement.executeQuery(String.format(Locale.ROOT, metadata, "columns"))) {
                assertTrue(result.next());
                assertTrue(result.getString(1).contains("\"units\":\"cm-2 s-1 sr-1\""), result.getString(1));
            }
        }
    }

    @Test
    void eachProductHasATable() throws IOException, SQLException {
        Path tables = folder.resolve("tables");
        CommandLineRun export =
                running.run("export", "--format", "parquet", "--product", "poes-raw", "-o", tables.toString());
        assertEquals(0, export.code(), export.err());
        Path raw = tables.resolve("poes-raw.parquet");
        assertTrue(Files.exists(raw));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            long rows = count(statement, "SELECT count(*) FROM read_parquet('" + raw + "')");
            assertTrue(export.err().contains(": " + rows + " samples, "), export.err());
            assertTrue(rows > 0);
        }
    }

    @Test
    void whatCannotBeExportedIsSaid() {
        check(
                "a Parquet file has samples, not granules",
                "export",
                "3",
                "-o",
                folder.resolve("a.parquet").toString());
        check(
                "are one table each",
                "export",
                "--time",
                "../..",
                "-o",
                folder.resolve("b.parquet").toString());
        check("--channel and --keep-flagged are of --format parquet", "export", "3", "--channel", "e1/0", "-o", "x");
        check("exists", "export", "--product", "poes-proc", "-o", table.toString());
    }

    private void check(String words, String... arguments) {
        CommandLineRun run = running.run(arguments);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(words), run.err());
    }
}
