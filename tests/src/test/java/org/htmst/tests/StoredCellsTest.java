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

    /** Of schema 4, by the granule's digest; recorded when it was made. */
    private static final Map<String, String> SCHEMA_4 = Map.ofEntries(
            Map.entry("accelerometer-like-density.csv", "90e6b1ec0f6ef8b0"),
            Map.entry("photometer-like-euv.csv", "d09e9e7a84a4b64b"),
            Map.entry("poes_m02_20181231_raw.nc", "efe9c6a2cad9b7e1"),
            Map.entry("poes_n15_20191024_proc.nc", "53e8933cd2814ffc"),
            Map.entry("poes_n18_20191024_proc.nc", "faf7d275978283fa"),
            Map.entry("poes_n19_20191024_proc.nc", "dd330e7f59c2f95d"),
            Map.entry("swarm-like-efi.csv", "0b0170571f432178"),
            Map.entry("swarm-like-lp.csv", "235e99eb8b66434e"),
            Map.entry("swarm-like-vfm.csv.gz", "0ff69c58d7162e79"),
            Map.entry("telescope-like-electrons.csv", "d0d63657a9708c6e"));

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
            digests.put(granule.fileName(), granule.digest());
        }
        assertEquals(new TreeMap<>(SCHEMA_4), digests);
    }

    private static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(SampleFiles.FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }
}
