package org.htmst.serve.hapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.htmst.hbase.read.SampleScan;
import org.htmst.sample.SampleBatch;

/** The samples of one satellite and product in a span, in the order of time; they come from the store cell by cell. */
final class OrderedSamples {

    private final List<SampleBatch> batches;
    private final int[] batchOf;
    private final int[] rowOf;

    private OrderedSamples(List<SampleBatch> batches, int[] batchOf, int[] rowOf) {
        this.batches = batches;
        this.batchOf = batchOf;
        this.rowOf = rowOf;
    }

    /** All that a scan has to give. */
    static OrderedSamples of(SampleScan scan) {
        List<SampleBatch> batches = new ArrayList<>();
        for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
            batches.add(batch);
        }
        return of(batches);
    }

    static OrderedSamples of(List<SampleBatch> batches) {
        int size = Math.toIntExact(batches.stream().mapToLong(SampleBatch::size).sum());
        long firstMs = batches.stream()
                .flatMapToLong(batch -> Arrays.stream(batch.timeMs()))
                .min()
                .orElse(0);
        // Time and, in the bits below, the place among the samples as they came: primitive keys are sorted ten times as
        // fast.
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size);
        long[] keys = new long[size];
        int[] batchAt = new int[size];
        int[] rowAt = new int[size];
        int at = 0;
        for (int b = 0; b < batches.size(); b++) {
            long[] timeMs = batches.get(b).timeMs();
            for (int row = 0; row < timeMs.length; row++) {
                keys[at] = timeMs[row] - firstMs << bits | at;
                batchAt[at] = b;
                rowAt[at++] = row;
            }
        }
        Arrays.sort(keys);
        long mask = (1L << bits) - 1;
        int[] batchOf = new int[size];
        int[] rowOf = new int[size];
        for (int i = 0; i < size; i++) {
            int place = (int) (keys[i] & mask);
            batchOf[i] = batchAt[place];
            rowOf[i] = rowAt[place];
        }
        return new OrderedSamples(batches, batchOf, rowOf);
    }

    int size() {
        return rowOf.length;
    }

    /** The batch that has sample {@code i}. */
    SampleBatch batch(int i) {
        return batches.get(batchOf[i]);
    }

    /** The row of sample {@code i} in its batch. */
    int row(int i) {
        return rowOf[i];
    }
}
