package org.htmst.conjunction;

import org.htmst.sphere.Bounds;

/** Samples of one object that follow each other in time, one or more; where each is need not be known until it is asked for. */
public interface Stretch {

    /** The time of the first sample, ms since 1970-01-01 UTC. */
    long firstMs();

    /** The time of the last sample, ms since 1970-01-01 UTC. */
    long lastMs();

    /** A cap that holds every sample. */
    Bounds bounds();

    /** All samples. May be called by several threads. */
    TimedPlaces places();
}
