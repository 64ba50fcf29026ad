package org.htmst.query;

import java.util.Arrays;

/** The counts of {@link ScanStatistics} while a {@link MemoryCursor} adds to them. */
final class MemoryCounts {

    long touched;
    long answered;
    long otherDirection;
    LeftOut leftOut = LeftOut.NONE;

    /** Of each channel asked for. */
    final LeftOut[] blanks;

    MemoryCounts(int channels) {
        blanks = new LeftOut[channels];
        Arrays.fill(blanks, LeftOut.NONE);
    }
}
