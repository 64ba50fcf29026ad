package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.tests.mutant.Mutant;
import org.htmst.tests.mutant.Mutants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sample of the damaged files, loaded by the program into a real store: what is refused leaves nothing behind, what is accepted
 * is there to the last sample.
 */
@ExtendWith(TestStore.class)
class MutantLoadTest {

    private static final long SEED = Long.getLong("htmst.seed", 4711);
    private static final int MUTANTS = Integer.getInteger("htmst.mutants", 500) / 20;

    private final TestStore.Running running;

    MutantLoadTest(TestStore.Running running) {
        this.running = running;
    }

    @Test
    void acceptedFilesAreLoadedWholeAndOthersNotAtAll(@TempDir Path folder) throws IOException {
        Mutants mutants = Mutants.of(SampleFiles.FOLDER, folder, SEED);
        int loaded = 0;
        int refused = 0;
        for (int number = 0; loaded < MUTANTS / 2 || refused < MUTANTS / 2; number++) {
            Mutant mutant = mutants.mutant(number);
            // Other descriptors contradict what the store knows of the channels.
            if (mutant.kind().startsWith("JSON")) {
                continue;
            }
            Path file = mutant.write(folder);
            String name = "seed " + SEED + ", mutant " + number + ", " + mutant.kind() + " of " + mutant.original();
            int samples = samples(file);
            if (samples > 0 && loaded < MUTANTS / 2) {
                CommandLineRun run = running.run("load", file.toString());
                assertEquals(0, run.code(), name + run.err());
                assertEquals(samples + "\n", running.run("count").out(), name);
                running.run("rm", "--time", "../..", "--yes");
                loaded++;
            } else if (samples == 0 && refused < MUTANTS / 2) {
                CommandLineRun run = running.run("load", file.toString());
                assertEquals(1, run.code(), name + run.out());
                assertTrue(run.err().contains("htm-st: failed " + file), name + run.err());
                assertEquals("0\n", running.run("count").out(), name);
                refused++;
            }
            mutant.remove(folder);
        }
    }

    /** How many samples a reading keeps, 0 of a file that is refused. */
    private static int samples(Path file) {
        try {
            SourceContent content = SampleFiles.read(file);
            return content.samples().size();
        } catch (HtmStException e) {
            return 0;
        }
    }
}
