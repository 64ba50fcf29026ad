package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.htmst.interpolation.colour.Palette;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of the real day of three satellites. */
@ExtendWith(TestStore.class)
class PlotTest {

    private static final int RGB = 0xFFFFFF;
    private static final String FLUX = "mep_ele_tel90_flux_e3";

    private final TestStore.Running running;

    @TempDir
    private static Path folder;

    PlotTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeAll
    static void load(TestStore.Running running) {
        List<String> arguments = new ArrayList<>(List.of("load"));
        SampleFiles.NETCDF.forEach(file -> arguments.add(file.toString()));
        assertEquals(0, running.run(arguments.toArray(String[]::new)).code());
    }

    private CommandLineRun plot(Path target, String arguments) {
        List<String> all = new ArrayList<>(List.of("plot", "-o", target.toString()));
        all.addAll(Arrays.asList(arguments.split(" +")));
        return running.run(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--channel e3/90 --by time:1h,L_IGRF:0.25 --L 1,8                  | spectrogram | svg",
                "--channel e1/90,e3/90 --by time:1h,L:0.5 --L 1,8 --panel satellite | spectrogram | pdf",
                "--channel e1/0,MLT --by time:10m,satellite --band p25,p75          | lines       | png",
                "--channel e1/0 --by L:0.5,direction --L 1,8 --panel satellite      | lines       | pdf",
                "--channel e1/0 --by MLT:1,L:0.5 --L 1,8                            | dial        | png",
                "--channel e1/0 --by MLT:1,aacgm_lat_foot:2                         | dial        | svg",
                "--channel e3/90 --by lat:5,lon:10 --statistic p95                  | grid        | png",
                "--channel e3/90 --by lat:5,lon:10 --projection north --edge 20     | grid        | pdf",
                "--by MLT:1,satellite                                               | histogram   | png",
                "--channel e3/90 --by time:1d,L:1 --L 1,8 --satellite noaa-15 --statistic median | spectrogram | png"
            })
    void everyKindIsDrawnTheSameEachTime(String arguments, String kind, String suffix) throws IOException {
        Path first = folder.resolve("first." + suffix);
        CommandLineRun run = plot(first, arguments + " --overwrite --width 800");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("first." + suffix + ": " + kind + " of "), run.err());
        assertEquals("", run.out());
        byte[] bytes = Files.readAllBytes(first);
        assertTrue(bytes.length > 10_000);
        assertEquals(0, plot(first, arguments + " --overwrite --width 800").code());
        assertArrayEquals(bytes, Files.readAllBytes(first));
        assertEquals(2, plot(first, arguments).code(), "it exists");
    }

    /** The belts stand out from the slot where each satellite is known to see them. */
    @Test
    void theBeltsAreWhereTheyBelong() throws IOException {
        Path file = folder.resolve("belts.png");
        CommandLineRun run = plot(
                file,
                "--channel " + FLUX
                        + " --by time:1d,L_IGRF:0.25 --L 1,7 --axis 1,7 --min 1e2 --max 1e4 --time 2019-10-24");
        assertEquals(0, run.code(), run.err());
        BufferedImage picture = ImageIO.read(file.toFile());
        double inner = brightest(picture, 1.0, 2.0);
        double slot = brightest(picture, 2.25, 3.25);
        double outer = brightest(picture, 4, 6.5);
        assertTrue(inner > slot + 0.1 && outer > slot + 0.1, inner + ", " + slot + ", " + outer);
        String facts = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(facts.contains("poes_n15_20191024_proc.nc sha256:") && facts.contains("--axis 1,7"));
    }

    /** The place on the colour scale of the brightest cell between two values of L, seen in the middle of the panel. */
    private static double brightest(BufferedImage picture, double from, double to) {
        int x = picture.getWidth() / 2;
        int top = frame(picture, x, 0, 1);
        int bottom = frame(picture, x, top + picture.getHeight() / 4, 1);
        double brightest = 0;
        for (double shell = from + 0.125; shell < to; shell += 0.25) {
            int y = (int) Math.round(bottom - (shell - 1) / 6 * (bottom - top));
            brightest = Math.max(brightest, position(picture.getRGB(x, y) & RGB));
        }
        return brightest;
    }

    /** The first line of a frame, which is as dark at the left and at the right, from {@code y} on. */
    private static int frame(BufferedImage picture, int x, int y, int step) {
        int at = y;
        while ((picture.getRGB(x, at) & RGB) != 0x202020
                || (picture.getRGB(x - 300, at) & RGB) != 0x202020
                || (picture.getRGB(x + 500, at) & RGB) != 0x202020) {
            at += step;
        }
        return at;
    }

    private static double position(int rgb) {
        for (int i = 0; i < 256; i++) {
            if (Palette.VIRIDIS.rgb(i / 255.0) == rgb) {
                return i / 255.0;
            }
        }
        throw new AssertionError("colour " + Integer.toHexString(rgb) + " is none of the scale");
    }

    /** What a file of numbers shows is what the store would. */
    @Test
    void aSummaryIsDrawnFromItsFile() throws IOException {
        String[] summarize = {
            "summarize",
            "--channel",
            FLUX,
            "--by",
            "time:1h,L_IGRF:0.5",
            "--L",
            "1,8",
            "--statistic",
            "count,p95",
            "--format",
            "csv"
        };
        CommandLineRun numbers = running.run(summarize);
        Path csv = folder.resolve("numbers.csv");
        Files.writeString(csv, numbers.out());
        String look = " --statistic p95 --overwrite --title t --subtitle s --label l --foot f --time 2019-10-24/PT13H";
        Path asked = folder.resolve("asked.png");
        CommandLineRun store = plot(asked, "--channel " + FLUX + " --by time:1h,L_IGRF:0.5 --L 1,8" + look);
        assertEquals(0, store.code(), store.err());
        Path read = folder.resolve("read.png");
        CommandLineRun file = plot(read, csv + look.replaceAll(" --time.*", ""));
        assertEquals(0, file.code(), file.err());
        assertTrue(alike(ImageIO.read(asked.toFile()), ImageIO.read(read.toFile())) > 0.97);
        assertTrue(Files.readString(read, StandardCharsets.ISO_8859_1).contains("numbers.csv sha256:"));
        Files.writeString(csv, numbers.out().lines().findFirst().orElseThrow() + "\n");
        assertEquals(1, plot(read, csv + " --overwrite").code());
        Files.writeString(csv, numbers.out() + "2019-10-24T00:00:00Z\n");
        CommandLineRun cut = plot(read, csv + " --overwrite");
        assertEquals(2, cut.code());
        assertTrue(cut.err().contains("in column 'time_to' is no time"), cut.err());
    }

    /** The share of pixels that are equal; names of axes differ. */
    private static double alike(BufferedImage a, BufferedImage b) {
        assertEquals(a.getWidth(), b.getWidth());
        assertEquals(a.getHeight(), b.getHeight());
        long equal = 0;
        for (int x = 0; x < a.getWidth(); x++) {
            for (int y = 0; y < a.getHeight(); y++) {
                equal += a.getRGB(x, y) == b.getRGB(x, y) ? 1 : 0;
            }
        }
        return equal / ((double) a.getWidth() * a.getHeight());
    }

    @Test
    void nothingToDrawIsSaidInALine() {
        Path file = folder.resolve("nothing.png");
        for (String arguments : List.of(
                "--channel e1/0 --by time:1d,L:1 --time 2001-01-01/P1D",
                "--channel e1/0 --by time:1h --time 2001-01-01/P1D",
                "--channel mep_ele_tel0_cps_e1 --by time:1h --satellite noaa-15")) {
            CommandLineRun run = plot(file, arguments);
            assertEquals(1, run.code(), run.err());
            assertTrue(run.err().startsWith("htm-st: there is nothing to draw: "), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void whatTheStoreDoesNotKnowOrCannotShowIsRefused() {
        Path file = folder.resolve("refused.png");
        for (List<String> refused : List.of(
                List.of("--channel nosuch --by time:1d", "channel 'nosuch' is unknown"),
                List.of("--channel e1/0 --by time:1d,nosuch:1", "channel 'nosuch' is unknown"),
                List.of("--channel e1/0,MLT --by lat:5,lon:10", "have no common colours"))) {
            CommandLineRun run = plot(file, refused.get(0));
            assertEquals(2, run.code(), run.err());
            assertTrue(run.err().contains(refused.get(1)), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }
}
