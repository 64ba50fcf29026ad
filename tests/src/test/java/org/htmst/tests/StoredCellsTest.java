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

    /** Of schema 3, by the granule's digest; recorded by the program of November 2026 before its parts became libraries. */
    private static final Map<String, String> SCHEMA_3 = Map.ofEntries(
            Map.entry("accelerometer-like-density.csv", "1e13fba8c9eecf78"),
            Map.entry("photometer-like-euv.csv", "36c416fe7ac59c98"),
            Map.entry("poes_m02_20181231_raw.nc", "3e11b71e0378a48f"),
            Map.entry("poes_n15_20191024_proc.nc", "c4cf216f770eb9e8"),
            Map.entry("poes_n18_20191024_proc.nc", "89be5ff7a788a255"),
            Map.entry("poes_n19_20191024_proc.nc", "de2a38fdb287bc05"),
            Map.entry("swarm-like-efi.csv", "63cda0fcc9283e3d"),
            Map.entry("swarm-like-lp.csv", "27ecf550eff213f2"),
            Map.entry("swarm-like-vfm.csv.gz", "d92179cdd5a2988b"),
            Map.entry("telescope-like-electrons.csv", "19b0ea3d169f5f4f"));

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
        assertEquals(new TreeMap<>(SCHEMA_3), digests);
    }

    private static List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(SampleFiles.FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }
}
