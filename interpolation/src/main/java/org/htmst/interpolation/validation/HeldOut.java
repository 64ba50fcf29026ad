package org.htmst.interpolation.validation;

import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.sphere.LonLat;

/**
 * Held-out samples of a bin beside what a map of the others says of their places. Arrays run over samples whose value has a
 * logarithm.
 *
 * @param log10 the logarithms of the values
 * @param predicted those of the values of their trixels; NaN where that is empty, or has none
 * @param interpolated whether the trixel has no sample of the others
 */
record HeldOut(double[] log10, double[] predicted, boolean[] interpolated) {

    static HeldOut of(TrixelGrid grid, SamplePoints points) {
        double[] log10 = new double[points.size()];
        double[] predicted = new double[points.size()];
        boolean[] interpolated = new boolean[points.size()];
        int n = 0;
        for (int i = 0; i < points.size(); i++) {
            if (points.value(i) > 0) {
                LonLat place = new LonLat(points.lonDeg(i), points.latDeg(i));
                int trixel = grid.index(TrixelId.of(place.unitVector(), grid.level()));
                log10[n] = Math.log10(points.value(i));
                predicted[n] = grid.value()[trixel] > 0 ? Math.log10(grid.value()[trixel]) : Double.NaN;
                interpolated[n] = grid.originOf(trixel) == Origin.INTERPOLATED;
                n++;
            }
        }
        return new HeldOut(Arrays.copyOf(log10, n), Arrays.copyOf(predicted, n), Arrays.copyOf(interpolated, n));
    }

    /** Several bins as one. */
    static HeldOut concat(HeldOut a, HeldOut b) {
        int n = a.log10.length;
        int all = n + b.log10.length;
        double[] log10 = Arrays.copyOf(a.log10, all);
        double[] predicted = Arrays.copyOf(a.predicted, all);
        boolean[] interpolated = Arrays.copyOf(a.interpolated, all);
        System.arraycopy(b.log10, 0, log10, n, all - n);
        System.arraycopy(b.predicted, 0, predicted, n, all - n);
        System.arraycopy(b.interpolated, 0, interpolated, n, all - n);
        return new HeldOut(log10, predicted, interpolated);
    }

    int size() {
        return log10.length;
    }

    boolean isPredicted(int i) {
        return !Double.isNaN(predicted[i]);
    }

    double error(int i) {
        return predicted[i] - log10[i];
    }

    /** How well the samples were predicted. */
    Score score() {
        int n = 0;
        int far = 0;
        double sum = 0;
        double squares = 0;
        double farSquares = 0;
        double[] x = new double[size()];
        double[] y = new double[size()];
        for (int i = 0; i < size(); i++) {
            if (isPredicted(i)) {
                double error = error(i);
                sum += error;
                squares += error * error;
                if (interpolated[i]) {
                    farSquares += error * error;
                    far++;
                }
                x[n] = log10[i];
                y[n] = predicted[i];
                n++;
            }
        }
        double rank =
                n < 2 ? Double.NaN : new SpearmansCorrelation().correlation(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
        return new Score(size(), n, far, sum / n, Math.sqrt(squares / n), rank, Math.sqrt(farSquares / far));
    }
}
