package org.htmst.answer.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.htmst.query.SampleCursor;
import org.htmst.sample.SampleBatch;

/** Samples of many batches in the order of time, then of satellite and product, then as they came. */
public final class OrderedSamples {

    private final List<SampleBatch> batches;
    private final int[] batchOf;
    private final int[] rowOf;

    private OrderedSamples(List<SampleBatch> batches, int[] batchOf, int[] rowOf) {
        this.batches = batches;
        this.batchOf = batchOf;
        this.rowOf = rowOf;
    }

    /** All that a scan has to give. */
    public static OrderedSamples of(SampleCursor scan) {
        List<SampleBatch> batches = new ArrayList<>();
        for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
            batches.add(batch);
        }
        return of(batches);
    }

    static OrderedSamples of(List<SampleBatch> asTheyCame) {
        List<SampleBatch> batches = asTheyCame.stream()
                .sorted(Comparator.comparing(SampleBatch::satellite).thenComparing(SampleBatch::product))
                .toList();
        int size = Math.toIntExact(batches.stream().mapToLong(SampleBatch::size).sum());
        int[] batchAt = new int[size];
        int[] firstPlaces = new int[batches.size()];
        int at = 0;
        for (int b = 0; b < batches.size(); b++) {
            firstPlaces[b] = at;
            Arrays.fill(batchAt, at, at += batches.get(b).size(), b);
        }
        int[] batchOf = new int[size];
        int[] rowOf = new int[size];
        int[] places = places(batches, firstPlaces, size);
        for (int i = 0; i < size; i++) {
            batchOf[i] = batchAt[places[i]];
            rowOf[i] = places[i] - firstPlaces[batchOf[i]];
        }
        return new OrderedSamples(batches, batchOf, rowOf);
    }

    /** Where samples stand, one batch behind the other, in the order of time; of those at the same time, in the order in which they stand. */
    private static int[] places(List<SampleBatch> batches, int[] firstPlaces, int size) {
        long firstMs = Long.MAX_VALUE;
        long lastMs = Long.MIN_VALUE;
        for (SampleBatch batch : batches) {
            for (long timeMs : batch.timeMs()) {
                firstMs = Math.min(firstMs, timeMs);
                lastMs = Math.max(lastMs, timeMs);
            }
        }
        // Time and, in the bits below, the place: primitive keys are sorted sooner than objects.
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size);
        if (size > 0 && lastMs - firstMs >>> Long.SIZE - 1 - bits != 0) {
            return placesByTime(batches, size);
        }
        // What begins sooner first: what is nearly in order is sorted soonest.
        int[] soonest = IntStream.range(0, batches.size())
                .filter(b -> batches.get(b).size() > 0)
                .boxed()
                .sorted(Comparator.comparingLong(b -> batches.get(b).timeMs()[0]))
                .mapToInt(b -> b)
                .toArray();
        long[] keys = new long[size];
        int at = 0;
        for (int b : soonest) {
            int place = firstPlaces[b];
            for (long timeMs : batches.get(b).timeMs()) {
                keys[at++] = timeMs - firstMs << bits | place++;
            }
        }
        Arrays.sort(keys);
        long mask = (1L << bits) - 1;
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[i] = (int) (keys[i] & mask);
        }
        return places;
    }

    /** The same where times are so far apart that keys have no room for them. */
    private static int[] placesByTime(List<SampleBatch> batches, int size) {
        long[] timesMs = batches.stream()
                .flatMapToLong(batch -> Arrays.stream(batch.timeMs()))
                .toArray();
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(place -> timesMs[place]))
                .mapToInt(place -> place)
                .toArray();
    }

    /** How many there are. */
    public int size() {
        return rowOf.length;
    }

    /** The batch that has sample {@code i}. */
    public SampleBatch batch(int i) {
        return batches.get(batchOf[i]);
    }

    /** The row of sample {@code i} in its batch. */
    public int row(int i) {
        return rowOf[i];
    }

    /** Writes all, neighbours of a batch together. */
    void writeTo(AnswerWriter writer) throws IOException {
        int first = 0;
        for (int i = 1; i <= size(); i++) {
            if (i == size() || batchOf[i] != batchOf[i - 1] || rowOf[i] != rowOf[i - 1] + 1) {
                writer.write(batch(first), rowOf[first], rowOf[first] + i - first);
                first = i;
            }
        }
    }
}
