package org.htmst.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;

/**
 * A file in memory, read from disk once, so that what is hashed is what is decoded.
 *
 * @param path where it is
 * @param bytes all of them, or those behind its user block
 * @param sha256 of the whole, 64 lower case hexadecimal digits
 * @param userBlock how many bytes stand before {@code bytes}
 * @param neighbours the files beside it
 */
public record SourceFile(Path path, byte[] bytes, String sha256, int userBlock, Neighbours neighbours) {

    /** How many bytes a format looks at before a file is read. */
    public static final int HEAD_BYTES = 512;

    private static final long MAX_BYTES = 1L << 30;
    private static final String EMPTY = "is empty; a netCDF file, or a table of text, was expected";

    /** Of two slashes behind a scheme, a path keeps one. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/");

    /** As {@link #read(Path, long)}, of at most 1 GiB. */
    public static SourceFile read(Path path) {
        return read(path, MAX_BYTES);
    }

    /**
     * What was read already.
     *
     * @param path what messages call it, and the store by its last part
     * @throws HtmStException if its name cannot be stored, or there is nothing in it
     */
    public static SourceFile of(Path path, byte[] bytes) {
        return of(path, bytes, Neighbours.NONE);
    }

    /** As {@link #of(Path, byte[])}, with files beside it. */
    public static SourceFile of(Path path, byte[] bytes, Neighbours neighbours) {
        checkName(path);
        if (bytes.length == 0) {
            throw unusable(path, EMPTY, null);
        }
        return new SourceFile(path, bytes, sha256(bytes), 0, neighbours);
    }

    /** Why so many bytes are not read, as it goes on after the name of the file; empty if they are. */
    public static Optional<String> tooLong(long bytes) {
        if (bytes > Runtime.getRuntime().maxMemory() / 4) {
            return Optional.of(moreThanMemory());
        }
        return bytes > MAX_BYTES
                ? Optional.of("has " + bytes + " bytes; at most " + MAX_BYTES + " are read, split it")
                : Optional.empty();
    }

    private static void checkName(Path path) {
        if (Excerpt.hasControls(String.valueOf(path.getFileName()))) {
            throw unusable(path, "has control characters in its name, which the store would keep; rename it", null);
        }
    }

    /** Reads a file of at most {@code maxBytes} bytes. */
    public static SourceFile read(Path path, long maxBytes) {
        check(path, maxBytes);
        try {
            byte[] bytes = Files.readAllBytes(path);
            return new SourceFile(path, bytes, sha256(bytes), 0, Neighbours.inFolderOf(path));
        } catch (IOException e) {
            throw unreadable(path, e);
        } catch (OutOfMemoryError e) {
            throw tooBig(path, e);
        }
    }

    /** Checks that there is a file that may be read, and not larger than can be. */
    private static void check(Path path, long maxBytes) {
        checkName(path);
        if (path.toString().equals("-")) {
            throw unusable(path, "would be standard input, which is not read; write it into a file", null);
        }
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && ADDRESS.matcher(path.toString()).lookingAt()) {
            throw unusable(path, "is an address, not a file; fetch what is there, and load that", null);
        }
        if (Files.isDirectory(path)) {
            throw unusable(path, "is a directory; name the files in it, such as " + path.resolve("*.nc"), null);
        }
        try {
            long size = Files.size(path);
            if (!Files.isRegularFile(path)) {
                throw unusable(path, "is not a regular file; copy its content into one", null);
            }
            if (size == 0) {
                throw unusable(path, EMPTY, null);
            }
            if (size > Runtime.getRuntime().maxMemory() / 4) {
                throw tooBig(path, null);
            }
            if (size > maxBytes) {
                throw unusable(path, "has " + size + " bytes; at most " + maxBytes + " are read, split it", null);
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The first bytes, {@value #HEAD_BYTES} if there are as many, of a file that may be read. */
    static byte[] head(Path path) {
        check(path, MAX_BYTES);
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static HtmStException unreadable(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return unusable(path, "does not exist", e);
        }
        if (e instanceof AccessDeniedException) {
            return unusable(path, "may not be read: permission denied", e);
        }
        return unusable(path, "cannot be read: " + e.getMessage(), e);
    }

    /** The first bytes, eight if there are as many, in hexadecimal digits. */
    public String start() {
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(Long.BYTES, bytes.length));
    }

    /** The name without its folders. */
    public String name() {
        return path.getFileName().toString();
    }

    /** The same without its first {@code userBlock} bytes, in a copy. */
    public SourceFile behind(int userBlock) {
        return new SourceFile(path, Arrays.copyOfRange(bytes, userBlock, bytes.length), sha256, userBlock, neighbours);
    }

    /** An error about this file; {@code what} goes on after "FILE: ". */
    public HtmStException error(String what) {
        return error(what, null);
    }

    /** As {@link #error(String)}, with what led to it. */
    public HtmStException error(String what, Throwable cause) {
        String counted = userBlock == 0 ? "" : " (counted behind its user block of " + userBlock + " bytes)";
        return new HtmStException(Excerpt.plain(path.toString()) + ": " + Excerpt.of(what) + counted, false, cause);
    }

    /** An error of which a check knows the place: {@code how} the bytes from {@code at} are not what they must be. */
    public HtmStException damaged(long at, String how) {
        return damaged(at, how, null);
    }

    /** As {@link #damaged(long, String)}, with what led to it. */
    public HtmStException damaged(long at, String how, Throwable cause) {
        return error("is damaged at byte " + at + ": " + how, cause);
    }

    /** An error of a file that decodes to more than memory holds. */
    public HtmStException tooBig(Throwable cause) {
        return tooBig(path, cause);
    }

    private static HtmStException tooBig(Path path, Throwable cause) {
        return unusable(path, moreThanMemory(), cause);
    }

    private static String moreThanMemory() {
        return "needs more than the " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB of memory this program may use; raise -Xmx or split the file";
    }

    private static HtmStException unusable(Path path, String why, Throwable cause) {
        return new HtmStException(Excerpt.plain(path.toString()) + " " + why, false, cause);
    }

    /** The SHA-256 of {@code bytes}, 64 lower case hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
