package org.htmst.interpolation.colour;

/** Round steps along a linear scale. */
final class LinearTicks {

    private static final int ABOUT = 6;

    private LinearTicks() {}

    /** 1, 2 or 5 times a power of ten, some four to nine of which make {@code span}. */
    static double step(double span) {
        double power = Math.pow(10, Math.floor(Math.log10(span / ABOUT)));
        double share = span / ABOUT / power;
        return share <= 1 ? power : share <= 2 ? 2 * power : share <= 5 ? 5 * power : 10 * power;
    }
}
