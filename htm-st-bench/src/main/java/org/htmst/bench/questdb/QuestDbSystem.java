package org.htmst.bench.questdb;

import io.questdb.cairo.CairoException;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.archive.ArchiveMark;
import org.htmst.bench.archive.Loaded;
import org.htmst.bench.archive.MadeDays;
import org.htmst.bench.archive.PlainSamples;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.sql.SampleSql;
import org.htmst.bench.sql.SqlDialect;
import org.htmst.bench.system.Answer;
import org.htmst.bench.system.ArchiveSystem;
import org.htmst.bench.system.Mode;
import org.htmst.bench.system.QueryRun;
import org.htmst.bench.system.SampleDigest;

/**
 * QuestDB inside this process over one table: times are its designated timestamp, a day is a partition. Its fastest way in is its writer
 * of tables, which sorts what is committed; its fastest way out are its cursors. It compiles filters that need no trigonometry.
 */
public final class QuestDbSystem implements ArchiveSystem {

    /** The name in options and reports. */
    public static final String NAME = "questdb";

    private static final String TABLE = "samples";
    private static final SampleSql SQL = new SampleSql(SqlDialect.QUESTDB, TABLE);
    private static final int US_PER_MS = 1000;

    /** Columns of the table, in order; values follow. The second is the time. */
    private static final int SATELLITE = 0;

    private static final int LON = 2;
    private static final int LAT = 3;
    private static final int ALT = 4;
    private static final int MEASURED = 5;

    private final Archive archive;
    private final int channels;
    private final Path folder;
    private final QuestDb database;

    /**
     * @param channels how many of the archive's values to store
     * @param folder where the table is or will be; made if missing
     */
    public QuestDbSystem(Archive archive, int channels, Path folder) throws IOException {
        this.archive = archive;
        this.channels = channels;
        this.folder = Files.createDirectories(folder);
        this.database = new QuestDb(Files.createDirectories(folder.resolve("db")));
    }

    /** The version of QuestDB, such as {@code 9.0.3}. */
    public static String version() {
        return QuestDb.version();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ArchiveMark load(PrintStream talk) throws IOException {
        Path markFile = folder.resolve("archive.json");
        String contents = archive.describe() + ", values stored " + channels;
        Optional<ArchiveMark> mark = ArchiveMark.read(markFile, contents);
        if (mark.isPresent()) {
            return mark.get();
        }
        try {
            Loaded loaded = write(talk);
            database.closeTables();
            ArchiveMark made = new ArchiveMark(contents, loaded, bytes());
            made.write(markFile);
            return made;
        } catch (CairoException e) {
            throw QuestDb.failure("writing the table in " + folder, e);
        }
    }

    private Loaded write(PrintStream talk) {
        database.execute("DROP TABLE IF EXISTS " + TABLE);
        StringBuilder columns = new StringBuilder();
        for (int c = 0; c < channels; c++) {
            columns.append(", ").append(SampleSql.value(c)).append(" FLOAT");
        }
        database.execute("CREATE TABLE " + TABLE + " (satellite BYTE, time TIMESTAMP, lon FLOAT, lat FLOAT, alt FLOAT"
                + columns + ") TIMESTAMP(time) PARTITION BY DAY BYPASS WAL");
        long samples = 0;
        try (TableWriter writer = database.writer(TABLE);
                MadeDays<PlainSamples> days =
                        archive.made(day -> archive.plain(day, channels), talk, "loading " + NAME)) {
            while (days.hasNext()) {
                for (PlainSamples day : days.next()) {
                    append(day, writer);
                    samples += day.size();
                }
                writer.commit();
            }
            return new Loaded(samples, days.secondsOfUse());
        }
    }

    /** A value that is not a number is null. */
    private static void append(PlainSamples day, TableWriter writer) {
        for (int i = 0; i < day.size(); i++) {
            TableWriter.Row row = writer.newRow(day.timeMs()[i] * US_PER_MS);
            row.putByte(SATELLITE, (byte) day.satellite());
            row.putFloat(LON, day.lonDeg()[i]);
            row.putFloat(LAT, day.latDeg()[i]);
            row.putFloat(ALT, day.altKm()[i]);
            for (int c = 0; c < day.values().length; c++) {
                row.putFloat(MEASURED + c, day.values()[c][i]);
            }
            row.append();
        }
    }

    /** Of all files of the table, which QuestDB keeps in a folder of a name of its own. */
    private long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("db"))) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean isOfTable = folder.resolve("db").relativize(file).startsWith(TABLE);
                bytes += isOfTable ? Files.size(file) : 0;
            }
            return bytes;
        }
    }

    @Override
    public QueryRun run(BenchQuery query, Mode mode) {
        long startNs = System.nanoTime();
        String sql = mode == Mode.ROWS ? SQL.rows(query) : SQL.aggregate(query);
        try (RecordCursorFactory prepared = database.prepare(sql);
                RecordCursor cursor = prepared.getCursor(database.context())) {
            return mode == Mode.ROWS ? rows(cursor, startNs) : aggregate(cursor, startNs);
        } catch (SqlException | CairoException e) {
            throw QuestDb.failure("query " + query.query(), e);
        }
    }

    private static QueryRun rows(RecordCursor cursor, long startNs) {
        SampleDigest digest = new SampleDigest();
        Record row = cursor.getRecord();
        long firstNs = 0;
        while (cursor.hasNext()) {
            firstNs = firstNs == 0 ? System.nanoTime() : firstNs;
            digest.add(
                    row.getByte(SATELLITE),
                    row.getTimestamp(1) / US_PER_MS,
                    row.getFloat(LON),
                    row.getFloat(LAT),
                    row.getFloat(ALT),
                    row.getFloat(MEASURED));
        }
        return run(digest.answer(Mode.ROWS), startNs, firstNs == 0 ? System.nanoTime() : firstNs);
    }

    private static QueryRun aggregate(RecordCursor cursor, long startNs) {
        Record totals = cursor.getRecord();
        long count = cursor.hasNext() ? totals.getLong(0) : 0;
        Answer answer = count == 0
                ? new SampleDigest().answer(Mode.AGGREGATE)
                : Answer.ofAggregate(count, totals.getDouble(1), totals.getFloat(2), totals.getFloat(3));
        return run(answer, startNs, System.nanoTime());
    }

    private static QueryRun run(Answer answer, long startNs, long firstNs) {
        return new QueryRun(
                answer,
                Optional.empty(),
                Duration.ofNanos(firstNs - startNs),
                Duration.ofNanos(System.nanoTime() - startNs));
    }

    /** QuestDB maps its files: only the operating system keeps them in memory. */
    @Override
    public boolean makeCold() {
        return false;
    }

    @Override
    public void close() {
        database.close();
    }
}
