package org.htmst.near;

import java.util.Arrays;

/**
 * Of each point the k samples that are nearest to it. Of two that are as far the earlier is the nearer, of two of one time that of the lower
 * {@linkplain NearSamples source}; so an answer does not depend on the order in which samples come.
 */
public final class Nearest extends Matches {

    private static final int SETTLED = -1;

    private final int k;
    private final int[] count;

    /** Of each point a heap of its slots, counted from 0, the farthest first; once sorted, the nearest first. */
    private final int[] heap;

    /** Which sample a slot is to be filled with, or {@link #SETTLED}. */
    private final int[] pending;

    /** Beside the slots, since it is asked of all points for each brick near to their group. */
    private final double[] most;

    private boolean hasPending;

    /**
     * None yet.
     *
     * @param points how many there are
     * @param k how many samples of each are wanted, 1 or more; points times k is an int
     * @param channels how many values samples have
     */
    public Nearest(int points, int k, int channels) {
        super(Math.multiplyExact(points, k), channels);
        this.k = k;
        this.count = new int[points];
        this.heap = new int[points * k];
        this.pending = new int[points * k];
        Arrays.fill(pending, SETTLED);
        this.most = new double[points];
        Arrays.fill(most, Double.POSITIVE_INFINITY);
    }

    @Override
    public int count(int point) {
        return count[point];
    }

    @Override
    public int slot(int point, int rank) {
        return point * k + heap[point * k + rank];
    }

    /** How many samples of each are wanted. */
    int k() {
        return k;
    }

    /** Whether a point has none yet. */
    boolean isEmpty(int point) {
        return count[point] == 0;
    }

    /** What a sample may measure that is still wanted for a point: infinity while there are fewer than k. */
    public double most(int point) {
        return most[point];
    }

    /** Takes a sample if it is nearer than one that is there. */
    void offer(int point, double far, long time, int from, int sample) {
        int base = point * k;
        if (count[point] < k) {
            int slot = count[point]++;
            put(base + slot, far, time, from, sample);
            heap[base + slot] = slot;
            rise(base, slot);
        } else if (isNearer(far, time, from, base + heap[base])) {
            put(base + heap[base], far, time, from, sample);
            sink(base, 0, k);
        }
        if (count[point] == k) {
            most[point] = measure[base + heap[base]];
        }
    }

    private void put(int slot, double far, long time, int from, int sample) {
        measure[slot] = far;
        timeMs[slot] = time;
        source[slot] = from;
        pending[slot] = sample;
        hasPending = true;
    }

    private boolean isNearer(double far, long time, int from, int slot) {
        if (far != measure[slot]) {
            return far < measure[slot];
        }
        return time != timeMs[slot] ? time < timeMs[slot] : from < source[slot];
    }

    private boolean isNearer(int slot, int other) {
        return isNearer(measure[slot], timeMs[slot], source[slot], other);
    }

    private void rise(int base, int start) {
        int at = start;
        int slot = heap[base + at];
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!isNearer(base + heap[base + parent], base + slot)) {
                break;
            }
            heap[base + at] = heap[base + parent];
            at = parent;
        }
        heap[base + at] = slot;
    }

    private void sink(int base, int start, int size) {
        int at = start;
        int slot = heap[base + at];
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isNearer(base + heap[base + child], base + heap[base + child + 1])) {
                child++;
            }
            if (!isNearer(base + slot, base + heap[base + child])) {
                break;
            }
            heap[base + at] = heap[base + child];
            at = child;
        }
        heap[base + at] = slot;
    }

    /** Copies what was taken of some samples for a point, which may then be forgotten. */
    void settle(int point, NearSamples samples) {
        if (!hasPending) {
            return;
        }
        hasPending = false;
        for (int slot = point * k; slot < point * k + count[point]; slot++) {
            if (pending[slot] != SETTLED) {
                fill(slot, samples, pending[slot]);
                pending[slot] = SETTLED;
            }
        }
    }

    /** Puts the samples of each point in order, the nearest first; nothing can be added any more. */
    public void sort() {
        for (int point = 0; point < count.length; point++) {
            int base = point * k;
            for (int size = count[point] - 1; size > 0; size--) {
                int farthest = heap[base];
                heap[base] = heap[base + size];
                heap[base + size] = farthest;
                sink(base, 0, size);
            }
        }
    }
}
