package org.htmst.cli.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.htmst.formats.csv.CsvFormat;

/**
 * What tells whether a file, or what describes its columns, has changed.
 *
 * @param bytes its size
 * @param modified when it was last written to, as the file system tells
 * @param described size and time of the descriptor beside it; empty if there is none
 */
record FileStamp(long bytes, String modified, String described) {

    /** That of a file or of what a link leads to; empty if it has vanished. */
    static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes own = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new FileStamp(own.size(), own.lastModifiedTime().toString(), described(CsvFormat.beside(file))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String described(Path descriptor) {
        try {
            BasicFileAttributes beside = Files.readAttributes(descriptor, BasicFileAttributes.class);
            return beside.size() + " " + beside.lastModifiedTime();
        } catch (IOException e) {
            return "";
        }
    }
}
