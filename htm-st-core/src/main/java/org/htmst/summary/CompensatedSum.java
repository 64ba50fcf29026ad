package org.htmst.summary;

import java.io.Serializable;

/** A sum of products of numbers and counts, with what rounding loses carried along (Neumaier 1974, Dekker 1971). */
final class CompensatedSum implements Serializable {

    private static final long serialVersionUID = 1;

    private double sum;
    private double lost;

    /** Adds {@code value} as many times as {@code count} says, which is below 2^53. */
    void add(double value, long count) {
        double product = value * count;
        addOne(product);
        double error = Math.fma(value, count, -product);
        if (error != 0 && Double.isFinite(error)) {
            addOne(error);
        }
    }

    /** Adds another sum. */
    void add(CompensatedSum other) {
        addOne(other.sum);
        addOne(other.lost);
    }

    private void addOne(double term) {
        double total = sum + term;
        if (Double.isFinite(total)) {
            lost += Math.abs(sum) >= Math.abs(term) ? sum - total + term : term - total + sum;
        }
        sum = total;
    }

    /** The sum, rounded once. */
    double value() {
        return sum + lost;
    }
}
