package org.htmst.formats.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFile;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.archive.Archive;
import org.htmst.formats.archive.ArchiveSources;
import org.htmst.sample.SampleTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ucar.ma2.InvalidRangeException;

/** Samples of one file at places of another, against the orbit itself. */
class PlaceFileTest {

    private static final String SPHERE =
            "{'lon': 'lon', 'lat': 'lat', 'radius': 'r', 'latitude': 'geocentric', 'unit': 'km'}";
    private static final String AXES = "{'x': 'x', 'y': 'y', 'z': 'z', 'frame': 'geo', 'unit': 'km'}";

    @TempDir
    private Path folder;

    /** A circle over both poles at 6,871 km, above the turning Earth: it crosses the antimeridian and, in 94 minutes, each pole. */
    private static double[] orbit(double seconds) {
        double along = Math.toRadians(80 + seconds * 360 / 5668);
        double node = Math.toRadians(175 + seconds * 360 / 86164);
        double inPlane = 6871 * Math.cos(along);
        return new double[] {inPlane * Math.cos(node), inPlane * Math.sin(node), 6871 * Math.sin(along)};
    }

    private Path state(String name, double[] seconds) {
        double[][] places =
                IntStream.range(0, 6).mapToObj(i -> new double[seconds.length]).toArray(double[][]::new);
        for (int i = 0; i < seconds.length; i++) {
            double[] p = orbit(seconds[i]);
            for (int axis = 0; axis < 3; axis++) {
                places[axis][i] = p[axis];
            }
            places[3][i] = Math.toDegrees(Math.atan2(p[1], p[0]));
            places[4][i] = Math.toDegrees(Math.atan2(p[2], Math.hypot(p[0], p[1])));
            places[5][i] = Math.sqrt(p[0] * p[0] + p[1] * p[1] + p[2] * p[2]);
        }
        NetcdfFixture file = new NetcdfFixture().with("time", seconds).attribute("time", "units", UNITS);
        List<String> names = List.of("x", "y", "z", "lon", "lat", "r");
        IntStream.range(0, 6).forEach(i -> file.with(names.get(i), places[i]));
        return write(file, name);
    }

    private static final String UNITS = "seconds since 2020-01-01";

    private Path field(String name, double[] seconds) {
        return write(
                new NetcdfFixture()
                        .with("t", seconds)
                        .attribute("t", "units", UNITS)
                        .with("flux", seconds),
                name);
    }

    private Path write(NetcdfFixture fixture, String name) {
        try {
            return fixture.sharedDimension().write(folder.resolve(name));
        } catch (IOException | InvalidRangeException e) {
            throw new AssertionError(e);
        }
    }

    private Descriptor descriptor(String place, String more) {
        String json =
                ("{'product': 'two', 'title': 'two files', 'family': 'EP', 'time': {'variable': 't'}, 'satellite': {'constant': 'a'},"
                                + " 'place': " + place
                                + ", 'placeFile': {'of': 'el?_flux_*_v*.nc', 'file': 'el{1}_state_{2}_v*.nc',"
                                + " 'time': 'time'" + more + "}}")
                        .replace('\'', '"');
        return SourceFiles.descriptor(SourceFile.of(Path.of("d.json"), json.getBytes(StandardCharsets.UTF_8)));
    }

    private static double[] range(double from, double step, int n) {
        return IntStream.range(0, n).mapToDouble(i -> from + step * i).toArray();
    }

    /** The greatest distance from the orbit (km), with this test's own ellipsoid. */
    private static double farthestKm(SampleTable table, double[] seconds) {
        double farthest = 0;
        double e2 = (2 - 1 / 298.257223563) / 298.257223563;
        for (int i = 0; i < table.size(); i++) {
            double lat = Math.toRadians(table.latDeg()[i]);
            double lon = Math.toRadians(table.lonDeg()[i]);
            double n = 6378.137 / Math.sqrt(1 - e2 * Math.pow(Math.sin(lat), 2));
            double rho = (n + table.altKm()[i]) * Math.cos(lat);
            double[] p = orbit(seconds[i]);
            farthest = Math.max(
                    farthest,
                    Math.sqrt(Math.pow(rho * Math.cos(lon) - p[0], 2)
                            + Math.pow(rho * Math.sin(lon) - p[1], 2)
                            + Math.pow((n * (1 - e2) + table.altKm()[i]) * Math.sin(lat) - p[2], 2)));
        }
        return farthest;
    }

    @ParameterizedTest
    @ValueSource(strings = {SPHERE, AXES})
    void placesAreThoseOfTheOrbitOverPolesAndTheAntimeridian(String place) {
        state("ela_state_20200101_v02.nc", range(0, 60, 200));
        double[] seconds = range(60, 2.75, 4200);
        SourceContent content =
                SourceFiles.read(field("ela_flux_20200101_v01.nc", seconds), Optional.of(descriptor(place, "")));
        SampleTable table = content.samples();
        assertEquals(4200, table.size());
        double farthest = farthestKm(table, seconds);
        assertTrue(farthest < 0.0035, "the places are off by up to " + farthest + " km");
        assertTrue(
                content.warnings().get(0).startsWith("places are interpolated in time between the 200 of ela_state"));
        assertEquals(1, table.channels().size());
    }

    @Test
    void atItsTimesThePlaceIsTheFilesOwn() {
        state("ela_state_20200101_v02.nc", range(0, 60, 20));
        SampleTable table = SourceFiles.read(
                        field("ela_flux_20200101_v01.nc", range(0, 60, 20)), Optional.of(descriptor(SPHERE, "")))
                .samples();
        double[] p = orbit(60);
        assertEquals(Math.toDegrees(Math.atan2(p[1], p[0])), table.lonDeg()[1]);
    }

