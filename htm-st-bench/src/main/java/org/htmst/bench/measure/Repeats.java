package org.htmst.bench.measure;

/**
 * How often a query is asked.
 *
 * @param warmUp before anything is measured, 0 or more
 * @param measured 1 or more
 */
public record Repeats(int warmUp, int measured) {

    public Repeats {
        if (warmUp < 0 || measured < 1) {
            throw new IllegalArgumentException(
                    warmUp + " runs to warm up and " + measured + " to measure are too few; give at least 0 and 1");
        }
    }
}
