package org.htmst.hbase.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.htmst.hbase.HtmStException;

/** The files of a data directory (see the package page), and its gate. */
record DataDirectory(Path home) {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** The directory of that path, which may not exist. */
    static DataDirectory at(Path home) {
        return new DataDirectory(home.toAbsolutePath().normalize());
    }

    /** The directory, made if missing, readable by its owner alone. */
    static DataDirectory open(Path home) {
        DataDirectory directory = at(home);
        try {
            if (!Files.exists(directory.home())) {
                Files.createDirectories(directory.home().getParent());
                Files.createDirectories(directory.home(), OWNER_ONLY);
            }
            Files.createDirectories(directory.clients());
            Files.createDirectories(directory.log().getParent());
            return directory;
        } catch (IOException | UnsupportedOperationException e) {
            throw new HtmStException(
                    "data directory " + directory.home() + " cannot be used (" + e
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

    Path staging() {
        return home.resolve("staging");
    }

    Path scratch() {
        return home.resolve("tmp");
    }

    /** Waits until nobody else starts, attaches to or stops this directory's server, and keeps others out until closed. */
    Gate enter() throws IOException {
        return Gate.enter(home.resolve("gate.lock"));
    }

    /** The lock that a server holds as long as its process lives; empty if another holds it. */
    Optional<FileChannel> tryLockServer() throws IOException {
        FileChannel channel =
                FileChannel.open(home.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    /** Whether a server process lives, be it ready, starting or stopping. */
    boolean hasServer() throws IOException {
        if (!Files.exists(home.resolve("server.lock"))) {
            return false;
        }
        Optional<FileChannel> free = tryLockServer();
        if (free.isPresent()) {
            free.get().close();
        }
        return free.isEmpty();
    }
}
