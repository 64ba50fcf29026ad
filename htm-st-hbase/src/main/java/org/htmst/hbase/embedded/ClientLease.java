package org.htmst.hbase.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A locked file that tells the server of a client; the operating system unlocks it however the client ends. */
final class ClientLease implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private ClientLease(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A new lease. To be called with the gate locked, lest {@link #anyHeld} takes the still unlocked file for a dead one. */
    static ClientLease take(DataDirectory directory) throws IOException {
        Path file = Files.createTempFile(
                directory.clients(), ProcessHandle.current().pid() + "-", ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new ClientLease(file, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Whether any client holds a lease; removes what dead clients left. To be called with the gate locked. */
    static boolean anyHeld(DataDirectory directory) throws IOException {
        boolean held = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.clients())) {
            for (Path file : files) {
                if (isLocked(file)) {
                    held = true;
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        return held;
    }

    /** Whether any client holds a lease, as {@link #anyHeld}, but for anybody: what dead clients left stays. */
    static boolean anyLocked(DataDirectory directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.clients())) {
            for (Path file : files) {
                if (isLocked(file)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (NoSuchFileException e) {
            return false;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
