package org.htmst.answer.print;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that appears under its name only when it is whole: it is written beside it under another name and renamed by
 * {@link #commit()}. Closed without commit, or killed by a signal that lets the program end, it leaves nothing.
 */
public final class OutputFile implements AutoCloseable {

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes to {@code path}, an empty file. */
        void writeTo(Path path) throws IOException;
    }

    private final Path target;
    private final boolean overwrite;
    private final Path part;

    private OutputFile(Path target, boolean overwrite, Path part) {
        this.target = target;
        this.overwrite = overwrite;
        this.part = part;
    }

    /** Writes {@code target} at once; see {@link #begin}. */
    public static void write(Path target, boolean overwrite, Content content) throws IOException {
        try (OutputFile file = begin(target, overwrite)) {
            content.writeTo(file.part());
            file.commit();
        } catch (IOException e) {
            throw new IOException("output '" + target + "' cannot be written: " + reason(e), e);
        }
    }

    /**
     * Begins {@code target}.
     *
     * @throws IllegalArgumentException if it exists and may not be overwritten, or is or lies in no usable directory
     */
    public static OutputFile begin(Path target, boolean overwrite) throws IOException {
        checkTarget(target, overwrite);
        // Not createTempFile, whose files only the owner may read.
        // Nor the process's number: machines that share a disk have the same ones.
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        UnfinishedFiles.add(part);
        Files.createFile(part);
        return new OutputFile(target, overwrite, part);
    }

    /**
     * Checks that {@code target} may be written, before any work is done for it.
     *
     * @throws IllegalArgumentException if it may not
     */
    public static void checkTarget(Path target, boolean overwrite) {
        if (Files.isDirectory(target)) {
            throw new IllegalArgumentException("output '" + target + "' is a directory; give the name of a file");
        }
        boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        if (target.toString().equals("-") || there && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            // Renaming onto a device, a pipe or a link would put a file in its place.
            throw new IllegalArgumentException("output '" + target
                    + "' is no regular file; name one, or leave -o out and redirect standard output");
        }
        checkFolder(target);
        if (Files.exists(target) && !overwrite) {
            throw existing(target);
        }
    }

    /**
     * Checks that the directory of {@code target} may be written to.
     *
     * @throws IllegalArgumentException if it may not
     */
    public static void checkFolder(Path target) {
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new IllegalArgumentException("output '" + target + "' lies in a directory that does not exist; make '"
                    + (directory == null ? target : directory.normalize()) + "' first");
        }
        if (!Files.isWritable(directory)) {
            throw new IllegalArgumentException(
                    "output '" + target + "' lies in a directory that may not be written to; choose another than '"
                            + directory.normalize() + "'");
        }
    }

    /** Where to write. */
    public Path part() {
        return part;
    }

    /** Gives the file its name. */
    public void commit() throws IOException {
        if (overwrite) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } else {
            try {
                Files.move(part, target);
            } catch (FileAlreadyExistsException e) {
                throw existing(target);
            }
        }
        UnfinishedFiles.remove(part);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(part);
        UnfinishedFiles.remove(part);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException file) {
            return file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
        }
        return e instanceof ClosedByInterruptException ? "it was interrupted" : e.getMessage();
    }

    private static IllegalArgumentException existing(Path target) {
        return new IllegalArgumentException(
                "output '" + target + "' exists; give --overwrite to replace it, or another name");
    }
}
