package org.htmst.formats;

import java.nio.file.Path;
import java.util.Optional;
import org.htmst.failure.HtmStException;

/** Reads bytes that may be anything as a file. */
public final class FuzzedFile {

    private static final int LONGEST_MESSAGE = 5000;

    private FuzzedFile() {}

    /** Requires that a file is read, or refused in one line. */
    public static void read(Path name, byte[] bytes) {
        try {
            SourceFiles.open(SourceFile.of(name, bytes), Optional.empty()).read();
        } catch (HtmStException e) {
            if (e.getMessage().lines().count() != 1 || e.getMessage().length() > LONGEST_MESSAGE) {
                throw new AssertionError("not refused as it should be", e);
            }
        }
    }
}
