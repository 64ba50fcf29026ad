package org.htmst.sphere;

import java.util.Objects;

/**
 * What a few samples all lie in: a cap and a lune. It prunes runs of samples, so it is small and quick to compare.
 *
 * @param cap holds every sample
 * @param lons holds every sample
 */
public record Bounds(Cap cap, Lune lons) {

    public Bounds {
        Objects.requireNonNull(cap, "cap");
        Objects.requireNonNull(lons, "lons");
    }
}
