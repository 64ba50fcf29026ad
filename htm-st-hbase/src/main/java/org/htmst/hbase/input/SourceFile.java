package org.htmst.hbase.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.htmst.hbase.Excerpt;
import org.htmst.hbase.HtmStException;

/** A file in memory, read from disk once, so that what is hashed is what is decoded. */
record SourceFile(Path path, byte[] bytes, String sha256) {

    private static final long MAX_BYTES = 1L << 30;

    static SourceFile read(Path path) {
        if (Files.isDirectory(path)) {
            throw unusable(path, "is a directory; name the files in it", null);
        }
        try {
            long size = Files.size(path);
            if (size == 0) {
                throw unusable(path, "is empty; a netCDF, .csv or .csv.gz file was expected", null);
            }
            if (!Files.isRegularFile(path)) {
                throw unusable(path, "is not a regular file; copy its content into one", null);
            }
            if (size > Runtime.getRuntime().maxMemory() / 4) {
                throw tooBig(path, null);
            }
            if (size > MAX_BYTES) {
                throw unusable(path, "has " + size + " bytes; at most " + MAX_BYTES + " are read, split it", null);
            }
            byte[] bytes = Files.readAllBytes(path);
            return new SourceFile(path, bytes, sha256(bytes));
        } catch (NoSuchFileException e) {
            throw unusable(path, "does not exist", e);
        } catch (AccessDeniedException e) {
            throw unusable(path, "may not be read: permission denied", e);
        } catch (IOException e) {
            throw new HtmStException(path + " cannot be read: " + e.getMessage(), true, e);
        } catch (OutOfMemoryError e) {
            throw tooBig(path, e);
        }
    }

    /** The name without its folders. */
    String name() {
        return path.getFileName().toString();
    }

    /** An error about this file; {@code what} goes on after "FILE: ". */
    HtmStException error(String what) {
        return error(what, null);
    }

    HtmStException error(String what, Throwable cause) {
        return new HtmStException(path + ": " + Excerpt.of(what), false, cause);
    }

    HtmStException tooBig(Throwable cause) {
        return tooBig(path, cause);
    }

    private static HtmStException tooBig(Path path, Throwable cause) {
        return unusable(
                path,
                "needs more than the " + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB of memory this program may use; raise -Xmx or split the file",
                cause);
    }

    private static HtmStException unusable(Path path, String why, Throwable cause) {
        return new HtmStException(path + " " + why, false, cause);
    }

    /** The SHA-256 of {@code bytes}, 64 lower case hexadecimal digits. */
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
