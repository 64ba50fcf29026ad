package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the program writes of the real files is what it has always written, to the last byte of every cell: another digest means
 * another schema version.
 */
@ExtendWith(TestStore.class)
class StoredCellsTest {

    /** Of schema 6, the digests of the granule's chunks and tiles; those of chunks are as they were in schema 5. */
    private static final Map<String, String> SCHEMA_6 = Map.ofEntries(
            Map.entry("accelerometer-like-density.csv", "59f5f9f2659e0613 0000000000000000"),
            Map.entry("photometer-like-euv.csv", "7f07d0c12b029b98 0000000000000000"),
            Map.entry("poes_m02_20181231_raw.nc", "0f26fe63481863ea 5be1aad22cf5b882"),
            Map.entry("poes_n15_20191024_proc.nc", "be8508f68f939ed5 d0e621b0fa9e24a1"),
            Map.entry("poes_n18_20191024_proc.nc", "01be06d477f0bad9 cd472403735adc4b"),
            Map.entry("poes_n19_20191024_proc.nc", "b64a06ad830c3a74 a986a7b0c6e4a76c"),
            Map.entry("swarm-like-efi.csv", "c583b3d449f9e44b 0000000000000000"),
            Map.entry("swarm-like-lp.csv", "931d45690f3b5ad8 0000000000000000"),
            Map.entry("swarm-like-vfm.csv.gz", "cad7534cdee48539 0000000000000000"),
            Map.entry("telescope-like-electrons.csv", "ddcc0f3eb0c95e91 0000000000000000"));

    private final Store store;

    StoredCellsTest(TestStore.Running running) {
        store = running.store();
    }

    /** One after the other, so that each has the same numbers every time. */
    @Test
    void filesAreStoredAsTheyWere() throws IOException {
        for (Path file : SampleFiles.NETCDF) {
            store.load(SampleFiles.read(file));
        }
        for (Path table : tables()) {
            String stem = table.getFileName().toString().replaceAll("\\..*", "");
            CsvDescriptor descriptor = CsvDescriptor.read(SampleFiles.FOLDER.resolve(stem + ".json"));
            store.load(SourceFiles.read(table, Optional.of(descriptor)));
        }
        Map<String, String> digests = new TreeMap<>();
        for (Granule granule : store.catalog().granules()) {
            digests.put(granule.fileName(), granule.digest() + " " + granule.tilesDigest());
        }
        assertEquals(new TreeMap<>(SCHEMA_6), digests);
    }

    private static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(SampleFiles.FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }
}
