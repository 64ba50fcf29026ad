package org.htmst.formats.csv;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipException;
import org.htmst.formats.SourceFile;

/**
 * The text of a CSV file: UTF-8, unpacked, without the byte order marks that it may begin with.
 *
 * @param bytes holds it
 * @param from where it begins
 */
record CsvText(byte[] bytes, int from) {

    /** Of the memory for the text of a file; a field may need several times as much as its text. */
    private static final int MEMORY_SHARE = 8;

    private static final long MOST_BYTES = 1 << 30;

    static CsvText of(SourceFile file) {
        byte[] bytes = unpacked(file);
        if (begins(bytes, 0, 0xfe, 0xff) || begins(bytes, 0, 0xff, 0xfe)) {
            throw file.error("is UTF-16; save it as UTF-8");
        }
        int from = 0;
        while (begins(bytes, from, 0xef, 0xbb, 0xbf)) {
            from += 3;
        }
        if (from == bytes.length) {
            throw file.error("is empty; a line that names its columns was expected");
        }
        return new CsvText(bytes, from);
    }

    private static byte[] unpacked(SourceFile file) {
        byte[] bytes = file.bytes();
        int most = (int) Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / MEMORY_SHARE);
        if (bytes.length > most) {
            throw file.tooBig(null);
        }
        if (!Gzip.isGzip(bytes)) {
            return bytes;
        }
        try {
            return Gzip.unpack(bytes, most);
        } catch (Gzip.TooLongException e) {
            throw file.tooBig(e);
        } catch (ZipException e) {
            throw file.error(e.getMessage(), e);
        }
    }

    private static boolean begins(byte[] bytes, int at, int... mark) {
        if (bytes.length - at < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[at + i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The text without its first {@code lines} lines.
     *
     * @throws org.htmst.failure.HtmStException if it has no more
     */
    CsvText after(int lines, SourceFile file) {
        int at = from;
        for (int skipped = 0; skipped < lines; skipped++) {
            while (at < bytes.length && !isEnd(at)) {
                at++;
            }
            at += at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
            if (at >= bytes.length) {
                throw file.error("has " + lines() + " lines, of which " + lines + " are to be skipped; none is left");
            }
        }
        return new CsvText(bytes, at);
    }

    /** Whether the last line has an end. */
    boolean endsWithLine() {
        return isEnd(bytes.length - 1);
    }

    /** How many lines it has, however they end; at least as many as records. */
    int lines() {
        int lines = endsWithLine() ? 0 : 1;
        for (int i = from; i < bytes.length; i++) {
            boolean second = bytes[i] == '\n' && i > from && bytes[i - 1] == '\r';
            lines += isEnd(i) && !second ? 1 : 0;
        }
        return lines;
    }

    private boolean isEnd(int at) {
        return bytes[at] == '\n' || bytes[at] == '\r';
    }

    /** Its characters; reading them fails where bytes are none. */
    Reader reader() {
        return new InputStreamReader(
                new ByteArrayInputStream(bytes, from, bytes.length - from),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
