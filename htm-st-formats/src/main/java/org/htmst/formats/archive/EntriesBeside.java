package org.htmst.formats.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.htmst.failure.Excerpt;
import org.htmst.formats.Neighbours;
import org.htmst.formats.SourceFile;

/**
 * The entries in the same folder of an archive. To read one goes through the archive again, from its start.
 *
 * @param archive the archive
 * @param entry the name of the entry whose neighbours they are
 */
record EntriesBeside(Archive archive, String entry) implements Neighbours {

    @Override
    public List<String> names() {
        return archive.entries().stream()
                .filter(other -> other.fault().isEmpty() && isBeside(other.name()))
                .map(other -> Path.of(other.name()).getFileName().toString())
                .toList();
    }

    private boolean isBeside(String other) {
        return !other.equals(entry)
                && Objects.equals(
                        Path.of(other).normalize().getParent(),
                        Path.of(entry).normalize().getParent());
    }

    @Override
    public SourceFile read(String name) {
        Entry wanted = archive.entries().stream()
                .filter(other -> other.fault().isEmpty() && isBeside(other.name()))
                .filter(other -> Path.of(other.name()).getFileName().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no neighbour"));
        Path path = Archive.path(archive.shown(), wanted.name());
        try (EntryReader reader = archive.kind().open(archive.file())) {
            Optional<EntryReader.Header> header = reader.next();
            while (header.isPresent() && !header.get().name().equals(wanted.name())) {
                header = reader.next();
            }
            if (header.isEmpty()) {
                throw Archive.error(path, "is no longer there", null);
            }
            return SourceFile.of(path, Contents.bytes(reader, wanted.bytes()));
        } catch (IOException | IllegalArgumentException e) {
            throw Archive.error(path, "is damaged: " + Excerpt.of(String.valueOf(e.getMessage())), e);
        }
    }
}
