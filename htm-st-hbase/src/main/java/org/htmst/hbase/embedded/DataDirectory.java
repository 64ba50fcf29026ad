package org.htmst.hbase.embedded;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;

/** The files of a data directory (see the package page), and its gate. */
record DataDirectory(Path home) {

    /** What Hadoop takes for a pattern. */
    private static final String FORBIDDEN = "*?[]{}\\";

    private static final Object LOOK = new Object();

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * The directory of that path, which may not exist.
     *
     * @throws IllegalArgumentException if HBase could not keep files there
     */
    static DataDirectory at(Path home) {
        Path real = real(home);
        if (real.toString().chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c))) {
            throw new IllegalArgumentException("the path of the data directory, '" + Excerpt.of(real.toString())
                    + "', has one of " + FORBIDDEN
                    + " or a control character in it: HBase would take it for a pattern and not"
                    + " find its files again; set HTM_ST_HOME to another folder");
        }
        return new DataDirectory(real);
    }

    /** The path with its symbolic links followed, as far as it exists. */
    private static Path real(Path home) {
        Path absolute = home.toAbsolutePath().normalize();
        Path there = absolute;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(there.relativize(absolute)).normalize();
        } catch (IOException e) {
            throw new HtmStException("data directory " + absolute + " cannot be looked at: " + e, false, e);
        }
    }

    /**
     * The directory, made if missing, readable by its owner alone. One that others may read is closed to them if it is empty or was
     * made by this program; any other is refused, since closing it might lock others out of what is theirs.
     */
    static DataDirectory open(Path home) {
        DataDirectory directory = at(home);
        try {
            if (Files.exists(directory.home())) {
                directory.close();
            } else {
                Files.createDirectories(directory.home().getParent());
                Files.createDirectories(directory.home(), asFileAttribute(OWNER_ONLY));
            }
            directory.checkClosed();
            Files.createDirectories(directory.clients(), asFileAttribute(OWNER_ONLY));
            Files.createDirectories(directory.log().getParent(), asFileAttribute(OWNER_ONLY));
            Files.createDirectories(directory.staging(), asFileAttribute(OWNER_ONLY));
            return directory;
        } catch (IOException | UnsupportedOperationException e) {
            throw new HtmStException(
                    "data directory " + directory.home() + " cannot be used (" + e
                            + "); set HTM_ST_HOME to a folder you may write",
                    false,
                    e);
        }
    }

    private void close() throws IOException {
        checkOwner();
        if (OWNER_ONLY.containsAll(Files.getPosixFilePermissions(home))) {
            return;
        }
        if (!Files.exists(gate()) && !isEmpty()) {
            throw new HtmStException(
                    "data directory " + home + " can be read by others and holds files that are not this program's;"
                            + " set HTM_ST_HOME to a folder of its own, or take the rights of others away ('chmod 700')",
                    false);
        }
        Files.setPosixFilePermissions(home, OWNER_ONLY);
    }

    /** What another user owns, that user could have prepared; and what this one wrote into it, the other could not use again. */
    private void checkOwner() throws IOException {
        String owner = Files.getOwner(home).getName();
        Optional<String> user = ProcessHandle.current().info().user();
        if (user.isPresent() && !user.get().equals(owner)) {
            throw new HtmStException(
                    "data directory " + home + " belongs to the user " + owner + " and not to " + user.get()
                            + "; run the command as its owner, or set HTM_ST_HOME to another folder",
                    false);
        }
    }

    /** Some file systems, as on memory cards, know no rights: what is there, everybody may read. */
    private void checkClosed() throws IOException {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(home);
        if (!OWNER_ONLY.containsAll(rights)) {
            throw new HtmStException(
                    "data directory " + home + " is on a file system that does not keep others out (its rights stay "
                            + PosixFilePermissions.toString(rights) + "); set HTM_ST_HOME to a folder on another one",
                    false);
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.findAny().isEmpty();
        }
    }

    private Path gate() {
        return home.resolve("gate.lock");
    }

    Path state() {
        return home.resolve("server.json");
    }

    Path secret() {
        return home.resolve("secret");
    }

    /** Made by who wants the server to stop. */
    Path stopRequest() {
        return home.resolve("stop.request");
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

    /** A time that no server of this directory has reached, see {@link GrowingClock}. */
    Path clock() {
        return home.resolve("clock");
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

    /**
     * Waits until nobody else starts, attaches to or stops this directory's server, and keeps others out until closed.
     *
     * @throws HtmStException if that takes longer than {@code patience}
     */
    Gate enter(Duration patience) throws IOException {
        return Gate.enter(gate(), patience);
    }

    /** As {@link #enter}, but without waiting. */
    Optional<Gate> tryEnter() throws IOException {
        return Gate.tryEnter(gate());
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

    /** Whether a server process lives, be it ready, starting or stopping, and wherever. */
    boolean hasServer() throws IOException {
        // The JVM refuses a second look at the same file while one is under way.
        synchronized (LOOK) {
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
}
