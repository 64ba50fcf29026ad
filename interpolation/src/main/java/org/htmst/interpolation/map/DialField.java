package org.htmst.interpolation.map;

import java.util.Arrays;
import org.htmst.grid.Trixel;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.CellPaint;
import org.htmst.interpolation.figure.CellRaster;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.projection.Dial;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;
import org.htmst.time.LocalTime;
import org.htmst.time.LocalTimeWindow;

/**
 * The mean of one hemisphere's trixels over rings of magnetic latitude, one degree wide, for every bin of local time: cell
 * {@code ring * bins + bin}, ring 0 at the pole. Trixels count by their area; one without magnetic latitude
 * does not.
 *
 * @param value NaN where no trixel of the ring has one
 * @param distanceKm the mean distance of these trixels to their nearest samples
 * @param bins how many bins
 * @param windows the bins
 */
record DialField(double[] value, double[] distanceKm, int bins, LocalTimeWindow[] windows) {

    private static final int RINGS = 90;

    static DialField of(LocalTimeMaps maps, MagneticLatitudes latitudes, Hemisphere hemisphere) {
        int bins = maps.bins().size();
        double[] value = new double[RINGS * bins];
        double[] distanceKm = new double[RINGS * bins];
        double[] weight = new double[RINGS * bins];
        int trixels = latitudes.latDeg().length;
        for (int i = 0; i < trixels; i++) {
            Trixel trixel = Trixel.of((long) trixels + i);
            double latDeg = latitudes.latDeg()[i] * hemisphere.sign();
            if (!(latDeg >= 0)) {
                continue;
            }
            int ring = Math.min(RINGS - 1, (int) (90 - latDeg));
            double area = area(trixel.triangle());
            for (int bin = 0; bin < bins; bin++) {
                TrixelGrid grid = maps.grids().get(bin);
                if (!Double.isNaN(grid.value()[i])) {
                    int cell = ring * bins + bin;
                    value[cell] += area * grid.value()[i];
                    distanceKm[cell] += area * grid.distanceKm()[i];
                    weight[cell] += area;
                }
            }
        }
        Arrays.setAll(value, cell -> value[cell] / weight[cell]);
        Arrays.setAll(distanceKm, cell -> distanceKm[cell] / weight[cell]);
        return new DialField(value, distanceKm, bins, maps.bins().windows().toArray(LocalTimeWindow[]::new));
    }

    /** The area of a triangle on the unit sphere, by the formula of Van Oosterom and Strackee (1983). */
    private static double area(SphericalTriangle t) {
        UnitVector a = t.a();
        UnitVector b = t.b();
        UnitVector c = t.c();
        double volume = a.x() * (b.y() * c.z() - b.z() * c.y())
                + a.y() * (b.z() * c.x() - b.x() * c.z())
                + a.z() * (b.x() * c.y() - b.y() * c.x());
        return 2 * Math.atan2(volume, 1 + a.dot(b) + b.dot(c) + c.dot(a));
    }

    /** The cell at a point of the dial; one more than there are where the hour lies in no bin. */
    int cell(Dial dial, double x, double y) {
        double latDeg = dial.absoluteLatDeg(x, y);
        if (latDeg < dial.edgeLatDeg()) {
            return CellRaster.OUTSIDE;
        }
        long localTime = (long) (dial.hour(x, y) * LocalTime.HOUR) % LocalTime.DAY;
        for (int bin = 0; bin < bins; bin++) {
            if (windows[bin].contains(localTime)) {
                return Math.min(RINGS - 1, (int) (90 - latDeg)) * bins + bin;
            }
        }
        return value.length;
    }

    /** The look of the cells, and of the one more. */
    CellPaint paint(ColourScale scale, double farKm, FarCells far) {
        double[] values = Arrays.copyOf(value, value.length + 1);
        values[value.length] = Double.NaN;
        return CellPaint.of(values, Arrays.copyOf(distanceKm, values.length), scale, farKm, far);
    }
}
