package org.htmst.serve.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.htmst.failure.HtmStException;

/**
 * A folder that its owner alone can enter, where files of clients stand: in {@code incoming-*}, one for each server that runs, until they are
 * loaded, and in {@code quarantine} if they cannot be. What a killed server left goes when the next one starts.
 */
final class UploadFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final FileAttribute<?> PRIVATE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    private static final String INCOMING = "incoming-";

    /** Those of this process. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final String LOCK = "lock";

    private final Path incoming;
    private final FileChannel lock;
    private final Quarantine quarantine;

    private UploadFolder(Path incoming, FileChannel lock, Quarantine quarantine) {
        this.incoming = incoming;
        this.lock = lock;
        this.quarantine = quarantine;
    }

    /**
     * The folder, made if missing.
     *
     * @param quarantineBytes the most that is kept in quarantine; the oldest goes first
     * @throws HtmStException if it cannot be made or written, or if others than its owner can enter it
     */
    static UploadFolder open(Path folder, long quarantineBytes) {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            if (Files.notExists(folder)) {
                Files.createDirectory(folder, PRIVATE);
            }
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(folder);
            if (!OWNER_ONLY.containsAll(rights)) {
                throw new HtmStException(
                        "the folder of uploads '" + folder + "' is open to others than its owner ("
                                + PosixFilePermissions.toString(rights) + "); close it with 'chmod 700 " + folder
                                + "', or name another with --upload-folder",
                        false);
            }
            Path kept = folder.resolve("quarantine");
            if (Files.notExists(kept)) {
                Files.createDirectory(kept, PRIVATE);
            }
            return open(folder, new Quarantine(kept, quarantineBytes));
        } catch (IOException e) {
            throw new HtmStException(
                    "the folder of uploads '" + folder + "' cannot be used: " + e
                            + "; name another with --upload-folder",
                    false,
                    e);
        }
    }

    /** One server at a time looks for what others left, lest it takes the folder that another just makes for such. */
    private static synchronized UploadFolder open(Path folder, Quarantine quarantine) throws IOException {
        try (FileChannel gate =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            gate.lock();
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, INCOMING + "*")) {
                for (Path each : left) {
                    // To look at the lock of one's own would give it up.
                    if (!OWN.contains(each) && !isHeld(each.resolve(LOCK))) {
                        delete(each);
                    }
                }
            }
            Path incoming = Files.createTempDirectory(folder, INCOMING, PRIVATE);
            FileChannel lock =
                    FileChannel.open(incoming.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            lock.lock();
            OWN.add(incoming);
            return new UploadFolder(incoming, lock, quarantine);
        }
    }

    private static boolean isHeld(Path file) throws IOException {
        if (Files.notExists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken == null;
        }
    }

    /** A new folder for one file. */
    Path begin() throws IOException {
        return Files.createTempDirectory(incoming, "", PRIVATE);
    }

    Quarantine quarantine() {
        return quarantine;
    }

    /** Removes a folder and all in it that others do not remove meanwhile; links go, and what they lead to stays. */
    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Removes what stands in it but for the quarantine; to be called when nobody uploads any more. */
    @Override
    public void close() {
        try (lock) {
            delete(incoming);
            OWN.remove(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
