package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.Interpolation;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.result.ComparisonKind;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.BinnedSamples;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.time.LocalTime;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on made-up files of maps; no store is needed. */
class MapCommandTest {

    private static final long DAY_MS = 86_400_000;

    @TempDir
    private Path folder;

    private String maps(String name, int day, int bins, int level, double factor) throws IOException {
        return maps(name, "flux", "#/cm2-s-str", day, bins, level, factor);
    }

    private String maps(String name, String channel, String unit, int day, int bins, int level, double factor)
            throws IOException {
        BinnedSamples samples = new BinnedSamples(LocalTimeBins.equal(bins), ValueSpace.LINEAR);
        for (int bin = 0; bin < bins; bin++) {
            for (int lon = -180; lon < 180; lon += 12) {
                for (int lat = -84; lat <= 84; lat += 6) {
                    samples.add((2 * bin + 1) * LocalTime.DAY / (2 * bins), lon, lat, factor * (lat == 0 ? 1 : lat));
                }
            }
        }
        InterpolationParameters parameters = InterpolationParameters.of(level, 900, 3);
        RunProvenance provenance = new RunProvenance(
                channel,
                "",
                unit,
                List.of("noaa-15"),
                Direction.BOTH,
                new TimeWindow(day * DAY_MS, (day + 1) * DAY_MS),
                List.of(),
                List.of(new RunProvenance.Source("a.nc", "00")),
                "HTM-ST",
                "",
                Instant.EPOCH);
        Path file = folder.resolve(name);
        MapFile.write(
                new LocalTimeMaps(
                        samples.bins(),
                        Interpolation.interpolate(samples, parameters),
                        parameters,
                        samples.counts(),
                        provenance),
                file);
        return file.toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Run map(String... arguments) {
        List<String> words = new ArrayList<>(List.of("map"));
        words.addAll(List.of(arguments));
        return Run.of(words.toArray(String[]::new));
    }

    private static void assertDone(Run run) {
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void aComparisonIsDrawnFromItsFileAsFromItsParts() throws IOException {
        String first = maps("a.nc", 1, 2, 3, 3);
        String second = maps("b.nc", 2, 2, 3, 1);
        for (String kind : List.of("minus", "over")) {
            assertDone(map(first, "--" + kind, second, "-o", path(kind + ".nc")));
            assertDone(map(first, "--" + kind, second, "-o", path(kind + "-1.png"), "--width", "800"));
            assertDone(map(path(kind + ".nc"), "-o", path(kind + "-2.png"), "--width", "800"));
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve(kind + "-1.png")),
                    Files.readAllBytes(folder.resolve(kind + "-2.png")));
            assertDone(map(first, "--" + kind, second, "-o", path(kind + ".csv"), "--grid", "10deg"));
        }
        LocalTimeMaps ratio = MapFile.read(folder.resolve("over.nc"));
        assertEquals(ComparisonKind.RATIO, ratio.comparison().orElseThrow().kind());
        double[] values = Arrays.stream(ratio.grids().get(0).value())
                .filter(value -> !Double.isNaN(value))
                .toArray();
        assertTrue(values.length > 400, values.length + " values");
        assertTrue(Arrays.stream(values).allMatch(value -> Math.abs(value - 3) < 1e-9), "three times as much");
        assertTrue(Files.readString(folder.resolve("minus.csv"))
                .startsWith("# difference of flux  (cm⁻² s⁻¹ sr⁻¹), one row a cell of 10 degrees"));
    }

    @Test
    void whatHasNoGridInCommonIsNamed() throws IOException {
        String first = maps("a.nc", 1, 2, 3, 1);
        String unit = maps("unit.nc", "field", "nT", 1, 2, 3, 1);
        for (String[] other : new String[][] {
            {maps("level.nc", 1, 2, 2, 1), "trixels of level 3 and of level 2; make both with one --level"},
            {maps("bins.nc", 1, 3, 3, 1), "make both with the same bins"},
            {unit, "values in 'cm-2 s-1 sr-1' and in 'nT'"}
        }) {
            Run run = map(first, "--minus", other[0], "-o", path("none.png"));
            assertEquals(2, run.code(), run.err());
            assertTrue(run.err().contains(first + " and " + other[0] + " cannot be compared: "), run.err());
            assertTrue(run.err().contains(other[1]), run.err());
            assertFalse(Files.exists(folder.resolve("none.png")));
        }
        Run units = map(first, unit, "-o", path("none.png"));
        assertEquals(2, units.code());
        assertTrue(units.err().contains("have no colour bar in common"), units.err());
    }

