package org.htmst.interpolation.idw;

import java.util.Locale;

/** What a trixel says of samples: those inside it or, where it has none, those around it. */
public enum Statistic {
    /** Their mean; of samples around it, weighted by distance^-power. */
    MEAN,
    /** Their median, the mean of the middle two of an even number; of samples around it, the lower weighted median. */
    MEDIAN,
    /** The greatest; distance plays no part. */
    MAX,
    /** How many there are; a trixel without any has none, not 0. */
    COUNT;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
