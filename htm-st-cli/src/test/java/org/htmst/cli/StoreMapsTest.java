package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that make maps and pictures, against a real embedded store that holds one real file. */
class StoreMapsTest {

    private static final Path SAMPLE = Path.of("../sample-data/poes_n15_20191024_proc.nc");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void load() {
        out("load", SAMPLE.toString());
    }

    @AfterAll
    static void stop() {
        new TestHome(folder).stop();
    }

    private static Run run(String... arguments) {
        return new TestHome(folder).run(arguments);
    }

    private static String out(String... arguments) {
        return new TestHome(folder).out(arguments);
    }

    @Test
    void interpolatesAndDraws() {
        String maps = folder.resolve("e1.nc").toString();
        String picture = folder.resolve("e1.png").toString();
        String[] interpolate = {"interpolate", "--channel", "e1/0", "--bins", "2", "--level", "3", "-o", maps};
        Run made = run(interpolate);
        assertEquals(0, made.code(), made.err());
        assertTrue(
                made.err().startsWith("11,827 samples of mep_ele_tel0_flux_e1 from 1 input file into 2 maps\n"),
                made.err());
        assertEquals(2, run(interpolate).code(), "the file exists");
        out("map", maps, "-o", picture, "--bin", "12,24", "--width", "600");
        assertTrue(Files.exists(Path.of(picture)));
        Run other = run("map", maps, "-o", picture, "--overwrite", "--bin", "0,3");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("bin 0,3 is not in"), other.err());
        for (String name : List.of("a.svg", "a.pdf", "a.tif", "a.csv", "a.nc")) {
            out("map", maps, "-o", folder.resolve(name).toString());
            assertTrue(Files.exists(folder.resolve(name)), name);
        }
        out(
                "map",
                folder.resolve("a.nc").toString(),
                "-o",
                folder.resolve("dial.png").toString(),
                "--dial");
        out("map", maps, "-o", folder.resolve("grid.nc").toString(), "--grid", "5deg");
        Run grid = run(
                "map",
                folder.resolve("grid.nc").toString(),
                "-o",
                folder.resolve("grid.png").toString());
        assertEquals(1, grid.code(), "a grid is no mesh of trixels");
    }

    @Test
    void drawsTheSamplesOfAQuestion() throws IOException {
        Path picture = folder.resolve("tracks.png");
        Run run =
                run("tracks", "--channel", "e1/0", "--lat", "0,90", "-o", picture.toString(), "--projection", "north");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains(" samples, 2400 x "), run.err());
        assertTrue(Files.size(picture) > 50_000);
    }

    @Test
    void aFolderThatTakesNoFilesIsTold() throws IOException {
        Path readOnly = Path.of("/proc");
        if (Files.isDirectory(readOnly)) {
            String maps = folder.resolve("full.nc").toString();
            assertEquals(
                    0,
                    run("interpolate", "--channel", "e1/0", "--level", "2", "-o", maps)
                            .code());
            for (String name : List.of("a.png", "a.svg", "a.pdf", "a.tif", "a.csv", "a.nc")) {
                Run run = run("map", maps, "-o", readOnly.resolve(name).toString());
                assertEquals(1, run.code(), run.err());
                assertEquals(1, run.errLines().length, run.err());
            }
        }
    }
}
