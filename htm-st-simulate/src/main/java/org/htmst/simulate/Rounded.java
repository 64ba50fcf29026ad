package org.htmst.simulate;

/** Numbers as the files hold them: decimals in float32. */
final class Rounded {

    private Rounded() {}

    /** The float32 next to {@code value} rounded to the nearest 1 / {@code parts}; never -0. */
    static double decimal(double value, double parts) {
        return (float) (Math.rint(value * parts) / parts + 0.0);
    }

    /** The same for all values. */
    static double[] decimals(double[] values, double parts) {
        double[] rounded = new double[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = decimal(values[i], parts);
        }
        return rounded;
    }
}
