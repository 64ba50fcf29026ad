package org.htmst.tests;

import static org.htmst.tests.WatchedFolder.NOTHING;
import static org.htmst.tests.WatchedFolder.copy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.htmst.tests.WatchedFolder.Step;
import org.htmst.tests.WatchedFolder.Watching;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/** Archives in a watched folder, and files that have their places from others. */
@ExtendWith(TestStore.class)
class WatchedPartsTest {

    private static final Path CSV = SampleFiles.FOLDER.resolve("swarm-like-efi.csv");
    private static final Path DESCRIPTOR = SampleFiles.FOLDER.resolve("swarm-like-efi.json");

    private final TestStore.Running running;

    @TempDir
    private Path folder;

    private WatchedFolder watched;

    WatchedPartsTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void makeFolder() throws IOException {
        watched = new WatchedFolder(running, folder);
        Files.createDirectories(watched.in());
    }

    @AfterEach
    void removeAll() throws IOException {
        running.clear();
    }

    @Test
    void filesOfAnArchiveAreLoadedEachByItself() throws IOException {
        byte[] csv = Files.readAllBytes(CSV);
        Map<String, byte[]> files = new TreeMap<>(
                Map.of("a.csv", csv, "a.json", Files.readAllBytes(DESCRIPTOR), "bad.nc", new byte[] {1, 2, 3}));
        Path zip = watched.in().resolve("days.zip");
        Step whole = sofar -> {
            assertEquals(1, sofar.out().size(), sofar.out().toString());
            files.remove("bad.nc");
            Files.write(zip, ZippedFiles.of(files));
        };
        Files.write(zip, ZippedFiles.of(files));
        Watching watching = watched.watch(
                List.of("--alert", "mep_ele_tel90_flux_e3 > 1e9"), NOTHING, NOTHING, whole, NOTHING, NOTHING);
        assertEquals(List.of("a.csv"), watched.live());
        assertEquals(1, watching.out().size(), watching.out().toString());
        assertTrue(
                watching.out().get(0).startsWith("loaded a.csv: "),
                watching.out().toString());
        assertEquals(1, watching.told("failed " + zip.resolve("bad.nc")), watching.err());
        assertEquals(1, watching.told("1 file there before"), watching.err());
    }

    /** Twenty places, a minute apart, with a flux each. */
    private static Path track(Path file, double fromLatDeg) throws IOException {
        double[] minutes = IntStream.range(0, 20).mapToDouble(i -> i).toArray();
        NetcdfFileWriter writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, file.toString());
        try {
            writer.addDimension(null, "time", minutes.length);
            Map<Variable, Double> offsets = new LinkedHashMap<>();
            Map.of("time", 0.0, "lat", fromLatDeg, "lon", 10.0, "flux", 100.0)
                    .forEach((name, offset) ->
                            offsets.put(writer.addVariable(null, name, DataType.DOUBLE, "time"), offset));
            writer.findVariable("time").addAttribute(new Attribute("units", "minutes since 2020-01-01"));
            writer.create();
            for (Map.Entry<Variable, Double> variable : offsets.entrySet()) {
                writer.write(
                        variable.getKey(),
                        Array.factory(DoubleStream.of(minutes)
                                .map(minute -> minute + variable.getValue())
                                .toArray()));
            }
            return file;
        } catch (InvalidRangeException e) {
            throw new IOException(e);
        } finally {
            writer.close();
        }
    }

    /** Places come from a file beside it, which may come later, and change. */
    @Test
    void aFileWaitsForTheOneWithItsPlaces() throws IOException {
        Path json = Files.writeString(
                folder.resolve("d.json"),
                """
                {"product": "two", "title": "two files", "family": "EP", "time": {"variable": "time"}, "satellite": {"constant": "a"},
                 "place": {"lon": "lon", "lat": "lat"}, "channels": [{"variable": "flux"}],
                 "placeFile": {"of": "flux_*.nc", "file": "state_{1}_v*.nc", "time": "time"}}
                """);
        Path state = track(folder.resolve("state.nc"), 0);
        copy(state, watched.in().resolve("flux_1.nc"));
        Watching watching = watched.watch(
                List.of("--descriptor", json.toString()),
                NOTHING,
                sofar -> {
                    assertEquals(1, sofar.told("state_1_v*.nc', which is not there"), sofar.err());
                    copy(state, watched.in().resolve("state_1_v01.nc"));
                },
                NOTHING,
                sofar -> {
                    assertEquals(1, sofar.out().size(), sofar.out().toString());
                    copy(track(folder.resolve("newer.nc"), 1), watched.in().resolve("state_1_v02.nc"));
                },
                NOTHING,
                NOTHING);
        assertEquals(2, watching.out().size(), watching.out() + watching.err());
        assertTrue(
                watching.out().get(1).startsWith("replaced flux_1.nc: "),
                watching.out().toString());
        assertEquals(1, watching.told("failed "), watching.err());
    }
}
