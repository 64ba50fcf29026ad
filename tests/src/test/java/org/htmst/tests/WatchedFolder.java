package org.htmst.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.htmst.cli.HtmSt;
import org.htmst.cli.session.Session;
import org.htmst.cli.watch.Pause;
import org.htmst.cli.watch.WatchCommand;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.StoreLocation;
import picocli.CommandLine;

/**
 * A watched folder of a test, which no test waits for: each makes the looks itself.
 *
 * @param running the store
 * @param folder of the test
 */
record WatchedFolder(TestStore.Running running, Path folder) {

    static final Step NOTHING = sofar -> {};

    /** What is done between two looks. */
    @FunctionalInterface
    interface Step {
        void run(Watching sofar) throws Exception;
    }

    /** A watch that ends when it has no step left to do between two looks. */
    static final class Watching implements Pause {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final Deque<Step> steps;
        private int code;

        int code() {
            return code;
        }

        Watching(Step... steps) {
            this.steps = new ArrayDeque<>(List.of(steps));
        }

        @Override
        public boolean pass(Duration time) {
            if (steps.isEmpty()) {
                return false;
            }
            try {
                steps.remove().run(this);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return true;
        }

        @Override
        public boolean isEnd() {
            return false;
        }

        List<String> out() {
            return out.toString(StandardCharsets.UTF_8).lines().toList();
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }

        long told(String text) {
            return err().lines().filter(line -> line.contains(text)).count();
        }
    }

    Path in() {
        return folder.resolve("in");
    }

    Watching watch(List<String> options, Step... steps) {
        Watching watching = new Watching(steps);
        List<String> arguments = new ArrayList<>(List.of("watch", in().toString()));
        arguments.addAll(running.options());
        arguments.addAll(options);
        Session session = new Session(
                watching.out,
                new PrintStream(watching.err, true, StandardCharsets.UTF_8),
                Map.of("HTM_ST_HOME", home()),
                CommandLineRun.CLOCK,
                false);
        CommandLine.ParseResult parsed = HtmSt.commandLine(session).parseArgs(arguments.toArray(String[]::new));
        WatchCommand command = (WatchCommand) parsed.subcommand().commandSpec().userObject();
        watching.code = command.run(watching);
        return watching;
    }

    String home() {
        return running.location() instanceof StoreLocation.Embedded embedded
                ? embedded.home().toString()
                : folder.resolve("home").toString();
    }

    static void copy(Path file, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
    }

    static Step copying(Path file, Path to) {
        return sofar -> copy(file, to);
    }

    List<String> live() throws IOException {
        return running.store().catalog().granules().stream()
                .map(Granule::fileName)
                .sorted()
                .toList();
    }
}