    @Test
    void nothingIsToldOutsideAndInGaps() {
        double[] known = IntStream.range(0, 40)
                .filter(i -> i < 10 || i > 15 && i < 25 || i > 30 && i < 33)
                .mapToDouble(i -> i * 60)
                .toArray();
        state("ela_state_20200101_v02.nc", known);
        // Each 30 s from a minute before until after the end: 9 and 8 steps of a minute have places, two at the end are
        // too few.
        Path file = field("ela_flux_20200101_v01.nc", range(-60, 30, 90));
        SourceContent content = SourceFiles.read(file, Optional.of(descriptor(AXES, "")));
        int atTimes = known.length;
        assertEquals(atTimes + 9 + 8, content.samples().size());
        assertEquals(Map.of("place", 90 - atTimes - 17), content.rejected());
        assertTrue(
                content.rejectedExamples().get(0).startsWith("record 0: no place is told around 2019-12-31T23:59:00Z"));
        assertEquals(
                1 + 2 * 32,
                SourceFiles.read(file, Optional.of(descriptor(AXES, ", 'maxGap': 420")))
                        .samples()
                        .size());
    }

    @Test
    void otherPlacesAreAnotherReadingAndTheNewestVersionIsTaken() throws IOException {
        state("ela_state_20200101_v01.nc", range(0, 60, 20));
        state("elb_state_20200101_v03.nc", range(0, 60, 20));
        Path file = field("ela_flux_20200101_v01.nc", range(0, 30, 20));
        Descriptor descriptor = descriptor(AXES, "");
        Source first = SourceFiles.open(file, Optional.of(descriptor));
        Path newer = state("ela_state_20200101_v02.nc", range(0, 30, 40));
        Source second = SourceFiles.open(file, Optional.of(descriptor));
        assertEquals(first.sha256(), second.sha256());
        assertNotEquals(first.reading(), second.reading());
        assertTrue(second.reading().endsWith("-places-" + SourceFile.read(newer).sha256()));
        assertEquals(second.reading(), second.read().reading());
        for (String state : List.of("ela_state_20200101_v01.nc", "ela_state_20200101_v02.nc")) {
            Files.delete(folder.resolve(state));
        }
        String why = assertThrows(HtmStException.class, () -> SourceFiles.open(file, Optional.of(descriptor)))
                .getMessage();
        assertEquals(
                file + ": needs the file with its places beside it, 'ela_state_20200101_v*.nc', which is not there",
                why);
        Path unnamed = field("flux.nc", range(0, 30, 20));
        assertTrue(assertThrows(HtmStException.class, () -> SourceFiles.open(unnamed, Optional.of(descriptor)))
                .getMessage()
                .contains("is not called 'el?_flux_*_v*.nc'"));
        assertTrue(descriptor.isBeside("ELA_state_20200101_v01.nc"));
        assertFalse(descriptor.isBeside(file.getFileName().toString()));
    }

    @Test
    void inAnArchiveItStandsInTheSameFolder() throws IOException {
        Path state = state("ela_state_20200101_v01.nc", range(0, 60, 20));
        Path other = state("ela_state_20200101_v09.nc", range(600, 60, 20));
        Path field = field("ela_flux_20200101_v01.nc", range(0, 30, 20));
        Path zip = folder.resolve("a.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            for (Map.Entry<String, Path> entry : Map.of(
                            "day/ela_flux_20200101_v01.nc", field,
                            "day/ela_state_20200101_v01.nc", state,
                            "else/ela_state_20200101_v09.nc", other)
                    .entrySet()) {
                entries.putNextEntry(new ZipEntry(entry.getKey()));
                entries.write(Files.readAllBytes(entry.getValue()));
            }
        }
        Files.delete(other);
        Descriptor descriptor = descriptor(SPHERE, "");
        SourceContent alone = SourceFiles.read(field, Optional.of(descriptor));
        int read = 0;
        try (ArchiveSources sources = new ArchiveSources(Archive.open(zip, zip), Optional.of(descriptor))) {
            while (sources.hasNext()) {
                SourceContent packed = sources.next().source().get().read();
                assertEquals(alone.reading(), packed.reading());
                assertArrayEquals(alone.samples().lonDeg(), packed.samples().lonDeg());
                read++;
            }
            assertEquals(2, sources.passedOver().size());
        }
        assertEquals(1, read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'file':'a','time':'t'}|field 'of' is missing",
                "{'of':'a*','time':'t'}|field 'file' is missing",
                "{'of':'a*','file':'b'}|field 'time' is missing",
                "{'of':'a*','file':'../b','time':'t'}|'../b' has folders in it",
                "{'of':'a*','file':'b{2}','time':'t'}|'b{2}' has {2} in it, but 'a*' has 1 of * and ?",
                "{'of':'a*','file':'b','time':'t','maxGap':601}|maxGap 601.0 s is not allowed",
            })
    void whatIsWrongIsNamed(String placeFile, String why) {
        String json =
                ("{'product': 'two', 'time': {'variable': 't'}, 'placeFile': " + placeFile + "}").replace('\'', '"');
        String said = assertThrows(
                        HtmStException.class,
                        () -> SourceFiles.descriptor(
                                SourceFile.of(Path.of("d.json"), json.getBytes(StandardCharsets.UTF_8))))
                .getMessage();
        assertTrue(said.startsWith("d.json: ") && said.contains(why), said);
    }
}
