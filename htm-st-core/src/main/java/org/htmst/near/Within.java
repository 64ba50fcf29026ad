package org.htmst.near;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Of each point all samples within reach, by time, then by {@linkplain SampleTree source}. */
public final class Within extends Matches {

    private static final int START = 64;

    private final int points;
    private int[] pointOfSlot = new int[START];
    private int size;

    /** Once sorted: the slots in order, and where those of each point begin. */
    private int[] order;

    private int[] first;

    /** None yet. */
    public Within(int points, int channels) {
        super(START, channels);
        this.points = points;
    }

    /** How many there are, of all points together. */
    public int size() {
        return size;
    }

    void add(int point, double far, long time, int from, NearSamples samples, int sample) {
        if (size == pointOfSlot.length) {
            int more = Math.addExact(size, size);
            pointOfSlot = Arrays.copyOf(pointOfSlot, more);
            grow(more);
        }
        pointOfSlot[size] = point;
        measure[size] = far;
        timeMs[size] = time;
        source[size] = from;
        fill(size, samples, sample);
        size++;
    }

    /** Puts the samples of each point in order; nothing can be added any more. */
    public void sort() {
        first = new int[points + 1];
        for (int slot = 0; slot < size; slot++) {
            first[pointOfSlot[slot] + 1]++;
        }
        for (int p = 0; p < points; p++) {
            first[p + 1] += first[p];
        }
        Comparator<Integer> byPoint = Comparator.comparingInt(slot -> pointOfSlot[slot]);
        order = IntStream.range(0, size)
                .boxed()
                .sorted(byPoint.thenComparingLong(slot -> timeMs[slot]).thenComparingInt(slot -> source[slot]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public int count(int point) {
        return first[point + 1] - first[point];
    }

    @Override
    public int slot(int point, int rank) {
        return order[first[point] + rank];
    }
}
