package org.htmst.hbase.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.htmst.failure.HtmStException;

/** Lets one thread of one process at a time start, attach to or stop the server of a data directory. */
final class Gate implements AutoCloseable {

    /** A file lock belongs to the whole JVM and is refused to a second thread of it, which must wait here instead. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private static final long PAUSE_MS = 20;

    private final FileChannel channel;

    private Gate(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for whoever is inside. Closed, or when this process ends, the next may come.
     *
     * @throws HtmStException if the other is still inside after {@code patience}
     */
    static Gate enter(Path lockFile, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            Optional<Gate> gate = tryEnter(lockFile);
            while (gate.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                gate = tryEnter(lockFile);
            }
            return gate.orElseThrow(() -> occupied(lockFile, patience));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while waiting for " + lockFile, true, e);
        }
    }

    /** Goes in unless somebody is inside. */
    static Optional<Gate> tryEnter(Path lockFile) throws IOException {
        if (THREADS.isHeldByCurrentThread() || !THREADS.tryLock()) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean entered = false;
        try {
            channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                return Optional.empty();
            }
            sign(channel);
            entered = true;
            return Optional.of(new Gate(channel));
        } finally {
            if (!entered) {
                if (channel != null) {
                    channel.close();
                }
                THREADS.unlock();
            }
        }
    }

    /** Leaves word of who is inside, for those who wait in vain. */
    private static void sign(FileChannel channel) throws IOException {
        String name = "process " + ProcessHandle.current().pid() + " on "
                + ServerPlace.here().host() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)), 0);
    }

    private static HtmStException occupied(Path lockFile, Duration patience) {
        String who;
        try {
            who = Files.readString(lockFile);
        } catch (IOException e) {
            who = "another process";
        }
        return new HtmStException(
                "another command is starting, joining or stopping the server of " + lockFile.getParent()
                        + " and has not finished within " + patience.toSeconds() + " s (--timeout): "
                        + (who.isEmpty() ? "another process" : who)
                        + "; if it was stopped (Ctrl-Z), continue or end it, then run the command again",
                true);
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            THREADS.unlock();
        }
    }
}
