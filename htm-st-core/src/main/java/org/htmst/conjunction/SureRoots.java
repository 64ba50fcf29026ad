package org.htmst.conjunction;

import java.util.Arrays;

/**
 * All places where a function changes its sign: an interval is halved until the bound of the function's bend rules a zero out or makes the
 * function rise or fall throughout, so that none is overlooked, however near to another it is. Two of them within {@value #NEAREST} may be.
 */
final class SureRoots {

    /** Intervals this short are not halved. */
    private static final double NEAREST = 1e-4;

    /** A change of a distance's square that is below its rounding. */
    private static final double NOTHING = 1e-17;

    private static final int MOST_STEPS = 80;

    private final Smooth function;
    private double[] found = new double[2];
    private int size;

    private SureRoots(Smooth function) {
        this.function = function;
    }

    /** Those between {@code from} and {@code to}, rising; a change at {@code from} itself is none. */
    static double[] of(Smooth function, double from, double to) {
        SureRoots roots = new SureRoots(function);
        roots.find(from, function.value(from), to, function.value(to));
        return Arrays.copyOf(roots.found, roots.size);
    }

    private void find(double a, double fa, double b, double fb) {
        double length = b - a;
        double off = function.mostBend() * length * length / 8;
        boolean changes = fa <= 0 != fb <= 0;
        if (!changes && (Math.min(fa, fb) - off > 0 || Math.max(fa, fb) + off < 0)) {
            return;
        }
        double middle = a + length / 2;
        boolean isMonotonous = Math.abs(function.slope(middle)) > function.mostBend() * length / 2;
        if (isMonotonous || length < NEAREST || off < NOTHING) {
            if (changes) {
                add(root(a, fa, b, fb));
            }
            return;
        }
        double fm = function.value(middle);
        find(a, fa, middle, fm);
        find(middle, fm, b, fb);
    }

    /** The root of a function that changes its sign once. */
    private double root(double from, double fFrom, double to, double fTo) {
        double a = from;
        double b = to;
        double x = a + (b - a) * (fFrom / (fFrom - fTo));
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!(x > a && x < b)) {
                x = a + (b - a) / 2;
            }
            double f = function.value(x);
            if (f == 0 || x == a || x == b) {
                return x;
            }
            if (f <= 0 == fFrom <= 0) {
                a = x;
            } else {
                b = x;
            }
            double next = x - f / function.slope(x);
            if (Math.abs(next - x) < NEAREST / 1e4) {
                return Math.min(to, Math.max(from, next));
            }
            x = next;
        }
        return x;
    }

    private void add(double root) {
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = root;
    }
}
