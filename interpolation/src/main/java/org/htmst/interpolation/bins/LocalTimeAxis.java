package org.htmst.interpolation.bins;

import java.util.Locale;

/** The clock by which samples are split into bins. */
public enum LocalTimeAxis {
    /** Mean solar local time of the place below the satellite: UTC hours + longitude / 15. */
    LOCAL_TIME("local time"),
    /** Magnetic local time, as the input file has it for each sample. */
    MAGNETIC_LOCAL_TIME("magnetic local time");

    private final String title;

    LocalTimeAxis(String title) {
        this.title = title;
    }

    /** The name in a sentence, such as {@code magnetic local time}. */
    public String title() {
        return title;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
