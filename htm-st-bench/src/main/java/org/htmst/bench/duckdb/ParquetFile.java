package org.htmst.bench.duckdb;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.archive.Loaded;
import org.htmst.bench.archive.MadeDays;
import org.htmst.bench.archive.PlainSamples;
import org.htmst.bench.sql.SampleSql;

/**
 * Writes an archive into one Parquet file sorted by time, ZSTD, in row groups of DuckDB's own size. Some days at a time are sorted in
 * memory and written; then the parts, which follow each other in time, become one file.
 */
final class ParquetFile {

    private static final int ROW_GROUP = 122_880;
    private static final String FORM = "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE " + ROW_GROUP + ")";

    private final DuckDBConnection connection;
    private final Archive archive;
    private final int channels;
    private final Path file;
    private final List<Path> parts = new ArrayList<>();

    ParquetFile(DuckDBConnection connection, Archive archive, int channels, Path file) {
        this.connection = connection;
        this.archive = archive;
        this.channels = channels;
        this.file = file;
    }

    /** Writes the file. */
    Loaded write(PrintStream talk) throws SQLException, IOException {
        execute("CREATE OR REPLACE TABLE samples (satellite UTINYINT, time_ms BIGINT, lon FLOAT, lat FLOAT, alt FLOAT"
                + columns() + ")");
        long samples = 0;
        try (MadeDays<PlainSamples> days = archive.made(day -> archive.plain(day, channels), talk, "loading duckdb")) {
            while (days.hasNext()) {
                for (PlainSamples day : days.next()) {
                    append(day);
                    samples += day.size();
                }
                writePart();
            }
            join();
            return new Loaded(samples, days.secondsOfUse());
        }
    }

    private String columns() {
        StringBuilder columns = new StringBuilder();
        for (int c = 0; c < channels; c++) {
            columns.append(", ").append(SampleSql.value(c)).append(" FLOAT");
        }
        return columns.toString();
    }

    private void append(PlainSamples day) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "samples")) {
            for (int i = 0; i < day.size(); i++) {
                appender.beginRow();
                appender.append((byte) day.satellite());
                appender.append(day.timeMs()[i]);
                appender.append(day.lonDeg()[i]);
                appender.append(day.latDeg()[i]);
                appender.append(day.altKm()[i]);
                for (float[] values : day.values()) {
                    if (Float.isNaN(values[i])) {
                        appender.appendNull();
                    } else {
                        appender.append(values[i]);
                    }
                }
                appender.endRow();
            }
        }
    }

    private void writePart() throws SQLException {
        Path part = file.resolveSibling("part-" + parts.size() + ".parquet");
        execute("COPY (FROM samples ORDER BY time_ms) TO '" + part + "' " + FORM);
        execute("TRUNCATE samples");
        parts.add(part);
    }

    private void join() throws SQLException, IOException {
        String list = parts.stream().map(part -> "'" + part + "'").collect(Collectors.joining(", ", "[", "]"));
        execute("COPY (FROM read_parquet(" + list + ")) TO '" + file + "' " + FORM);
        execute("DROP TABLE samples");
        for (Path part : parts) {
            Files.delete(part);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
