package org.htmst.interpolation.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    /** Euler: with the first node at its place for each, the mesh as written has no hole. */
    @Test
    void theMeshInTheFileIsClosed() throws IOException {
        Path path = folder.resolve("maps.nc");
        MapFile.write(SampleMaps.of(3), path);
        try (NetcdfFile file = NetcdfFile.open(path.toString())) {
            int[] place = (int[]) file.findVariable("node_place").read().get1DJavaArray(int.class);
            int[] node = (int[]) file.findVariable("trixel_nodes").read().get1DJavaArray(int.class);
            Set<Integer> places = new HashSet<>();
            Set<List<Integer>> sides = new HashSet<>();
            for (int i = 0; i < node.length; i++) {
                int from = place[node[i]];
                int to = place[node[i % 3 == 2 ? i - 2 : i + 1]];
                places.add(from);
                sides.add(List.of(Math.min(from, to), Math.max(from, to)));
            }
            assertEquals(2, places.size() - sides.size() + node.length / 3);
            String comment = text(file, "mesh", "comment");
            assertTrue(comment.contains("cut open") && comment.contains("with node_place"), comment);
        }
    }

    @Test
    void followsTheConventions() throws IOException {
        LocalTimeMaps maps = SampleMaps.of(3);
        Path path = folder.resolve("maps.nc");
        MapFile.write(maps, path);
        try (NetcdfFile file = NetcdfFile.open(path.toString())) {
            assertEquals(
                    "CF-1.8 UGRID-1.0", file.findGlobalAttribute("Conventions").getStringValue());
            assertEquals("cm-2 s-1 sr-1", file.findVariable("value").getUnitsString());
            assertArrayEquals(new int[] {1, 3, 512}, file.findVariable("value").getShape());
            assertTrue(Double.isNaN(file.findVariable("value")
                    .findAttribute("_FillValue")
                    .getNumericValue()
                    .doubleValue()));
            assertEquals("empty measured interpolated", text(file, "origin", "flag_meanings"));
            assertEquals(
                    3, file.findVariable("origin").findAttribute("flag_values").getLength());
            for (String field : new String[] {"value", "count", "distance", "origin"}) {
                assertEquals("mesh", text(file, field, "mesh"));
                assertEquals("face", text(file, field, "location"));
                for (String coordinate : text(file, field, "coordinates").split(" ")) {
                    assertNotNull(file.findVariable(coordinate), coordinate);
                }
            }
            for (int bin = 1; bin <= 3; bin++) {
                float[] rounded =
                        (float[]) file.findVariable("value_" + bin).read().get1DJavaArray(float.class);
                assertEquals("face", text(file, "value_" + bin, "location"));
                for (int i = 0; i < 512; i++) {
                    assertEquals((float) maps.grids().get(bin - 1).value()[i], rounded[i]);
                }
            }
            assertEquals("mesh_topology", text(file, "mesh", "cf_role"));
            assertEquals("trixel_nodes", text(file, "mesh", "face_node_connectivity"));
            assertEquals("face_node_connectivity", text(file, "trixel_nodes", "cf_role"));
            assertEquals(512, file.findVariable("trixel_id").read().getInt(0));
            assertArrayEquals(new double[] {22, 28, 4, 12.5, 12.5, 22}, doubles(file, "local_time_bounds"));
            assertArrayEquals(new double[] {25, 8.25, 17.25}, doubles(file, "local_time"));
            assertEquals(
                    "seconds since 2019-10-24 00:00:00",
                    file.findVariable("time").getUnitsString());
            assertArrayEquals(new double[] {0, 86_400}, doubles(file, "time_bounds"));
            assertEquals(43_200, file.findVariable("time").read().getDouble(0));
        }
    }

    private static String text(NetcdfFile file, String variable, String attribute) {
        return file.findVariable(variable).findAttribute(attribute).getStringValue();
    }

    private static double[] doubles(NetcdfFile file, String name) throws IOException {
        return (double[]) file.findVariable(name).read().get1DJavaArray(double.class);
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
