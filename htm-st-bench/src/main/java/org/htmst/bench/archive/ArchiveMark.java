package org.htmst.bench.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that says what one system holds, written when it holds all of it.
 *
 * @param archive {@link Archive#describe}, with what the system adds to it
 * @param loaded how many samples, and how fast
 * @param bytes at rest
 */
public record ArchiveMark(String archive, Loaded loaded, long bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The mark in {@code file}, if there is one.
     *
     * @throws IllegalArgumentException if it is of another archive than {@code archive}
     */
    public static Optional<ArchiveMark> read(Path file, String archive) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ArchiveMark mark = JSON.readValue(file.toFile(), ArchiveMark.class);
        if (!mark.archive.equals(archive)) {
            throw new IllegalArgumentException("'" + file.getParent() + "' holds another archive, " + mark.archive
                    + ", and not " + archive + "; name another --home, or delete this one");
        }
        return Optional.of(mark);
    }

    /** Writes the mark. */
    public void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), this);
    }
}
