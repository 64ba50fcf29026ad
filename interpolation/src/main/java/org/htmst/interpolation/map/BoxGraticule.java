package org.htmst.interpolation.map;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.projection.MapProjection;
import org.htmst.sphere.Box;

/**
 * The meridians and parallels of a map of a box, at round degrees, as near to each other as there is room for their labels.
 *
 * @param lonDeg from west to east, -180 to 180
 * @param latDeg from south to north
 */
record BoxGraticule(List<Double> lonDeg, List<Double> latDeg) {

    private static final double[] STEPS_DEG = {0.5, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120};
    private static final String WIDEST_LABEL = "122.5°W";
    private static final double BETWEEN = 1.3;
    private static final double LINE_PITCH = 2.5;
    private static final double EDGE = 1e-9;

    /** For a map that takes {@code area}, with labels of {@code size}. */
    static BoxGraticule of(Box box, Rectangle2D area, double size) {
        double west = box.lune().westDeg();
        double width = MapProjection.widthDeg(box);
        double south = box.band().southDeg();
        double height = box.band().northDeg() - south;
        double label = BETWEEN * Lettering.width(WIDEST_LABEL, Resources.REGULAR.deriveFont((float) size));
        double lonStep = step(width, area.getWidth() / label);
        double latStep = step(height, area.getHeight() / (LINE_PITCH * size));
        List<Double> meridians = new ArrayList<>();
        for (double lon : multiples(west, west + width, lonStep)) {
            double signed = lon - 360 * Math.floor((lon + 180) / 360);
            if (!meridians.contains(signed)) {
                meridians.add(signed);
            }
        }
        return new BoxGraticule(meridians, multiples(south, south + height, latStep));
    }

    /** The shortest of the steps of which {@code span} has no more than {@code room} and no more than six. */
    private static double step(double span, double room) {
        for (double step : STEPS_DEG) {
            if (span / step <= Math.min(room, 6)) {
                return step;
            }
        }
        return STEPS_DEG[STEPS_DEG.length - 1];
    }

    private static List<Double> multiples(double from, double to, double step) {
        List<Double> multiples = new ArrayList<>();
        for (double k = Math.ceil(from / step - EDGE); k * step <= to + EDGE; k++) {
            multiples.add(k * step);
        }
        return multiples;
    }
}
