package org.htmst.summary;

/** The values of a channel in a cell. */
public sealed interface Values permits Distribution, WeightedDistribution {

    /** How many there are. */
    long count();

    /** The lowest; NaN if there is none. */
    double min();

    /** The highest; NaN if there is none. */
    double max();

    /** Whether every value is told from every other. */
    boolean isExact();
}
