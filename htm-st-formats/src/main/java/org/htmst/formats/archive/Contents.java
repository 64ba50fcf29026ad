package org.htmst.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceFile;
import org.htmst.formats.csv.CsvFormat;

/** Reads the files of an archive in order, each when it is asked for. */
final class Contents implements AutoCloseable {

    private final Archive archive;
    private EntryReader reader;
    private int given;
    private Optional<HtmStException> broken = Optional.empty();

    /**
     * A file of the archive.
     *
     * @param file the file
     * @param beside the descriptor that stands in the archive beside a table
     */
    record Packed(SourceFile file, Optional<SourceFile> beside) {}

    Contents(Archive archive) {
        this.archive = archive;
    }

    /** Whether there is another entry of {@link Archive#entries}. */
    boolean hasNext() {
        return given < archive.entries().size();
    }

    /** What messages call the next entry. */
    Path nextPath() {
        Entry entry = archive.entries().get(given);
        return entry.fault().isPresent()
                // What is wrong may be the name.
                ? archive.shown().resolve(Excerpt.of(entry.name()).replaceAll("^[/\\\\]+|\0", "_"))
                : Archive.path(archive.shown(), entry.name());
    }

    /** How long the next entry says it is when unpacked. */
    long nextBytes() {
        return archive.entries().get(given).bytes();
    }

    /**
     * Reads the next entry.
     *
     * @throws HtmStException if it cannot be taken; the others may
     */
    Packed next() {
        Path path = nextPath();
        Entry entry = archive.entries().get(given++);
        if (entry.fault().isPresent()) {
            throw Archive.error(path, entry.fault().get(), null);
        }
        if (broken.isPresent()) {
            throw Archive.error(path, "cannot be reached: " + broken.get().getMessage(), broken.get());
        }
        try {
            seek(entry);
        } catch (IOException | IllegalArgumentException e) {
            broken = Optional.of(
                    Archive.error(archive.shown(), "is damaged: " + Excerpt.of(String.valueOf(e.getMessage())), e));
            throw broken.get();
        }
        try {
            byte[] bytes = bytes(reader, entry.bytes());
            if (ArchiveKind.of(bytes).isPresent()) {
                throw Archive.error(path, "is an archive in an archive; unpack it", null);
            }
            return new Packed(SourceFile.of(path, bytes, new EntriesBeside(archive, entry.name())), beside(entry));
        } catch (IOException | IllegalArgumentException e) {
            throw Archive.error(path, "is damaged: " + Excerpt.of(String.valueOf(e.getMessage())), e);
        } catch (OutOfMemoryError e) {
            throw Archive.error(path, "needs more memory than there is; unpack it, or raise -Xmx", e);
        }
    }

    /** Passes the next entry over. */
    void skip() {
        given++;
    }

    private Optional<SourceFile> beside(Entry entry) {
        String name = CsvFormat.beside(Path.of(entry.name())).toString();
        return Optional.ofNullable(archive.descriptors().get(name))
                .map(json -> SourceFile.of(Archive.path(archive.shown(), name), json));
    }

    /** The first entry of a name is the one that was found good. */
    private void seek(Entry entry) throws IOException {
        if (reader == null) {
            reader = archive.kind().open(archive.file());
        }
        Optional<EntryReader.Header> header = reader.next();
        while (header.isPresent() && !header.get().name().equals(entry.name())) {
            header = reader.next();
        }
        if (header.isEmpty()) {
            throw new IOException("entry " + entry.name() + " is no longer there");
        }
    }

    /** All bytes of an entry, which must be as many as it says. */
    static byte[] bytes(EntryReader reader, long told) throws IOException {
        InputStream in = reader.bytes();
        byte[] bytes = in.readNBytes((int) told);
        if (bytes.length < told || in.read() >= 0) {
            throw new IOException("it has " + (bytes.length < told ? bytes.length : "more") + " of the " + told
                    + " bytes that it says it has");
        }
        return bytes;
    }

    @Override
    public void close() {
        if (reader != null) {
            try {
                reader.close();
            } catch (IOException e) {
                // It was only read.
                reader = null;
            }
        }
    }
}
