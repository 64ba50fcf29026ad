package org.htmst.interpolation.samples;

import java.util.Locale;

/** The numbers of which means are taken. */
public enum ValueSpace {
    /** The values as they are. */
    LINEAR,
    /** Their logarithms, turned back into values at the end; values of 0 and below have none and are left out. */
    LOG10;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
