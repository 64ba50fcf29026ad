package org.htmst.interpolation.idw;

/** Weights of samples by their distance: angle^-power. */
final class Weights {

    private static final int USUAL_POWER = 3;

    private Weights() {}

    /**
     * Puts the weights of {@code count} squared straight distances, none of them 0, to the front of {@code weight}.
     *
     * @param farthest none of the distances is greater
     * @param power 0 to 16; whole numbers need no logarithm
     */
    static void of(double[] squaredChord, int count, double farthest, double power, double[] weight) {
        if (farthest > SquaredAngle.SERIES_END) {
            for (int i = 0; i < count; i++) {
                weight[i] = Math.pow(SquaredAngle.ofChord(squaredChord[i]), -power / 2);
            }
        } else if (power == USUAL_POWER) {
            for (int i = 0; i < count; i++) {
                double squared = SquaredAngle.ofShortChord(squaredChord[i]);
                weight[i] = 1 / (squared * Math.sqrt(squared));
            }
        } else if (power == Math.rint(power)) {
            ofWhole(squaredChord, count, (int) power, weight);
        } else {
            for (int i = 0; i < count; i++) {
                weight[i] = Math.pow(SquaredAngle.ofShortChord(squaredChord[i]), -power / 2);
            }
        }
    }

    private static void ofWhole(double[] squaredChord, int count, int power, double[] weight) {
        for (int i = 0; i < count; i++) {
            double squared = SquaredAngle.ofShortChord(squaredChord[i]);
            double product = power % 2 == 1 ? Math.sqrt(squared) : 1;
            for (int k = 0; k < power / 2; k++) {
                product *= squared;
            }
            weight[i] = 1 / product;
        }
    }
}
