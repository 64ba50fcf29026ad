package org.htmst.formats.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip, by the list of its entries at its end. */
final class ZipReader implements EntryReader {

    private final ZipFile zip;
    private final Enumeration<ZipArchiveEntry> entries;
    private ZipArchiveEntry current;
    private InputStream open = InputStream.nullInputStream();

    private ZipReader(ZipFile zip) {
        this.zip = zip;
        this.entries = zip.getEntriesInPhysicalOrder();
    }

    static ZipReader open(Path file) throws IOException {
        return new ZipReader(ZipFile.builder().setPath(file).get());
    }

    @Override
    public Optional<Header> next() throws IOException {
        open.close();
        open = InputStream.nullInputStream();
        while (entries.hasMoreElements()) {
            current = entries.nextElement();
            if (!current.isDirectory()) {
                return Optional.of(new Header(current.getName(), current.getSize(), kind(current)));
            }
        }
        return Optional.empty();
    }

    private Optional<String> kind(ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return Optional.of("is a link; links are not followed");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return Optional.of("is encrypted; unpack it");
        }
        return zip.canReadEntryData(entry)
                ? Optional.empty()
                : Optional.of("is packed by method " + entry.getMethod() + ", which is not read; unpack it");
    }

    @Override
    public InputStream bytes() throws IOException {
        open.close();
        open = zip.getInputStream(current);
        return open;
    }

    @Override
    public void close() throws IOException {
        open.close();
        zip.close();
    }
}
