package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.StoreLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that hears everything and answers nothing: each command gives up by its timeout, and says so. */
@ExtendWith(TestStore.class)
class StoppedServerTest {

    private static final int TIMEOUT_S = 2;

    /** HBase's client has three seconds more and the machine may be busy; without the alarm it would take minutes. */
    private static final int GRACE_S = 13;

    private final TestStore.Running running;

    StoppedServerTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void stop() throws Exception {
        signal("STOP");
    }

    @AfterEach
    void goOn() throws Exception {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        long pid = EmbeddedServer.status(((StoreLocation.Embedded) running.location()).home())
                .orElseThrow()
                .pid();
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"snapshot list", "status", "init --regions 2", "vacuum --compact", "repair --dry-run", "count"})
    void everyCommandGivesUpInTime(String command) {
        long startNs = System.nanoTime();
        CommandLineRun run = running.run((command + " --timeout PT" + TIMEOUT_S + "S").split(" "));
        double seconds = (System.nanoTime() - startNs) / 1e9;
        assertEquals(1, run.code(), run.toString());
        assertEquals("", run.out());
        assertTrue(seconds < TIMEOUT_S + GRACE_S, command + " took " + seconds + " s: " + run.err());
        List<String> told = run.err().lines().toList();
        assertEquals(1, told.size(), run.err());
        assertTrue(told.get(0).contains("did not answer within 2s (--timeout)"), run.err());
    }
}
