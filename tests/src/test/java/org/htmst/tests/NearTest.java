package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code nearest} and {@code join} as commands: their forms, and one clear message for what is wrong. */
@ExtendWith(TestStore.class)
class NearTest {

    private static final String POINTS =
            "name,lon,lat,time\nkiruna,20.4,67.8,2019-10-24T06:00:00Z\npole,0,90,2019-10-24T12:00:00Z\n";

    private final TestStore.Running running;

    @TempDir
    private Path folder;

    NearTest(TestStore.Running running) {
        this.running = running;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static CommandLineRun done(CommandLineRun run) {
        assertEquals(0, run.code(), run::err);
        return run;
    }

    @Test
    void linesHoldThePointAndTheSample() throws IOException {
        running.store().load(SampleFiles.read(SampleFiles.NETCDF.get(3)));
        String points = file("points.csv", POINTS).toString();
        List<String> lines = done(running.run("nearest", "--points", points, "-k", "2", "--channel", "e1/0"))
                .lines();
        assertEquals(
                "point,point_name,point_lon,point_lat,point_time,rank,distance_km,delay_s,time,satellite,lon,lat,alt,mep_ele_tel0_flux_e1",
                lines.get(0));
        assertEquals(5, lines.size());
        assertTrue(lines.get(1).startsWith("1,kiruna,20.4,67.8,2019-10-24T06:00:00Z,1,"), lines.get(1));
        assertTrue(lines.get(4).startsWith("2,pole,0,90,2019-10-24T12:00:00Z,2,"), lines.get(4));

        // Whatever the form, the lines are the same; and an answer may be asked about again.
        Path parquet = folder.resolve("a.parquet");
        Path csv = folder.resolve("a.csv");
        for (Path path : List.of(parquet, csv, folder.resolve("a.nc"), folder.resolve("a.arrow"))) {
            done(running.run("nearest", "--points", points, "-k", "2", "-o", path.toString()));
        }
        assertEquals(4, again(csv));
        assertEquals(4, again(parquet));

        // All that is within reach of the pole, at every time, are those that a cap holds.
        CommandLineRun cap = done(running.run("count", "--cap", "0,90", "--radius-km", "1000"));
        CommandLineRun join = done(running.run("join", "--points", points, "--within", "1000km"));
        long atPole =
                join.lines().stream().filter(line -> line.startsWith("2,")).count();
        assertEquals(cap.out().strip(), Long.toString(atPole));
        CommandLineRun soon = done(running.run(
                "join", "--points", points, "--within", "1000", "--within-time", "10m", "--format", "jsonl"));
        assertTrue(soon.lines().size() < join.lines().size(), soon.err());
        CommandLineRun none = done(running.run("join", "--points", points, "--within", "1", "--lat", "-1,1"));
        assertEquals(1, none.lines().size());
        assertTrue(none.err().contains("2 points without any"), none.err());
        assertEquals(
                4,
                done(running.run("nearest", "--at", "20,67", "-k", "3")).lines().size());
    }

    /** A points' file that another program wrote: what its columns are, they are in the answer, and where one is null. */
    @Test
    void columnsOfPointsKeepTheirTypes() throws IOException, SQLException {
        running.store().load(SampleFiles.read(SampleFiles.NETCDF.get(3)));
        Path points = folder.resolve("typed.parquet");
        Path answer = folder.resolve("typed-answer.parquet");
        Path arrow = folder.resolve("typed-answer.arrow");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * FROM (VALUES"
                    + " (20.5::DOUBLE, 67::FLOAT, 9007199254740993::BIGINT, 4000000000::UINTEGER,"
                    + " TIMESTAMP '2019-10-24 06:00:00.123456', DATE '2019-10-24', 1.50::DECIMAL(6, 2), 'a', 1::TINYINT),"
                    + " (21, -67, NULL, NULL, NULL, NULL, NULL, NULL, 2)) AS p(lon, lat, id, size, seen, day, price, name, n))"
                    + " TO '" + points + "' (FORMAT parquet)");
            done(running.run("nearest", "--points", points.toString(), "-o", answer.toString()));
            ColumnText read = ColumnText.ofParquet(answer);
            assertEquals(
                    List.of("BIGINT", "DOUBLE", "DOUBLE", "BIGINT", "BIGINT", "TIMESTAMP WITH TIME ZONE"),
                    read.types().subList(0, 6));
            assertEquals(
                    List.of("VARCHAR", "VARCHAR", "VARCHAR", "BIGINT"),
                    read.types().subList(6, 10));
            assertEquals(
                    List.of(
                            "1",
                            "20.5",
                            "67",
                            "9007199254740993",
                            "4000000000",
                            "2019-10-24T06:00:00.123Z",
                            "2019-10-24",
                            "1.50",
                            "a",
                            "1"),
                    read.rows().get(0).subList(0, 10));
            assertEquals(
                    List.of("2", "21", "-67", "", "", "", "", "", "", "2"),
                    read.rows().get(1).subList(0, 10));
        }
        done(running.run("nearest", "--points", points.toString(), "-o", arrow.toString()));
        ColumnText stream = ColumnText.ofArrow(arrow);
        assertEquals("Int(64, true) not null", stream.types().get(0));
        assertEquals("Int(64, true)", stream.types().get(3));
        assertEquals("Timestamp(MILLISECOND, UTC)", stream.types().get(5));
        assertEquals("", stream.rows().get(1).get(3));
        assertEquals("", stream.rows().get(1).get(5));
        done(running.run(
                "nearest",
                "--points",
                points.toString(),
                "-o",
                folder.resolve("typed.nc").toString()));
        String json = done(running.run("nearest", "--points", points.toString(), "--format", "jsonl"))
                .out();
        assertTrue(json.contains("\"point_id\":9007199254740993,"), json);
        assertTrue(json.contains("\"point_id\":null,"), json);
    }

