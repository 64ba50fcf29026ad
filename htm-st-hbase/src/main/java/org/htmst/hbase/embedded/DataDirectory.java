package org.htmst.hbase.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.htmst.hbase.HtmStException;

/** The files of a data directory (see the package page), and its gate. */
record DataDirectory(Path home) {

    /** The directory, made if missing, readable by its owner alone. */
    static DataDirectory open(Path home) {
        Path absolute = home.toAbsolutePath().normalize();
        try {
            if (!Files.exists(absolute)) {
                Files.createDirectories(absolute);
                Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx------"));
            }
            DataDirectory directory = new DataDirectory(absolute);
            Files.createDirectories(directory.clients());
            Files.createDirectories(directory.log().getParent());
            return directory;
        } catch (IOException | UnsupportedOperationException e) {
            throw new HtmStException(
                    "data directory " + absolute + " cannot be used (" + e
                            + "); set HTM_ST_HOME to a folder you may write",
                    false,
                    e);
        }
    }

    Path state() {
        return home.resolve("server.json");
    }

    Path clients() {
        return home.resolve("clients");
    }

    Path log() {
        return home.resolve("log").resolve("server.log");
    }

    Path previousLog() {
        return home.resolve("log").resolve("server.log.1");
    }

    Path hbaseRoot() {
        return home.resolve("hbase");
    }

    Path zooKeeper() {
        return home.resolve("zk");
    }

    Path scratch() {
        return home.resolve("tmp");
    }

    /** The gate, locked until the returned channel is closed or this process ends; waits for whoever holds it. */
    FileChannel lockGate() throws IOException {
        FileChannel gate =
                FileChannel.open(home.resolve("gate.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        gate.lock();
        return gate;
    }
}
