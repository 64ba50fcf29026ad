package org.htmst.formats;

import java.util.Arrays;
import java.util.Comparator;

/** Order of records by time, then satellite, then place in the file. */
public final class SampleOrder {

    private SampleOrder() {}

    /** {@code records}, given in ascending order, sorted by their entries in {@code timeMs} and {@code satellite}. */
    public static int[] sorted(int[] records, long[] timeMs, int[] satellite) {
        Comparator<Integer> order =
                Comparator.<Integer>comparingLong(r -> timeMs[r]).thenComparingInt(r -> satellite[r]);
        for (int i = 1; i < records.length; i++) {
            if (order.compare(records[i - 1], records[i]) > 0) {
                // The sort is stable: of equal ones the first in the file stays first.
                return Arrays.stream(records)
                        .boxed()
                        .sorted(order)
                        .mapToInt(Integer::intValue)
                        .toArray();
            }
        }
        return records;
    }

    /** The {@code sorted} records without those that repeat the time and satellite of the one before them, which are told. */
    public static int[] distinct(int[] sorted, long[] timeMs, int[] satellite, IntPairConsumer repeated) {
        int[] kept = new int[sorted.length];
        int n = 0;
        for (int record : sorted) {
            int last = n == 0 ? -1 : kept[n - 1];
            if (last >= 0 && timeMs[last] == timeMs[record] && satellite[last] == satellite[record]) {
                repeated.accept(record, last);
            } else {
                kept[n++] = record;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    /** Is told that {@code record} repeats {@code first}. */
    public interface IntPairConsumer {
        /** Both counted from 0. */
        void accept(int record, int first);
    }

    /** {@code values} of {@code records}. */
    public static double[] pick(double[] values, int[] records) {
        if (records.length == values.length && isIdentity(records)) {
            return values;
        }
        double[] picked = new double[records.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = values[records[i]];
        }
        return picked;
    }

    /** {@code values} of {@code records}. */
    public static long[] pick(long[] values, int[] records) {
        return Arrays.stream(records).mapToLong(r -> values[r]).toArray();
    }

    /** {@code values} of {@code records}. */
    public static int[] pick(int[] values, int[] records) {
        return Arrays.stream(records).map(r -> values[r]).toArray();
    }

    private static boolean isIdentity(int[] records) {
        for (int i = 0; i < records.length; i++) {
            if (records[i] != i) {
                return false;
            }
        }
        return true;
    }
}
