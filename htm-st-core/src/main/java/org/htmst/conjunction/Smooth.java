package org.htmst.conjunction;

/** A function whose second derivative is bounded. */
interface Smooth {

    double value(double x);

    double slope(double x);

    /** What the size of the second derivative is never above. */
    double mostBend();
}
