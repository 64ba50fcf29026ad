package org.htmst.sphere;

/**
 * Longitudes from one meridian eastward.
 *
 * @param westDeg any number of turns
 * @param widthDeg 0 to 360
 */
record LonSpan(double westDeg, double widthDeg) {

    static final LonSpan ALL = new LonSpan(-180, 360);

    /** The same with {@code marginDeg} more on both sides. */
    LonSpan widened(double marginDeg) {
        double wider = widthDeg + 2 * marginDeg;
        return wider >= 360 ? ALL : new LonSpan(westDeg - marginDeg, wider);
    }

    /** How far east of the western end a meridian lies, 0 (included) to 360 (excluded) degrees. */
    double offsetDeg(double lonDeg) {
        double offset = (lonDeg - westDeg) % 360;
        double positive = offset < 0 ? offset + 360 : offset;
        return positive < 360 ? positive : 0;
    }
}
