package org.htmst.interpolation.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.lonlat.GriddedMaps;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.netcdf.SampleMaps;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ucar.ma2.Array;
import ucar.nc2.NetcdfFile;

class MapOutputTest {

    private static final LonLatGrid FIVE_DEGREES = LonLatGrid.parse("5deg");

    @TempDir
    private Path folder;

    private static void write(LocalTimeMaps maps, Path file, LonLatGrid grid) throws IOException {
        MapOutput.of(file, Optional.ofNullable(grid)).write(maps, file);
    }

    @Test
    void everyRowOfTheTextIsATrixelOfABinToTheLastBit() throws IOException {
        LocalTimeMaps maps = SampleMaps.of(3);
        Path file = folder.resolve("maps.csv");
        write(maps, file, null);
        List<String> lines = Files.readAllLines(file).stream()
                .filter(l -> !l.startsWith("#"))
                .toList();
        assertEquals("bin,from_hour,to_hour,trixel,lon,lat,value,count,distance_km,origin", lines.get(0));
        assertEquals(1 + 3 * 512, lines.size());
        int filled = 0;
        for (int row = 0; row < 3 * 512; row++) {
            String[] fields = lines.get(row + 1).split(",", -1);
            TrixelGrid grid = maps.grids().get(row / 512);
            int i = row % 512;
            LonLat centre = Trixel.of(512 + i).centre();
            assertEquals(row / 512 + 1, Integer.parseInt(fields[0]));
            assertEquals(maps.bins().windows().get(row / 512).fromHour(), Double.parseDouble(fields[1]));
            assertEquals(maps.bins().windows().get(row / 512).toHour(), Double.parseDouble(fields[2]));
            assertEquals(512 + i, Long.parseLong(fields[3]));
            assertEquals(centre.signedLonDeg(), Double.parseDouble(fields[4]));
            assertEquals(centre.latDeg(), Double.parseDouble(fields[5]));
            assertEquals(grid.count()[i], Integer.parseInt(fields[7]));
            assertEquals(grid.originOf(i).name().toLowerCase(java.util.Locale.ROOT), fields[9]);
            boolean empty = grid.originOf(i) == Origin.EMPTY;
            assertEquals(empty, fields[6].isEmpty());
            assertEquals(empty, fields[8].isEmpty());
            if (!empty) {
                filled++;
                assertEquals(grid.value()[i], Double.parseDouble(fields[6]));
                assertEquals(grid.distanceKm()[i], Double.parseDouble(fields[8]));
            }
        }
        assertTrue(filled > 5, filled + " rows with a value");
    }

    @Test
    void theHeadOfTheTextSaysWhereItIsFrom() throws IOException {
        Path file = folder.resolve("maps.csv");
        write(SampleMaps.of(1), file, FIVE_DEGREES);
        List<String> head = Files.readAllLines(file).stream()
                .filter(l -> l.startsWith("# "))
                .toList();
        for (String part : List.of(
                "mep_ele_tel90_flux_e1",
                "cell of 5 degrees",
                "magnetic local time",
                "unit: cm-2 s-1 sr-1",
                "noaa-15 noaa-18",
                "2019-10-24T00:00:00Z",
                "L_IGRF < 8.0",
                "direction: ascending",
                "poes n18, second.nc sha256 fedcba9876543210",
                "htm-st interpolate --channel e1/90 -o a.nc")) {
            assertEquals(1, head.stream().filter(line -> line.contains(part)).count(), part);
        }
        assertEquals(1 + 3 * 36 * 72, Files.readAllLines(file).size() - head.size());
    }

    @Test
    void aCellHasWhatTheTrixelAtItsMiddleHas() throws IOException {
        LocalTimeMaps maps = SampleMaps.of(4);
        Path file = folder.resolve("maps.nc");
        write(maps, file, FIVE_DEGREES);
        try (NetcdfFile read = NetcdfFile.open(file.toString())) {
            assertEquals("CF-1.8", read.findGlobalAttribute("Conventions").getStringValue());
            double[] lat = doubles(read, "lat");
            double[] lon = doubles(read, "lon");
            assertEquals(-87.5, lat[0]);
            assertEquals(177.5, lon[71]);
            assertArrayEquals(new double[] {-90, -85}, java.util.Arrays.copyOf(doubles(read, "lat_bounds"), 2));
            assertEquals(180, doubles(read, "lon_bounds")[143]);
            Array value = read.findVariable("value").read();
            Array count = read.findVariable("count").read();
            Array distance = read.findVariable("distance").read();
            Array origin = read.findVariable("origin").read();
            assertEquals(
                    "crs",
                    read.findVariable("value").findAttribute("grid_mapping").getStringValue());
            int cells = 36 * 72;
            for (int i = 0; i < 3 * cells; i++) {
                TrixelGrid grid = maps.grids().get(i / cells);
                LonLat middle = new LonLat(lon[i % 72], lat[i % cells / 72]);
                int trixel = grid.index(TrixelId.of(middle.unitVector(), 4));
                assertEquals(grid.value()[trixel], value.getDouble(i));
                assertEquals(grid.count()[trixel], count.getInt(i));
                assertEquals(grid.distanceKm()[trixel], distance.getDouble(i));
                assertEquals(grid.origin()[trixel], origin.getByte(i));
            }
        }
        assertThrows(java.io.UncheckedIOException.class, () -> MapFile.read(file), "a grid is no mesh");
    }

