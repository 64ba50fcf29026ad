package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.htmst.hbase.catalog.Granule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cluster and an embedded store that hold the same files write the same bytes: answers, tables, maps, pictures. */
@ExtendWith(TestStore.class)
class ClusterAgainstEmbedded {

    private static final String CHANNELS = " --channel mep_ele_tel0_flux_e1,mep_ele_tel90_flux_e3,L_IGRF";

    private static TestStore.Running embedded;

    private final TestStore.Running cluster;

    ClusterAgainstEmbedded(TestStore.Running cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    static void load(TestStore.Running cluster) throws IOException {
        embedded = TestStore.embedded();
        List<String> arguments = new ArrayList<>(List.of("load"));
        SampleFiles.NETCDF.forEach(file -> arguments.add(file.toString()));
        for (TestStore.Running store : List.of(cluster, embedded)) {
            CommandLineRun load = store.run(arguments.toArray(String[]::new));
            assertEquals(0, load.code(), load.err());
        }
    }

    @AfterAll
    static void stop() throws IOException {
        TestStore.stop(embedded);
    }

    /** The digest of a granule is over all its cells, keys and values. */
    @Test
    void cells() throws IOException {
        assertEquals(digests(embedded), digests(cluster));
    }

    private static Map<String, String> digests(TestStore.Running running) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Granule granule : running.store().catalog().granules()) {
            digests.put(granule.id() + " " + granule.fileName(), granule.digest());
        }
        return digests;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ls satellites",
                "ls products",
                "ls channels",
                "count",
                "count --satellite noaa-15 --box 280,-50,40,10",
                "count --where L_IGRF>=3 --where L_IGRF<7",
                "query --order time --satellite metop-02",
                "query --order time --cap 0,90,60" + CHANNELS,
                "query --order time --lon -7.5,7.5" + CHANNELS,
                "query --order time --cap -45,-30,45 --format jsonl" + CHANNELS,
                "query --order time --region auroral-north --local-time 21,3 --format geojson" + CHANNELS,
                "query --order time --keep-flagged --where L_IGRF>20 --channel L_IGRF"
            })
    void answers(String arguments) {
        CommandLineRun expected = embedded.run(arguments.split(" +"));
        CommandLineRun actual = cluster.run(arguments.split(" +"));
        assertEquals(0, expected.code(), expected.err());
        assertEquals(0, actual.code(), actual.err());
        assertEquals(expected.out(), actual.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "query --order time --cap -45,-30,45 --format netcdf -o FOLDER/saa.nc" + CHANNELS,
                "interpolate --channel e1/90 --time 2019-10-24/P1D -o FOLDER/e1.nc",
                "interpolate --channel e1/90 --time 2019-10-24/P1D --axis magnetic-local-time -o FOLDER/e1-mlt.nc",
                "interpolate --channel e3/90 --time 2019-10-24/P1D --space log10 --radius-km 300 -o FOLDER/e3.nc",
            })
    void files(String arguments, @TempDir Path folder) throws IOException {
        assertSameFiles(arguments.split(" +"), folder);
    }

    @Test
    void demo(@TempDir Path folder) throws IOException {
        String samples = SampleFiles.FOLDER.toString();
        assertEquals(6, assertSameFiles(new String[] {"demo", "--output", "FOLDER", "--samples", samples}, folder));
    }

    /** Runs a command on both stores, with a folder in place of {@code FOLDER}, and counts the files that both wrote there. */
    private int assertSameFiles(String[] arguments, Path folder) throws IOException {
        Map<String, byte[]> expected = run(embedded, arguments, folder);
        Map<String, byte[]> actual = run(cluster, arguments, folder);
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
        return expected.size();
    }

    /** The files that a command writes, which say by which command they were written, folder and all; they are removed. */
    private static Map<String, byte[]> run(TestStore.Running store, String[] arguments, Path parent)
            throws IOException {
        Path folder = Files.createDirectory(parent.resolve("out"));
        CommandLineRun run = store.run(Stream.of(arguments)
                .map(argument -> argument.replace("FOLDER", folder.toString()))
                .toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        TestStore.delete(folder);
        return contents;
    }
}
