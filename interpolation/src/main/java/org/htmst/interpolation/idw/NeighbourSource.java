package org.htmst.interpolation.idw;

import java.util.Locale;

/** What a trixel without samples of its own is filled from. */
public enum NeighbourSource {
    /** Every sample within the radius, each with its own distance and weight. */
    SAMPLES,
    /** The trixels of the map that have samples: each is one point, at its centre, with the statistic of its samples. */
    CELLS,
    /** As {@link #CELLS}; what a trixel's own samples come to was told by counts of them, and not where they are. */
    TILES;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
