package org.htmst.bench.duckdb;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.archive.ArchiveMark;
import org.htmst.bench.archive.Loaded;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.sql.SampleSql;
import org.htmst.bench.sql.SqlDialect;
import org.htmst.bench.system.Answer;
import org.htmst.bench.system.ArchiveSystem;
import org.htmst.bench.system.Mode;
import org.htmst.bench.system.QueryRun;
import org.htmst.bench.system.SampleDigest;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.store.StoreLocation;

/**
 * DuckDB inside this process, with a thread for every core, over one Parquet file that {@link ParquetFile} or the store writes. Its memory of file
 * footers is on, so that a warm query reads none anew, and answers stream, which brings the first rows at once and the last no later.
 */
public final class DuckDbSystem implements ArchiveSystem {

    private static final String URL = "jdbc:duckdb:";

    private final String name;
    private final String contents;
    private final Writing writing;
    private final SampleSql sql;
    private final Path folder;
    private final DuckDBConnection connection;
    private final BufferAllocator allocator = new RootAllocator();
    private final ArrowRows rows = new ArrowRows();

    /** Makes the file. */
    @FunctionalInterface
    private interface Writing {
        Loaded write(DuckDBConnection connection, PrintStream talk) throws SQLException, IOException;
    }

    /** @param folder where the file is or will be; made if missing */
    private DuckDbSystem(String name, String contents, SampleSql sql, Path folder, Writing writing) throws IOException {
        this.name = name;
        this.contents = contents;
        this.sql = sql;
        this.writing = writing;
        this.folder = Files.createDirectories(folder);
        try {
            Properties settings = new Properties();
            settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
            this.connection = (DuckDBConnection) DriverManager.getConnection(URL, settings);
            execute("SET threads TO " + Runtime.getRuntime().availableProcessors());
            execute("SET temp_directory TO '" + folder.resolve("tmp") + "'");
            execute("SET parquet_metadata_cache TO true");
        } catch (SQLException e) {
            throw failure("opening DuckDB", e);
        }
    }

    /**
     * Over a file sorted by time, which DuckDB writes.
     *
     * @param channels how many of the archive's values to store
     * @param folder where the file is or will be; made if missing
     */
    public static DuckDbSystem sortedByTime(Archive archive, int channels, Path folder) throws IOException {
        Path file = file(folder);
        return new DuckDbSystem(
                "duckdb",
                archive.describe() + ", values stored " + channels,
                new SampleSql(SqlDialect.DUCKDB, "read_parquet('" + file + "')"),
                folder,
                (connection, talk) -> new ParquetFile(connection, archive, channels, file).write(talk));
    }

    /**
     * Over a file that a store exports: all of its samples, with the values of the measured channel.
     *
     * @param store which holds the archive when this is loaded
     * @param folder where the file is or will be; made if missing
     */
    public static DuckDbSystem exported(Archive archive, StoreLocation store, Path folder) throws IOException {
        return new DuckDbSystem(
                "export",
                archive.describe() + ", exported",
                SampleSql.ofExport(
                        file(folder).toString(),
                        archive.satellites(),
                        archive.measured().name()),
                folder,
                (connection, talk) -> new ExportedFile(archive, store, file(folder)).write(talk));
    }

    /** The version of DuckDB, such as {@code v2.0.0}. */
    public static String version() {
        try (Connection any = DriverManager.getConnection(URL)) {
            return any.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw failure("opening DuckDB", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ArchiveMark load(PrintStream talk) throws IOException {
        Path markFile = folder.resolve("archive.json");
        Optional<ArchiveMark> mark = ArchiveMark.read(markFile, contents);
        if (mark.isPresent()) {
            return mark.get();
        }
        try {
            Loaded loaded = writing.write(connection, talk);
            ArchiveMark made = new ArchiveMark(contents, loaded, Files.size(file(folder)));
            made.write(markFile);
            return made;
        } catch (SQLException e) {
            throw failure("writing " + file(folder), e);
        }
    }

    @Override
    public QueryRun run(BenchQuery query, Mode mode) throws IOException {
        long startNs = System.nanoTime();
        try {
            return mode == Mode.ROWS ? rows(sql.rows(query), startNs) : aggregate(sql.aggregate(query), startNs);
        } catch (SQLException e) {
            throw failure("query " + query.query(), e);
        }
    }

    /**
     * Number, median and 95th percentile of the values of each group.
     *
     * @param by what tells groups apart, as SQL; an empty text for one group
     */
    public List<List<Double>> distributions(BenchQuery query, String by) {
        List<List<Double>> groups = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql.distributions(query, by));
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                groups.add(List.of(result.getDouble(1), result.getDouble(2), result.getDouble(3)));
            }
            return groups;
        } catch (SQLException e) {
            throw failure("query " + query.query(), e);
        }
    }

    private QueryRun rows(String text, long startNs) throws SQLException, IOException {
        SampleDigest digest = new SampleDigest();
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            long firstNs = rows.read(statement, allocator, digest);
            return run(digest.answer(Mode.ROWS), startNs, firstNs);
        }
    }

    private QueryRun aggregate(String text, long startNs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text);
                ResultSet result = statement.executeQuery()) {
            result.next();
            long count = result.getLong(1);
            Answer answer = count == 0
                    ? new SampleDigest().answer(Mode.AGGREGATE)
                    : Answer.ofAggregate(count, result.getDouble(2), result.getFloat(3), result.getFloat(4));
            return run(answer, startNs, System.nanoTime());
        }
    }

    private static QueryRun run(Answer answer, long startNs, long firstNs) {
        return new QueryRun(
                answer,
                Optional.empty(),
                Duration.ofNanos(firstNs - startNs),
                Duration.ofNanos(System.nanoTime() - startNs));
    }

    /** DuckDB reads files through the memory of the operating system alone. */
    @Override
    public boolean makeCold() {
        return false;
    }

    @Override
    public void close() {
        allocator.close();
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure("closing DuckDB", e);
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("samples.parquet");
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static HtmStException failure(String what, SQLException e) {
        return new HtmStException(what + " failed: " + e.getMessage(), false, e);
    }
}
