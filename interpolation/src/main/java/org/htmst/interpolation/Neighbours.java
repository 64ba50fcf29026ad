package org.htmst.interpolation;

import java.util.Arrays;
import org.htmst.sphere.UnitVector;

/** The samples around one point, in their order: room that a thread uses again for every point. */
final class Neighbours {

    private static final int INITIAL = 512;

    private double[] squaredChord = new double[INITIAL];
    private double[] value = new double[INITIAL];
    private int count;

    void clear() {
        count = 0;
    }

    /** Takes those of samples {@code first} (included) to {@code end} (excluded) within {@code squaredRadius} of {@code p}. */
    void addWithin(SortedSamples samples, int first, int end, UnitVector p, double squaredRadius) {
        if (count + end - first > value.length) {
            int capacity = Math.max(2 * value.length, count + end - first);
            squaredChord = Arrays.copyOf(squaredChord, capacity);
            value = Arrays.copyOf(value, capacity);
        }
        // Written first and counted after, since a jump would be guessed wrong too often.
        for (int i = first; i < end; i++) {
            double s = samples.squaredChord(i, p);
            squaredChord[count] = s;
            value[count] = samples.value()[i];
            count += s <= squaredRadius ? 1 : 0;
        }
    }

    int count() {
        return count;
    }

    /** The smallest squared straight distance. */
    double nearest() {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            nearest = Math.min(nearest, squaredChord[i]);
        }
        return nearest;
    }

    /** The mean weighted by distance^-power; no distance may be 0. */
    double weightedMean(double power) {
        double[] weight = squaredChord;
        SquaredAngle.ofChords(squaredChord, count);
        if (power == InterpolationParameters.DEFAULT.power()) {
            for (int i = 0; i < count; i++) {
                weight[i] = 1 / (weight[i] * Math.sqrt(weight[i]));
            }
        } else {
            for (int i = 0; i < count; i++) {
                weight[i] = Math.pow(weight[i], -power / 2);
            }
        }
        double sumWeights = 0;
        double sumValues = 0;
        for (int i = 0; i < count; i++) {
            sumWeights += weight[i];
            sumValues += weight[i] * value[i];
        }
        return sumValues / sumWeights;
    }

    /** The plain mean. */
    double mean() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += value[i];
        }
        return sum / count;
    }
}