    /** How many samples of an answer are nearest to themselves. */
    private long again(Path answer) {
        return done(running.run(
                        "nearest",
                        "--points",
                        answer.toString(),
                        "--point-columns",
                        "lon,lat,time",
                        "--scale-km",
                        "1",
                        "--scale-time",
                        "1s",
                        "--format",
                        "jsonl"))
                .lines()
                .stream()
                .filter(line -> line.contains("\"delay_s\":0.0,"))
                .count();
    }

    @Test
    void whatIsWrongIsToldOnce() throws IOException {
        String points = file("points.csv", POINTS).toString();
        String untimed = file("untimed.csv", "lon,lat\n1,2\n").toString();
        String nan = file("nan.csv", "lon,lat\n1,2\n3,NaN\n").toString();
        refused(2, "-k 0 is outside 1..1000000", "nearest", "--at", "1,2", "-k", "0");
        refused(2, "give a place, --at LON,LAT, or a file of points", "nearest");
        refused(2, "give both or neither", "nearest", "--at", "1,2", "--scale-km", "3");
        refused(2, "give --at-time TIME", "nearest", "--at", "1,2", "--scale-km", "3", "--scale-time", "1h");
        refused(
                2,
                "make no distance",
                "nearest",
                "--at",
                "1,2",
                "--at-time",
                "2019-10-24",
                "--scale-km",
                "0",
                "--scale-time",
                "1h");
        refused(
                2,
                "untimed.csv has no column 'time'",
                "join",
                "--points",
                untimed,
                "--within",
                "3",
                "--within-time",
                "1h");
        refused(1, "nan.csv: line 3: column lat: 'NaN' is not", "nearest", "--points", nan);
        refused(
                1,
                "does not exist",
                "nearest",
                "--points",
                folder.resolve("none.csv").toString());
        refused(2, "is no distance", "join", "--points", points, "--within", "0");
        refused(2, "is no distance", "join", "--points", points, "--within", "20017km");
        refused(
                1,
                "cannot be read as Parquet",
                "nearest",
                "--points",
                file("bad.parquet", "PAR1nothing").toString());
    }

    private void refused(int code, String part, String... arguments) {
        CommandLineRun run = running.run(arguments);
        assertEquals(code, run.code(), run::err);
        assertTrue(run.err().contains(part), run::err);
        assertEquals("", run.out());
    }
}
