package org.htmst.interpolation.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.TrixelGrid;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ucar.ma2.Array;
import ucar.nc2.NetcdfFile;

class MapFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void readsBackWhatWasWritten(int level) throws IOException {
        LocalTimeMaps maps = SampleMaps.of(level);
        Path file = folder.resolve("maps.nc");
        MapFile.write(maps, file);
        LocalTimeMaps read = MapFile.read(file);
        assertEquals(maps.bins(), read.bins());
        assertEquals(maps.parameters(), read.parameters());
        assertEquals(maps.counts(), read.counts());
        assertEquals(maps.provenance(), read.provenance());
        for (int bin = 0; bin < 3; bin++) {
            TrixelGrid expected = maps.grids().get(bin);
            TrixelGrid actual = read.grids().get(bin);
            assertArrayEquals(expected.value(), actual.value());
            assertArrayEquals(expected.count(), actual.count());
            assertArrayEquals(expected.distanceKm(), actual.distanceKm());
            assertArrayEquals(expected.origin(), actual.origin());
        }
    }

    @Test
    void followsTheConventions() throws IOException {
        LocalTimeMaps maps = SampleMaps.of(3);
        Path path = folder.resolve("maps.nc");
        MapFile.write(maps, path);
        try (NetcdfFile file = NetcdfFile.open(path.toString())) {
            assertEquals("CF-1.8", file.findGlobalAttribute("Conventions").getStringValue());
            assertEquals("cm-2 s-1 sr-1", file.findVariable("value").getUnitsString());
            assertArrayEquals(new int[] {3, 512}, file.findVariable("value").getShape());
            assertTrue(Double.isNaN(file.findVariable("value")
                    .findAttribute("_FillValue")
                    .getNumericValue()
                    .doubleValue()));
            assertEquals(
                    "empty measured interpolated",
                    file.findVariable("origin").findAttribute("flag_meanings").getStringValue());
            assertEquals(512, file.findVariable("trixel_id").read().getInt(0));
            Array lonBounds = file.findVariable("trixel_lon_bounds").read();
            Array lon = file.findVariable("trixel_lon").read();
            for (int i = 0; i < lonBounds.getSize(); i++) {
                assertTrue(Math.abs(lonBounds.getDouble(i) - lon.getDouble(i / 3)) <= 90.001);
            }
        }
    }

    @Test
    void theDegreeGridShowsTheTrixelThatHoldsThePoint() throws IOException {
        LocalTimeMaps maps = SampleMaps.of(4);
        Path path = folder.resolve("maps.nc");
        MapFile.write(maps, path);
        try (NetcdfFile file = NetcdfFile.open(path.toString())) {
            double[] lat = (double[]) file.findVariable("lat").read().get1DJavaArray(double.class);
            double[] lon = (double[]) file.findVariable("lon").read().get1DJavaArray(double.class);
            double[] values = (double[]) file.findVariable("value_grid").read().get1DJavaArray(double.class);
            assertEquals(-89.5, lat[0]);
            assertEquals(179.5, lon[359]);
            TrixelGrid grid = maps.grids().get(0);
            int shown = 0;
            for (int i = 0; i < lat.length * lon.length; i++) {
                LonLat place = new LonLat(lon[i % 360], lat[i / 360]);
                double expected = grid.value()[grid.index(TrixelId.of(place.unitVector(), 4))];
                assertEquals(expected, values[i]);
                shown += Double.isNaN(expected) ? 0 : 1;
            }
            assertTrue(shown > 300, shown + " points with a value");
            double[] emptyBin = Arrays.copyOfRange(values, 2 * 64_800, 3 * 64_800);
            assertTrue(Arrays.stream(emptyBin).allMatch(Double::isNaN));
        }
    }

    @Test
    void otherFilesAreRefusedByName() throws IOException {
        Path text = Files.writeString(folder.resolve("text.nc"), "no netCDF");
        Path empty = Files.createFile(folder.resolve("empty.nc"));
        Path whole = folder.resolve("whole.nc");
        MapFile.write(SampleMaps.of(2), whole);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.nc"), Arrays.copyOf(bytes, bytes.length / 3));
        for (Path path : new Path[] {text, empty, cut, folder, folder.resolve("missing.nc")}) {
            UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> MapFile.read(path));
            assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
        }
    }
}
