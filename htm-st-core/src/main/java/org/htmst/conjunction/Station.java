package org.htmst.conjunction;

import org.htmst.sphere.LonLat;

/**
 * A place on the ground that satellites pass.
 *
 * @param name of it
 * @param place where it is
 * @param fromMs since when it is there, ms since 1970-01-01 UTC
 * @param toMs until when
 */
public record Station(String name, LonLat place, long fromMs, long toMs) {

    /** Times of which nobody asks. */
    private static final long FOREVER_MS = 1L << 50;

    public Station {
        if (fromMs >= toMs) {
            throw new IllegalArgumentException("station '" + name + "' is there until " + toMs
                    + " ms, which is not after " + fromMs + " ms, since when it is");
        }
    }

    /** One that always is there. */
    public Station(String name, LonLat place) {
        this(name, place, -FOREVER_MS, FOREVER_MS);
    }
}
