package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.htmst.cli.option.StoreOptions;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.idw.NeighbourSource;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.track.Direction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against a real embedded store with one real file: 11,827 samples of six and a half hours. */
class InterpolateCommandTest {

    private static final String SAMPLE = "../sample-data/poes_n15_20191024_proc.nc";
    private static final int SAMPLES = 11_827;

    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        assertEquals(0, run("load", SAMPLE).code());
    }

    @AfterAll
    static void stop() {
        EmbeddedServer.stop(home);
    }

    private static Run run(String... arguments) {
        return Run.of(Map.of(StoreOptions.HOME, home.toString()), arguments);
    }

    private Run interpolate(String options, String file) {
        List<String> arguments = new ArrayList<>(List.of("interpolate", "--channel", "e1/0"));
        arguments.addAll(options.contains("--level") ? List.of() : List.of("--level", "4"));
        arguments.addAll(List.of(options.split(" +")));
        arguments.addAll(List.of("-o", folder.resolve(file).toString()));
        return run(arguments.toArray(String[]::new));
    }

    private LocalTimeMaps maps(String options) {
        Run run = interpolate(options + " --overwrite", "maps.nc");
        assertEquals(0, run.code(), run.err());
        return MapFile.read(folder.resolve("maps.nc"));
    }

    private static int measured(LocalTimeMaps maps) {
        int sum = 0;
        for (TrixelGrid grid : maps.grids()) {
            for (int i = 0; i < grid.size(); i++) {
                sum += grid.originOf(i) == Origin.MEASURED ? grid.count()[i] : 0;
            }
        }
        return sum;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fieldsSumToWhatTheCountsSay() {
        LocalTimeMaps maps = maps("--bins 4");
        assertEquals(SAMPLES, maps.counts().used());
        assertEquals(SAMPLES, measured(maps));
        LocalTimeMaps counts = maps("--bins 4 --statistic count");
        for (int bin = 0; bin < 4; bin++) {
            for (int i = 0; i < 2048; i++) {
                int count = maps.grids().get(bin).count()[i];
                assertEquals(count, counts.grids().get(bin).count()[i]);
                assertEquals(
                        count == 0 ? Double.NaN : count, counts.grids().get(bin).value()[i]);
            }
        }
    }

    @Test
    void theTwoDirectionsShareTheSamples() {
        LocalTimeMaps up = maps("--bins 1 --direction ascending");
        LocalTimeMaps down = maps("--bins 1 --direction descending");
        assertEquals(Direction.DESCENDING, down.provenance().direction());
        assertEquals(SAMPLES, up.counts().used() + down.counts().used());
        assertEquals(down.counts().used(), up.counts().otherDirection());
        assertTrue(Math.abs(up.counts().used() - down.counts().used()) < 3100, "within a pass");
        assertEquals(up.counts().used(), measured(up));
    }

    @Test
    void binsMayBeOfMagneticLocalTimeAndLeaveHoursOut() {
        LocalTimeMaps maps = maps("--axis magnetic-local-time --bin 0,6 --bin 12,18 --part-of-day");
        assertEquals(LocalTimeAxis.MAGNETIC_LOCAL_TIME, maps.bins().axis());
        assertTrue(maps.counts().noBin() > 0);
        assertEquals(
                SAMPLES,
                maps.counts().used() + maps.counts().noBin() + maps.counts().noLocalTime());
        assertEquals(maps.counts().used(), measured(maps));
    }

    @Test
    void theFileSaysHowItWasMade() {
        LocalTimeMaps maps =
                maps("--space log10 --statistic median --from cells --min-samples 3 --power 2 --where L_IGRF<20");
        assertEquals(ValueSpace.LOG10, maps.parameters().space());
        assertEquals(Statistic.MEDIAN, maps.parameters().statistic());
        assertEquals(NeighbourSource.CELLS, maps.parameters().source());
        assertEquals(3, maps.parameters().minSamples());
        assertEquals(List.of("L_IGRF < 20.0"), maps.provenance().conditions());
        assertTrue(maps.provenance().command().startsWith("htm-st interpolate --channel e1/0"));
        assertEquals(64, maps.provenance().sources().get(0).sha256().length());
        assertTrue(maps.counts().notPositive() > 0);
    }

    @Test
    void aSeriesGoesOnWhereItStopped() throws IOException {
        String options = "--bins 1 --every 2h --time 2019-10-23T23:00Z/2019-10-24T06:00Z";
        Run first = interpolate(options, "e1-{start}.nc");
        assertEquals(0, first.code(), first.err());
        List<String> made = List.of(
                "e1-20191023T230000Z.nc", "e1-20191024T010000Z.nc", "e1-20191024T030000Z.nc", "e1-20191024T050000Z.nc");
        assertEquals(made, files());
        assertTrue(first.err().contains("[4 of 4] 2019-10-24T05:00:00Z/2019-10-24T06:00:00Z: "), first.err());
        FileTime before = Files.getLastModifiedTime(folder.resolve(made.get(0)));
        Files.delete(folder.resolve(made.get(2)));
        Run again = interpolate(options, "e1-{start}.nc");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.err().contains("3 windows of 4 made before\n[3 of 4]"), again.err());
        assertEquals(made, files());
        assertEquals(before, Files.getLastModifiedTime(folder.resolve(made.get(0))));
        Run other = interpolate(options + " --radius-km 400", "e1-{start}.nc");
        assertEquals(2, other.code());
        assertTrue(other.err().contains("give --overwrite to make all windows again"), other.err());
        assertEquals(
                0,
                interpolate(options + " --radius-km 400 --overwrite", "e1-{start}.nc")
                        .code());
        assertEquals(400, MapFile.read(folder.resolve(made.get(0))).parameters().radiusKm());
    }

    /** Pictures with limits of their own differ in their colour bars, those with common ones do not. */
    @Test
    void picturesOfASeriesMayHaveCommonLimits() throws IOException {
        String options =
                "--bins 1 --every 2h --time 2019-10-24T00:00Z/2019-10-24T04:00Z --scale linear --width 20cm --foot x"
                        + " --map " + folder.resolve("{number}.pdf");
        Run own = interpolate(options, "{number}.nc");
        assertEquals(0, own.code(), own.err());
        assertNotEquals(limits("0001.pdf"), limits("0002.pdf"));
        Run refused = interpolate(options + " --common-limits", "b-{number}.nc");
        assertEquals(2, refused.code(), "pictures that are none of the series");
        assertTrue(refused.err().contains("0001.pdf' exists"), refused.err());
        Run common = interpolate(options + " --common-limits", "{number}.nc");
        assertEquals(0, common.code(), common.err());
        assertTrue(common.err().endsWith("2 windows of 2 made before\n2 pictures with common limits\n"), common.err());
        assertEquals(limits("0001.pdf"), limits("0002.pdf"));
        assertEquals(List.of("0001.nc", "0001.pdf", "0002.nc", "0002.pdf"), files());
    }

    /** The ends of the colour bar, as written. */
    private List<String> limits(String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(folder.resolve(name).toFile())) {
            return Pattern.compile("[≤≥] \\S+")
                    .matcher(new PDFTextStripper().getText(document))
                    .results()
                    .map(MatchResult::group)
                    .toList();
        }
    }

    /** As for the column of a journal; every text is as told or left out, and none under 6 pt. */
    @Test
    void thePictureTakesEveryLook() throws IOException {
        Run told = picture(
                "a",
                "--min 10 --max 1e6 --palette magma --width 8.5cm --font-size 7",
                "A title",
                "and a second",
                "a label",
                "a foot");
        assertEquals(0, told.code(), told.err());
        Run bare = picture("b", "--width 3.5in", "", "", "", "");
        assertEquals(0, bare.code(), bare.err());
        try (PDDocument full = Loader.loadPDF(folder.resolve("a.pdf").toFile());
                PDDocument empty = Loader.loadPDF(folder.resolve("b.pdf").toFile())) {
            assertEquals(8.5 / 2.54 * 72, full.getPage(0).getMediaBox().getWidth(), 0.2);
            assertEquals(3.5 * 72, empty.getPage(0).getMediaBox().getWidth(), 0.2);
            String text = new PDFTextStripper().getText(full);
            for (String part :
                    List.of("A title", "and a second", "a label", "a foot", "≤ 10¹", "≥ 10⁶", "local time")) {
                assertTrue(text.contains(part), part + " in " + text);
            }
            String few = new PDFTextStripper().getText(empty);
            for (String part : List.of("MEPED", "noaa", "mep_ele", "mean in each", "htm-st")) {
                assertFalse(few.contains(part), part + " in " + few);
            }
            assertTrue(smallestLetters(full) > 5.99 && smallestLetters(empty) > 5.99);
            int[] pixels = new PDFRenderer(full).renderImageWithDPI(0, 150).getRGB(0, 0, 500, 300, null, 0, 500);
            assertTrue(
                    Arrays.stream(pixels).filter(rgb -> isMagma(rgb & 0xFFFFFF)).count() > 2_000,
                    "colours of the palette");
        }
    }

    /** Maps and their picture with all texts as given. */
    private Run picture(String name, String looks, String title, String subtitle, String label, String foot) {
        List<String> words =
                new ArrayList<>(List.of("interpolate", "--channel", "e1/0", "--level", "4", "--bins", "2"));
        words.addAll(List.of(looks.split(" ")));
        words.addAll(List.of("--title", title, "--subtitle", subtitle, "--label", label, "--foot", foot));
        words.addAll(List.of("-o", folder.resolve(name + ".nc").toString()));
        words.addAll(List.of("--map", folder.resolve(name + ".pdf").toString()));
        return run(words.toArray(String[]::new));
    }

    /** Purple, which no other palette has: more red and blue than green. */
    private static boolean isMagma(int rgb) {
        return (rgb >> 16) - (rgb >> 8 & 255) > 20 && (rgb & 255) - (rgb >> 8 & 255) > 20;
    }

    private static double smallestLetters(PDDocument document) throws IOException {
        double[] smallest = {100};
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition position) {
                smallest[0] =
                        Math.min(smallest[0], Math.abs(position.getTextMatrix().getScalingFactorY()));
            }
        }.getText(document);
        return smallest[0];
    }

    @Test
    void aGridOfManyBinsIsRefusedWithItsBytes() throws IOException {
        Run run = interpolate("--bins 1440 --grid 0.1deg --max-memory 150m", "a.tif");
        assertEquals(1, run.code());
        assertTrue(
                Pattern.compile(
                                "1440 maps of level 4 .* need about 2[0-9][0-9] MB of memory, and the limit is 1[0-9][0-9] MB")
                        .matcher(run.err())
                        .find(),
                run.err());
        assertEquals(List.of(), files());
    }

    @Test
    void aWindowOfASeriesMayBeEmptyButNotAll() throws IOException {
        Run some = interpolate("--every 12h --time 2019-10-23T00:00Z/P2D", "{number}.nc");
        assertEquals(0, some.code(), some.err());
        assertTrue(some.err().contains("[1 of 4] 2019-10-23T00:00:00Z/2019-10-23T12:00:00Z: no sample, no map"));
        assertEquals(List.of("0003.nc"), files());
        Run none = interpolate("--every 12h --time 2020-10-23/P2D", "none-{number}.nc");
        assertEquals(0, none.code());
        assertTrue(none.err().endsWith("so there is no map; 'htm-st ls' shows what is loaded\n"), none.err());
        assertEquals(List.of("0003.nc"), files());
    }

    @Test
    void aFileThatWasNamedIsWrittenThoughNoSampleMeetsTheQuestion() throws IOException {
        for (String question : new String[] {
            "--time 2030-01-01/..",
            "--time 2019-10-24/P1D --where L_IGRF<0 --direction ascending",
            "--time 2030-01-01/P1D --radius-km auto --axis magnetic-local-time"
        }) {
            Run run = interpolate(
                    question + " --bins 2 --overwrite --map "
                            + folder.resolve("none.png").toString(),
                    "none.nc");
            assertEquals(0, run.code(), run.err());
            assertTrue(run.err().contains("note: the maps have no value, since no sample "), run.err());
            LocalTimeMaps maps = MapFile.read(folder.resolve("none.nc"));
            assertEquals(0, maps.counts().used());
            assertEquals(2048, maps.grids().get(1).trixelsOf(Origin.EMPTY));
            assertEquals("mep_ele_tel0_flux_e1", maps.provenance().channel());
            assertEquals(List.of("none.nc", "none.png"), files());
        }
        assertEquals(
                0,
                run(
                                "map",
                                folder.resolve("none.nc").toString(),
                                "-o",
                                folder.resolve("a.pdf").toString())
                        .code());
        assertEquals(
                0,
                run("interpolate", "--channel", "e1/0", "--time", "2030-01-01/P1D", "--validate")
                        .code());
    }

    @Test
    void severalTimesUnite() {
        LocalTimeMaps first = maps("--bins 1 --time 2019-10-24T00:00/PT1H");
        LocalTimeMaps second = maps("--bins 1 --time 2019-10-24T03:00/PT1H");
        LocalTimeMaps both = maps("--bins 1 --time 2019-10-24T03:00/PT1H --time 2019-10-24T00:00/PT1H");
        assertTrue(first.counts().used() > 0 && second.counts().used() > 0);
        assertEquals(
                first.counts().used() + second.counts().used(), both.counts().used());
        assertEquals(both.counts().used(), measured(both));
        assertEquals(
                List.of("time in 2019-10-24T00:00:00Z/2019-10-24T01:00:00Z, 2019-10-24T03:00:00Z/2019-10-24T04:00:00Z"),
                both.provenance().conditions());
        Run series = interpolate("--every 1h --time 2019-10-24T03:00/PT1H --time 2019-10-24T00:00/PT1H", "{start}.nc");
        assertEquals(2, series.code());
        assertTrue(series.err().contains("--every cuts one --time into windows; 2 were given"), series.err());
    }

    @Test
    void failuresAreOneLineAndLeaveNoFile() throws IOException {
        for (String[] failure : new String[][] {
            {"--max-memory 1m", "1", "of memory, and the limit is 1.0 MB; raise --max-memory"},
            {"--satellite noaa-99", "2", "satellite 'noaa-99' is unknown"},
            {"--where e9/0>1", "2", "channel 'e9/0' is unknown"}
        }) {
            Run run = interpolate(failure[0], "none.nc");
            assertEquals(failure[1], Integer.toString(run.code()), run.err());
            assertEquals(1, run.errLines().length, run.err());
            assertTrue(run.err().contains(failure[2]), run.err());
            assertEquals(List.of(), files());
        }
    }

    @Test
    void validationTellsHowWellMapsPredict() throws IOException {
        String[] validate = {
            "interpolate", "--channel", "e1/0", "--bins", "1", "--level", "6", "--validate", "--format", "json"
        };
        Run run = run(validate);
        assertEquals(0, run.code(), run.err());
        JsonNode rows = new ObjectMapper().readTree(run.out());
        assertEquals(2, rows.size());
        assertEquals("all", rows.get(1).get("bin").asText());
        assertTrue(rows.get(1).get("held_out").asInt()
                > rows.get(1).get("predicted").asInt());
        assertTrue(rows.get(1).get("predicted").asInt()
                > rows.get(1).get("interpolated").asInt());
        assertTrue(rows.get(0).get("rmse_log10").asDouble() > 0);
        assertEquals(run.out(), run(validate).out(), "the seed decides");
        assertTrue(run.err().contains(" held out of maps with radius 500.0 km, power 3.0"), run.err());
        assertFalse(run.out().contains("NaN"));
    }

    @Test
    void theRadiusMayBeChosenByValidation() {
        LocalTimeMaps maps = maps("--bins 1 --level 7 --radius-km auto");
        assertTrue(List.of(150.0, 250.0, 350.0, 500.0, 700.0, 1000.0)
                .contains(maps.parameters().radiusKm()));
    }
}
