package org.htmst.bench.jmh;

/**
 * What was measured of a kernel.
 *
 * @param kernel which
 * @param perSecond how many of its units a second makes
 * @param error half the width of the 99.9 % confidence interval of that; NaN after one iteration
 */
record KernelResult(Kernel kernel, double perSecond, double error) {

    /** Whether the target is met, if there is one. */
    boolean isMet() {
        return perSecond >= kernel.target().orElse(0);
    }
}
