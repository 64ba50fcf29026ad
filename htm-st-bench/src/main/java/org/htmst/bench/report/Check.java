package org.htmst.bench.report;

/**
 * A target and what was measured.
 *
 * @param measure what is measured
 * @param atLeast whether more is better
 * @param target the bound, itself allowed
 * @param measured what came out
 */
public record Check(String measure, boolean atLeast, double target, double measured) {

    /** Whether the target is met. */
    public boolean met() {
        return atLeast ? measured >= target : measured <= target;
    }

    static Check atMost(String measure, double target, double measured) {
        return new Check(measure, false, target, measured);
    }

    static Check atLeast(String measure, double target, double measured) {
        return new Check(measure, true, target, measured);
    }
}
