package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.formats.SourceFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated files; what goes into a store is tested with the other commands that need one. */
class SimulateCommandTest {

    @TempDir
    private Path folder;

    private Run simulate(String... more) {
        Stream<String> words = Stream.of(
                "simulate", "--satellite", "noaa-19,metop-02", "--time", "2015-04-24/P1D", "-d", files().toString());
        return Run.of(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    private Path files() {
        return folder.resolve("new").resolve("files");
    }

    @Test
    void writesAFileForEachSatelliteAndDay() throws IOException {
        Run run = simulate();
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        try (Stream<Path> files = Files.list(files())) {
            assertEquals(
                    List.of("poes_m02_20150424_proc.nc", "poes_n19_20150424_proc.nc"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        Path file = files().resolve("poes_n19_20150424_proc.nc");
        int size = SourceFiles.read(file, Optional.empty()).samples().size();
        assertTrue(run.out().startsWith("wrote " + file + ": noaa-19 2015-04-24, " + size + " samples\n"), run.out());
        assertTrue(run.out().contains("\n2 files: 8"), run.out());
    }

    @Test
    void aDayThatNoFileCanBeOfIsRefused() {
        for (String time : List.of("1998-05-12/P1D", "1998-05-12/P3D", "2099-12-31/P2D")) {
            for (String place : List.of("-d=" + files(), "--into-store")) {
                Run run = Run.of("simulate", "--time", time, place);
                assertEquals(2, run.code(), run.err());
                assertTrue(run.err().contains("1998-05-13T00:00:00Z/2100-01-01T00:00:00Z"), run.err());
            }
        }
        assertTrue(Files.notExists(files()));
        Run first = Run.of("simulate", "--satellite=noaa-15", "--time", "1998-05-13/P1D", "-d", files().toString());
        assertEquals(0, first.code(), first.err());
        Path file = files().resolve("poes_n15_19980513_proc.nc");
        assertTrue(SourceFiles.read(file, Optional.empty()).samples().size() > 0);
    }

    @Test
    void anExistingFileIsRefusedBeforeAnyIsWritten() throws IOException {
        Files.createDirectories(files());
        Path mine = Files.writeString(files().resolve("poes_m02_20150424_proc.nc"), "mine");
        Run run = simulate();
        assertEquals(2, run.code());
        assertTrue(run.err().contains("poes_m02_20150424_proc.nc' exists; give --overwrite"), run.err());
        assertEquals("mine", Files.readString(mine));
        try (Stream<Path> files = Files.list(files())) {
            assertEquals(1, files.count());
        }
        assertEquals(0, simulate("--overwrite", "-q").code());
        assertTrue(Files.size(mine) > 1_000_000);
    }
}
