package org.htmst.sphere;

/**
 * The tolerances of this package, in one place.
 *
 * <p>{@link #ROUNDING} is what a unit vector of doubles is off by; a point that close to a rim counts as on it, so that closed
 * regions stay closed. {@link #SAFETY} is by how much {@code relate} widens a patch before it promises anything: a point is
 * assigned to a trixel by sums of rounded products, and may lie outside that trixel by some {@link #ROUNDING}s.
 */
final class Margin {

    /** In radians; 2.5 nm on the ground. */
    static final double ROUNDING = 4e-16;

    /** In radians; 0.6 µm on the ground. */
    static final double SAFETY = 1e-13;

    /** {@link #SAFETY} in degrees, with room for the rounding of sums of degrees. */
    static final double SAFETY_DEG = 1e-11;

    /** Below this distance (rad) from a pole, longitudes are not told apart. */
    static final double NEAR_POLE = 1e-9;

    private Margin() {}
}
