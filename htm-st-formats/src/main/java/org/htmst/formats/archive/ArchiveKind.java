package org.htmst.formats.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What kind of archive bytes are, by how they begin. */
enum ArchiveKind {
    TAR,
    PACKED_TAR,
    ZIP;

    /** Enough for the first header of a tar, packed or not. */
    static final int HEAD_BYTES = 4096;

    private static final int TAR_HEADER = 512;
    private static final int MAGIC_AT = 257;
    private static final int[] USTAR = {'u', 's', 't', 'a', 'r'};
    private static final int[] GZIP = {0x1f, 0x8b};
    private static final int[] ZIP_ENTRY = {'P', 'K', 3, 4};
    private static final int[] ZIP_END = {'P', 'K', 5, 6};

    /** The kind of a file; empty if it is no archive. */
    static Optional<ArchiveKind> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD_BYTES));
        }
    }

    /** The kind of what begins with {@code head}; empty if it is no archive. */
    static Optional<ArchiveKind> of(byte[] head) {
        if (begins(head, 0, ZIP_ENTRY) || begins(head, 0, ZIP_END)) {
            return Optional.of(ZIP);
        }
        if (begins(head, MAGIC_AT, USTAR)) {
            return Optional.of(TAR);
        }
        return begins(head, 0, GZIP) && begins(unpacked(head), MAGIC_AT, USTAR)
                ? Optional.of(PACKED_TAR)
                : Optional.empty();
    }

    private static byte[] unpacked(byte[] head) {
        byte[] plain = new byte[TAR_HEADER];
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            in.readNBytes(plain, 0, plain.length);
        } catch (IOException e) {
            // The head is cut, or damaged: what was unpacked before tells, and who reads it hears why.
            return plain;
        }
        return plain;
    }

    private static boolean begins(byte[] bytes, int at, int[] mark) {
        if (bytes.length < at + mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[at + i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    EntryReader open(Path file) throws IOException {
        return this == ZIP ? ZipReader.open(file) : TarReader.open(file, this == PACKED_TAR);
    }
}
