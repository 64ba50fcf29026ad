package org.htmst.interpolation.idw;

/**
 * The lower weighted median: the least value up to which, going by value, half of all weight lies (but for one in 10^9, so that
 * rounding does not decide between values where exactly half lies on either side).
 */
final class WeightedMedian {

    private static final double HALF = 0.5 * (1 - 1e-9);

    private final double[] value;
    private final double[] weight;
    private int first;
    private int end;

    private WeightedMedian(double[] value, double[] weight, int count) {
        this.value = value;
        this.weight = weight;
        this.end = count;
    }

    /** The median of the first {@code count} values, 1 or more; both arrays are left in another order. */
    static double of(double[] value, double[] weight, int count) {
        return new WeightedMedian(value, weight, count).select();
    }

    /** Narrows down where it stands: of three parts, below a pivot, equal to it and above, one is kept. */
    private double select() {
        double wanted = HALF * sum(first, end);
        while (true) {
            double pivot = middle(value[first], value[(first + end) >>> 1], value[end - 1]);
            int equal = first;
            int above = end;
            for (int i = first; i < above; ) {
                if (value[i] < pivot) {
                    swap(i++, equal++);
                } else if (value[i] > pivot) {
                    swap(i, --above);
                } else {
                    i++;
                }
            }
            double below = sum(first, equal);
            double upTo = below + sum(equal, above);
            if (below >= wanted && equal > first) {
                end = equal;
            } else if (upTo >= wanted || above == end) {
                return pivot;
            } else {
                wanted -= upTo;
                first = above;
            }
        }
    }

    private double sum(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weight[i];
        }
        return sum;
    }

    private void swap(int i, int j) {
        double v = value[i];
        value[i] = value[j];
        value[j] = v;
        double w = weight[i];
        weight[i] = weight[j];
        weight[j] = w;
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
