package org.htmst.interpolation.idw;

import java.util.Arrays;

/** One number for samples that count alike. */
final class Summary {

    private Summary() {}

    /**
     * The statistic of some values.
     *
     * @param first index of the first value
     * @param end index after the last, above {@code first}
     */
    static double of(Statistic statistic, double[] value, int first, int end) {
        return switch (statistic) {
            case MEAN -> sum(value, first, end) / (end - first);
            case MEDIAN -> median(Arrays.copyOfRange(value, first, end));
            case MAX -> max(value, first, end);
            case COUNT -> end - first;
        };
    }

    /** The greatest of some values. */
    static double max(double[] value, int first, int end) {
        double max = value[first];
        for (int i = first + 1; i < end; i++) {
            max = Math.max(max, value[i]);
        }
        return max;
    }

    private static double sum(double[] value, int first, int end) {
        double sum = 0;
        for (int i = first; i < end; i++) {
            sum += value[i];
        }
        return sum;
    }

    private static double median(double[] value) {
        Arrays.sort(value);
        int middle = value.length / 2;
        return value.length % 2 == 1 ? value[middle] : (value[middle - 1] + value[middle]) / 2;
    }
}
