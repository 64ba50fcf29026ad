package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong use ends with 2, bad files with 1, each with one clear line, and the good files of the same call are loaded. */
@ExtendWith(TestStore.class)
class BadInputTest {

    private final TestStore.Running running;

    BadInputTest(TestStore.Running running) {
        this.running = running;
    }

    @Test
    void badFilesAreNamedAndGoodOnesLoaded(@TempDir Path folder) throws IOException {
        byte[] real = Files.readAllBytes(SampleFiles.NETCDF.get(1));
        Path empty = Files.createFile(folder.resolve("empty.nc"));
        Path cut = Files.write(folder.resolve("cut.nc"), Arrays.copyOf(real, real.length / 2));
        Path text = Files.writeString(folder.resolve("text.nc"), "time,lon,lat\n");
        Path renamed = Files.write(folder.resolve("poes_n18_20191024_proc.nc"), real);
        Path missing = folder.resolve("missing.nc");
        Path bare = Files.writeString(folder.resolve("bare.csv"), "time,lon,lat\n2020-01-01T00:00:00Z,0,0\n");
        Path good = SampleFiles.NETCDF.get(3);
        CommandLineRun run = running.run(
                "load",
                empty.toString(),
                cut.toString(),
                text.toString(),
                renamed.toString(),
                missing.toString(),
                folder.toString(),
                bare.toString(),
                good.toString());
        assertEquals(1, run.code());
        assertSays(run, empty, "empty");
        assertSays(run, cut, "truncated");
        assertSays(run, text, "not a netCDF file");
        assertSays(run, renamed, "noaa-15");
        assertSays(run, missing, "does not exist");
        assertSays(run, folder, "directory");
        assertSays(run, bare, "--descriptor");
        assertEquals("12500\n", running.run("count").out());
    }

    private static void assertSays(CommandLineRun run, Path file, String reason) {
        long lines = run.err()
                .lines()
                .filter(l -> l.contains(file + " ") || l.contains(file + ":"))
                .filter(l -> l.contains(reason))
                .count();
        assertEquals(1, lines, "one line about " + file + " with '" + reason + "' in:\n" + run.err());
    }

    @Test
    void badRecordsAreCountedAndTheRestIsLoaded(@TempDir Path folder) throws IOException {
        Path descriptor = folder.resolve("mag.json");
        Files.copy(SampleFiles.FOLDER.resolve("swarm-like-lp.json"), descriptor);
        String header = Files.readAllLines(SampleFiles.FOLDER.resolve("swarm-like-lp.csv")).stream()
                .filter(l -> !l.startsWith("#"))
                .findFirst()
                .orElseThrow();
        String row = Files.readAllLines(SampleFiles.FOLDER.resolve("swarm-like-lp.csv")).stream()
                .filter(l -> !l.startsWith("#"))
                .skip(1)
                .findFirst()
                .orElseThrow();
        int lat = Arrays.asList(header.split(",")).indexOf("lat");
        assertTrue(lat > 0, header);
        String[] bad = row.split(",", -1);
        bad[lat] = "91";
        Path file = folder.resolve("mag.csv");
        Files.writeString(file, String.join("\n", header, row, String.join(",", bad)) + "\n");
        CommandLineRun run = running.run("load", "--descriptor", descriptor.toString(), file.toString());
        assertTrue((run.out() + run.err()).contains("read 2, kept 1, rejected 1"), run.out() + run.err());
        assertTrue((run.out() + run.err()).contains("lat 91"), run.out() + run.err());
        running.run("rm", "--product", "swarm-like-lp", "--yes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            count --cap 0,100,5                            | latitude 100.0 is outside -90..90
            count --cap 0,0,181                            | 181
            count --cap 0,0                                | LON,LAT,RADIUS
            count --cap 0,0,nan                            | nan
            count --box 0,10,20,-10                        | -10
            count --lat 95,100                             | 95
            count --lat 20,10                              | 20
            count --lon 400,500                            | 400
            count --region atlantis                        | saa
            count --polygon nowhere.geojson                | nowhere.geojson
            count --time 2019-10-25/2019-10-24             | before its start
            count --time yesterday                         | yesterday
            count --time 2019-02-29/2019-03-01             | 2019-02-29
            count --local-time 3,3                         | 3
            count --local-time 20,25                       | 25
            count --where flux                             | flux
            count --bogus 1                                | bogus
            query --format xml                             | xml
            query --limit -1                               | -1
            frobnicate                                     | frobnicate
            interpolate --channel e1/0 --radius-km 0 -o x.nc | 0
            interpolate --channel e1/0 --level 30 -o x.nc  | 30
            grid id 0,91 --level 3                         | 91
            grid cell XYZ                                  | XYZ
            """)
    void wrongUse(String arguments, String said) {
        CommandLineRun run = running.run(arguments.trim().split(" +"));
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains(said), run.err());
        assertEquals(1, run.err().lines().filter(l -> l.startsWith("htm-st:")).count(), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            count --channel nonsense      | nonsense
            query --channel nonsense      | nonsense
            explain --channel nonsense    | nonsense
            count --satellite noaa-99     | noaa-99
            count --product nonsense      | nonsense
            count --where nonsense>1      | nonsense
            """)
    void namesTheStoreDoesNotKnow(String arguments, String said) {
        CommandLineRun run = running.run(arguments.trim().split(" +"));
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(said), run.err());
    }
}
