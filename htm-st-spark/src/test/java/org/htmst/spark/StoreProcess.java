package org.htmst.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;

/** Loads files into an embedded store, in a process with the store's own class path, whose server stays behind. */
final class StoreProcess {

    private StoreProcess() {}

    /** Runs it. */
    static void load(Path home, List<Path> files) throws IOException, InterruptedException {
        String tests = Path.of("target", "test-classes").toAbsolutePath().toString();
        String jars = Files.readString(Path.of("..", "htm-st-hbase", "target", "server-classpath"));
        String classes = Path.of("..", "htm-st-hbase", "target", "classes")
                .toAbsolutePath()
                .normalize()
                .toString();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dhtmst.server.option=-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-Dorg.slf4j.simpleLogger.log.ucar=off",
                "-cp",
                String.join(":", jars.strip(), classes, tests),
                StoreProcess.class.getName(),
                home.toString()));
        files.forEach(file -> command.add(file.toString()));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("the process that loads files ended with " + status);
        }
    }

    /** Stops the server that stayed behind, and removes its store. */
    static void remove(Path home) throws IOException {
        EmbeddedServer.stop(home);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** {@code HOME FILE...}. */
    public static void main(String... arguments) {
        try (Store store = Store.open(new StoreLocation.Embedded(Path.of(arguments[0])))) {
            for (int i = 1; i < arguments.length; i++) {
                store.load(SourceFiles.read(Path.of(arguments[i]), Optional.empty()));
            }
        }
    }
}
