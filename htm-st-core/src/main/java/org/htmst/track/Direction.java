package org.htmst.track;

import java.util.Locale;

/** Which way a satellite goes. */
public enum Direction {
    /** Northward. */
    ASCENDING,
    /** Southward. */
    DESCENDING,
    /** Either way. */
    BOTH;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
