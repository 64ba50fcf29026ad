package org.htmst.formats.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A tar, packed by gzip or not. */
final class TarReader implements EntryReader {

    private final TarArchiveInputStream in;

    private TarReader(InputStream bytes) {
        in = new TarArchiveInputStream(bytes, StandardCharsets.UTF_8.name());
    }

    static TarReader open(Path file, boolean packed) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return new TarReader(packed ? new GzipCompressorInputStream(bytes, true) : bytes);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public Optional<Header> next() throws IOException {
        TarArchiveEntry entry = in.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = in.getNextEntry();
        }
        return Optional.ofNullable(entry).map(e -> new Header(e.getName(), e.getSize(), kind(e)));
    }

    private static Optional<String> kind(TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Optional.of("is a link; links are not followed");
        }
        if (entry.isSparse()) {
            return Optional.of("is sparse, which is not read; unpack it");
        }
        return entry.isFile() && !entry.isFIFO() && !entry.isCharacterDevice() && !entry.isBlockDevice()
                ? Optional.empty()
                : Optional.of("is not a regular file");
    }

    @Override
    public InputStream bytes() {
        return in;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
