package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.htmst.cli.option.StoreOptions;
import org.htmst.hbase.embedded.EmbeddedServer;

/** An embedded store below a folder of a test, and runs of the program on it. */
record TestHome(Path folder) {

    Path home() {
        return folder.resolve("home");
    }

    Run run(String... arguments) {
        return Run.of(Map.of(StoreOptions.HOME, home().toString()), arguments);
    }

    /** The standard output of a run that must succeed. */
    String out(String... arguments) {
        Run run = run(arguments);
        assertEquals(0, run.code(), run.err());
        return run.out();
    }

    void stop() {
        EmbeddedServer.stop(home());
    }
}
