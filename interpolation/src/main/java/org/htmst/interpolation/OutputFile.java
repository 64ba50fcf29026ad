package org.htmst.interpolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: it is written under another name in the same folder and renamed at the end.
 */
public final class OutputFile {

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes to {@code path}, an empty file. */
        void writeTo(Path path) throws IOException;
    }

    private OutputFile() {}

    /**
     * Makes the file {@code target}, and its folder if there is none.
     *
     * @param overwrite whether a file of that name may be replaced
     * @throws UncheckedIOException if it exists and may not, or cannot be written; the message names it
     */
    public static void write(Path target, boolean overwrite, Content content) {
        Path file = target.toAbsolutePath();
        if (!overwrite && Files.exists(file)) {
            throw new UncheckedIOException(
                    target + " exists; ask to overwrite it or choose another name",
                    new FileAlreadyExistsException(target.toString()));
        }
        try {
            Files.createDirectories(file.getParent());
            Path partial = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
            try {
                Files.createFile(partial);
                content.writeTo(partial);
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + " cannot be written: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }
}