    @Test
    void panelsTakeTheMapsOfAllFiles() throws IOException {
        List<String> files = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            files.add(maps("d" + day + ".nc", day, 2, 3, 1 + day));
        }
        assertDone(series(files, "-o", path("2x4.png"), "--panels", "2x4"));
        assertDone(series(files, "-o", path("4x2.png"), "--panels", "4x2"));
        assertTrue(height("4x2.png") > height("2x4.png"));
        Run full = series(files, "-o", path("no.png"), "--panels", "1x4");
        assertEquals(2, full.code());
        assertTrue(full.err().contains("--panels 1x4 has no room for 8 maps"), full.err());
        assertDone(series(files, "-o", path("1x4.png"), "--panels", "1x4", "--bin", "0,12"));
        Run frames = series(files, "-o", path("a.gif"), "--width", "700", "--box=150,-60,-150,60");
        assertDone(frames);
        assertTrue(frames.err().contains("a.gif: 4 frames of 700 x "), frames.err());
        Run bins = map(files.get(0), "-o", path("b.gif"), "--width", "700", "--frame-ms", "100");
        assertTrue(bins.err().contains("b.gif: 2 frames of 700 x "), bins.err());
    }

    private static Run series(List<String> files, String... options) {
        List<String> words = new ArrayList<>(files);
        words.addAll(List.of(options));
        return map(words.toArray(String[]::new));
    }

    private int height(String picture) throws IOException {
        return ImageIO.read(folder.resolve(picture).toFile()).getHeight();
    }

    @Test
    void dialsTakeTheFilesOwnLatitude() throws IOException {
        String maps = maps("a.nc", 1, 4, 3, 1);
        String latitude = maps("lat.nc", "aacgm_lat_foot", "deg", 1, 1, 3, 1);
        String[] usual = {maps, "-o", path("dipole.png"), "--dial", "--hemisphere", "south"};
        String[] own = {maps, "-o", path("own.png"), "--dial", "--hemisphere", "south", "--dial-latitude", latitude};
        assertDone(map(usual));
        assertDone(map(own));
        assertFalse(Arrays.equals(
                Files.readAllBytes(folder.resolve("dipole.png")), Files.readAllBytes(folder.resolve("own.png"))));
        assertDone(map(maps, "-o", path("a.gif"), "--dial", "--width", "800"));
        Run flux = map(maps, "-o", path("none.png"), "--dial", "--dial-latitude", maps);
        assertEquals(2, flux.code());
        assertTrue(flux.err().contains("maps of flux are no magnetic latitudes"), flux.err());
    }

    /** A second Java with a heap of its own: what the check lets through fits, what does not is refused with its bytes. */
    @Test
    void aGeoTiffOfManyBinsFitsOrIsRefusedBeforehand() throws Exception {
        String maps = maps("a.nc", 1, 48, 6, 1);
        assertEquals(48 * 32_768 * 21, MapFile.memoryBytes(Path.of(maps)));
        String small = withHeap("40m", 1, maps, path("small.tif"));
        assertTrue(small.contains("these maps need about 54 MB of memory, and the limit is "), small);
        assertEquals(1, small.lines().count(), small);
        assertFalse(Files.exists(folder.resolve("small.tif")));
        withHeap("72m", 0, maps, path("fits.tif"));
        assertTrue(Files.size(folder.resolve("fits.tif")) > 100_000);
    }

    private static String withHeap(String heap, int code, String maps, String target) throws Exception {
        String[] command = {
            System.getProperty("java.home") + "/bin/java",
            "-Xmx" + heap,
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            HtmSt.class.getName(),
            "map",
            maps,
            "-o",
            target,
            "--grid",
            "0.25deg"
        };
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(code, process.waitFor(), text);
        return text;
    }
}
