package org.htmst.tests.mutant;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files end in a message or in a table that is right, and command lines that are nearly right in an answer or one line of
 * error; within seconds and within a small heap, whatever the damage. {@code -Dhtmst.mutants=N} says how many are tried of each,
 * {@code -Dhtmst.seed=N} which.
 */
class MutantTest {

    private static final int MUTANTS = Integer.getInteger("htmst.mutants", 200);
    private static final Path SAMPLES = Path.of("..", "sample-data").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void damagedFilesAreRefusedOrRight() throws Exception {
        new Children(MutantReader.class, MUTANTS, folder, ".", SAMPLES.toString()).requireNoFault();
    }

    @Test
    void damagedFilesOfOtherMissionsAreRefusedOrRight() throws Exception {
        new Children(
                        MissionReader.class,
                        MUTANTS,
                        folder,
                        ".",
                        SAMPLES.resolve("missions").toString(),
                        Path.of("../htm-st-formats/src/test/resources/org/htmst/formats/cdf")
                                .toAbsolutePath()
                                .toString())
                .requireNoFault();
    }

    @Test
    void wrongCommandLinesAreToldInOneLine() throws Exception {
        new Children(CommandRunner.class, MUTANTS, folder).requireNoFault();
    }
}