    private static double[] doubles(NetcdfFile file, String name) throws IOException {
        return (double[]) file.findVariable(name).read().get1DJavaArray(double.class);
    }

    @Test
    void theImageLiesOnTheEarth() throws IOException {
        LocalTimeMaps maps = SampleMaps.of(4);
        Path file = folder.resolve("maps.tif");
        write(maps, file, FIVE_DEGREES);
        ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            IIOMetadata metadata = reader.getImageMetadata(0);
            TIFFDirectory directory = TIFFDirectory.createFromMetadata(metadata);
            assertArrayEquals(
                    new double[] {5, 5, 0}, directory.getTIFFField(33550).getAsDoubles());
            assertArrayEquals(
                    new double[] {0, 0, 0, -180, 90, 0},
                    directory.getTIFFField(33922).getAsDoubles());
            assertArrayEquals(
                    new char[] {1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326},
                    directory.getTIFFField(34735).getAsChars());
            FloatBuffer pixels = pixels(directory, Files.readAllBytes(file));
            assertEquals(3 * 36 * 72, pixels.remaining());
            GriddedMaps gridded = GriddedMaps.of(maps, FIVE_DEGREES);
            for (int bin = 0; bin < 3; bin++) {
                double[] value = gridded.value(bin);
                for (int cell = 0; cell < value.length; cell++) {
                    int pixel = (35 - cell / 72) * 72 + cell % 72;
                    assertEquals((float) value[cell], pixels.get(3 * pixel + bin), "cell " + cell);
                }
            }
        } finally {
            reader.dispose();
        }
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(bytes.contains("sample=\"0\" role=\"description\">22:00 "), "bands have names");
        assertTrue(bytes.contains("nan\0"), "NaN is no data");
    }

    /** The samples of all strips, in the order of the file; the JDK reads no image of bands that are no colours. */
    private static FloatBuffer pixels(TIFFDirectory directory, byte[] bytes) throws IOException {
        assertEquals(
                3,
                directory.getTIFFField(BaselineTIFFTagSet.TAG_SAMPLES_PER_PIXEL).getAsInt(0));
        assertEquals(
                2, directory.getTIFFField(BaselineTIFFTagSet.TAG_EXTRA_SAMPLES).getCount());
        assertEquals(
                1,
                directory
                        .getTIFFField(BaselineTIFFTagSet.TAG_PLANAR_CONFIGURATION)
                        .getAsInt(0));
        assertEquals(
                3, directory.getTIFFField(BaselineTIFFTagSet.TAG_SAMPLE_FORMAT).getAsInt(0), "floating point");
        TIFFField offsets = directory.getTIFFField(BaselineTIFFTagSet.TAG_STRIP_OFFSETS);
        TIFFField lengths = directory.getTIFFField(BaselineTIFFTagSet.TAG_STRIP_BYTE_COUNTS);
        ByteArrayOutputStream strips = new ByteArrayOutputStream();
        for (int i = 0; i < offsets.getCount(); i++) {
            strips.write(new InflaterInputStream(
                            new ByteArrayInputStream(bytes, (int) offsets.getAsLong(i), (int) lengths.getAsLong(i)))
                    .readAllBytes());
        }
        ByteOrder order = bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return ByteBuffer.wrap(strips.toByteArray()).order(order).asFloatBuffer();
    }

    @ParameterizedTest
    @CsvSource({"1deg,180", "0.5deg,360", "0.25,720", "0.1deg,1800", "30deg,6", "2.5 deg,72", ".5deg,360"})
    void gridsAreTold(String text, int rows) {
        LonLatGrid grid = LonLatGrid.parse(text);
        assertEquals(rows, grid.rows());
        assertEquals(-90, grid.southDeg(0));
        assertEquals(90, grid.southDeg(rows));
        assertEquals(180, grid.westDeg(2 * rows));
        assertEquals(-grid.latDeg(0), grid.latDeg(rows - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deg", "0deg", "-1deg", "7deg", "0.05deg", "31deg", "1km", "NaN", "1e0", "1deg,2deg"})
    void otherGridsAreRefused(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> LonLatGrid.parse(text));
        assertTrue(e.getMessage().contains("1deg"), e.getMessage());
    }

    @Test
    void theNameTellsTheForm() {
        assertEquals(
                MapFormat.NETCDF,
                MapOutput.of(Path.of("a.NC"), Optional.empty()).format());
        assertEquals(
                MapFormat.CSV, MapOutput.of(Path.of("a.csv"), Optional.empty()).format());
        assertEquals(
                MapFormat.GEOTIFF,
                MapOutput.of(Path.of("a.tiff"), Optional.empty()).format());
        assertEquals(
                Optional.of(LonLatGrid.ONE_DEGREE),
                MapOutput.of(Path.of("a.tif"), Optional.empty()).grid());
        assertEquals(
                Optional.empty(),
                MapOutput.of(Path.of("a.nc"), Optional.empty()).grid());
        assertThrows(IllegalArgumentException.class, () -> MapOutput.of(Path.of("a.txt"), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {".csv", ".tif"})
    void aFullDiskIsAnError(String suffix) {
        Path full = Path.of("/dev/full");
        MapOutput output = MapOutput.of(Path.of("a" + suffix), Optional.empty());
        if (Files.exists(full)) {
            assertThrows(IOException.class, () -> output.write(SampleMaps.of(3), full));
        }
    }
}
