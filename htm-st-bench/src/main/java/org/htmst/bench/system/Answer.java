package org.htmst.bench.system;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a system answered.
 *
 * @param samples how many
 * @param sum of their values
 * @param min the least, NaN if there is none
 * @param max the greatest, NaN if there is none
 * @param digest of all rows, in whatever order; none for an aggregate
 */
public record Answer(long samples, double sum, double min, double max, OptionalLong digest) {

    /** Sums of the same numbers in another order may differ by this part of themselves. */
    private static final double SUM_TOLERANCE = 1e-9;

    /** An aggregate. */
    public static Answer ofAggregate(long samples, double sum, double min, double max) {
        return new Answer(samples, sum, min, max, OptionalLong.empty());
    }

    /** In what another system's answer differs from this one, if it does. */
    public Optional<String> difference(Answer other) {
        if (samples != other.samples) {
            return Optional.of(other.samples + " samples in place of " + samples);
        }
        if (Double.compare(min, other.min) != 0 || Double.compare(max, other.max) != 0) {
            return Optional.of("values " + other.min + " to " + other.max + " in place of " + min + " to " + max);
        }
        if (!(Math.abs(sum - other.sum) <= SUM_TOLERANCE * Math.abs(sum))) {
            return Optional.of("sum " + other.sum + " in place of " + sum);
        }
        boolean rowsDiffer = digest.isPresent() && other.digest.isPresent() && !digest.equals(other.digest);
        return rowsDiffer ? Optional.of("other rows, as many") : Optional.empty();
    }
}
