package org.htmst.bench.report;

import org.htmst.bench.archive.ArchiveMark;

/**
 * What a system holds.
 *
 * @param system its name
 * @param mark of its archive
 */
public record Stored(String system, ArchiveMark mark) {

    /** Bytes at rest for each sample. */
    public double bytesPerSample() {
        return mark.bytes() / (double) mark.loaded().samples();
    }

    /** Samples loaded in a second. */
    public double samplesPerSecond() {
        return mark.loaded().samples() / mark.loaded().seconds();
    }
}
