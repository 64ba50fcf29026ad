package org.htmst.interpolation.plot;

import java.util.List;

/**
 * One line of a figure.
 *
 * @param label what tells it from other lines
 * @param points from left to right; where one does not begin at the end of the one before, there is a gap
 */
public record PlotLine(String label, List<Point> points) {

    public PlotLine {
        points = List.copyOf(points);
    }

    /**
     * A point of a line, which stands for a range across.
     *
     * @param fromX the lower end of the range
     * @param toX the upper end
     * @param value NaN for none, which is a gap
     * @param low the lower end of the band about the value; NaN for none
     * @param high the upper end of the band
     */
    public record Point(double fromX, double toX, double value, double low, double high) {

        /** A point without a band. */
        public Point(double fromX, double toX, double value) {
            this(fromX, toX, value, Double.NaN, Double.NaN);
        }

        double middle() {
            return (fromX + toX) / 2;
        }

        boolean hasBand() {
            return !Double.isNaN(low) && !Double.isNaN(high);
        }
    }
}
