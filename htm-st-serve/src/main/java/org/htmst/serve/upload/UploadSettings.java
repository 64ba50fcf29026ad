package org.htmst.serve.upload;

import java.nio.file.Path;

/**
 * What is taken from clients, and where it stands meanwhile.
 *
 * @param folder made if missing, and closed to others
 * @param mostBytes of a file, above 0
 */
public record UploadSettings(Path folder, long mostBytes) {

    /** Quarantine keeps as much as so many of the largest files. */
    private static final int QUARANTINE_FILES = 2;

    public UploadSettings {
        if (mostBytes < 1) {
            throw new IllegalArgumentException("files of at most " + mostBytes + " bytes; give a number above 0");
        }
    }

    /** The most that is kept in quarantine. */
    public long quarantineBytes() {
        return Math.multiplyExact(mostBytes, QUARANTINE_FILES);
    }
}
