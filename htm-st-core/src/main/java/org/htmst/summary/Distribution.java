package org.htmst.summary;

import java.io.Serializable;
import java.util.Arrays;

/**
 * How often each value came. Of a channel with up to {@value #LEVELS} levels, such as a counter's, all of it is exact, in whatever order
 * the values came. Of others number, sum, lowest and highest are exact, and the values are counted in buckets of less than a hundredth of
 * their size: 64 between a power of two and the next.
 *
 * <p>To be used by one thread, and serialised only to go to another process of the same version.
 */
public final class Distribution implements Values, Serializable {

    private static final long serialVersionUID = 1;

    /** The most values that are told apart. */
    static final int LEVELS = 1024;

    /** By how much, as a part of it, a value may differ from the middle of its bucket. */
    public static final double RELATIVE_ERROR = 1.0 / 128;

    /** Of the 52 bits of the mantissa all but 6. */
    private static final int BUCKET_SHIFT = 46;

    private static final long HALF_BUCKET = 1L << BUCKET_SHIFT - 1;
    private static final long HASH_FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private long[] keys = new long[16];
    private long[] counts = new long[16];
    private int size;

    /** The slot that was counted last: a value comes again more often than not. */
    private int last;

    private boolean isExact = true;
    private long count;
    private double min = Double.NaN;
    private double max = Double.NaN;

    /** Of the values in buckets. */
    private final CompensatedSum sum = new CompensatedSum();

    /** The distinct values, ascending, and how often each came. */
    record Sorted(double[] values, long[] counts) {

        static final Sorted NONE = new Sorted(new double[0], new long[0]);
    }

    /** Adds a value; NaN is none. */
    public void add(double value) {
        add(value, 1);
    }

    /** Adds some values of many; NaN is none. As {@link #add(double)} of each, and faster. */
    public void add(double[] values, int[] places, int size) {
        int done = 0;
        while (isExact && done < size) {
            done = addKnown(values, places, done, size);
            if (done < size) {
                add(values[places[done++]]);
            }
        }
        for (; done < size; done++) {
            add(values[places[done]]);
        }
    }

    /** Counts values from place {@code from} on for as long as they came before, which is exact; where it ended. */
    private int addKnown(double[] values, int[] places, int from, int to) {
        long[] known = keys;
        long[] times = counts;
        int mask = known.length - 1;
        int shift = Long.numberOfLeadingZeros(mask);
        long missing = 0;
        int i = from;
        for (; i < to; i++) {
            double value = values[places[i]];
            if (value != value) {
                missing++;
                continue;
            }
            long key = Double.doubleToRawLongBits(value + 0.0);
            int slot = (int) (key * HASH_FACTOR >>> shift);
            while (known[slot] != key && times[slot] != 0) {
                slot = slot + 1 & mask;
            }
            if (times[slot] == 0) {
                break;
            }
            times[slot]++;
        }
        count += i - from - missing;
        return i;
    }

    /** Adds a value that came so often, once at least; NaN is none. */
    public void add(double value, long times) {
        if (Double.isNaN(value)) {
            return;
        }
        // One zero, whatever its sign.
        double plain = value + 0.0;
        include(plain, plain, times);
        count(Double.doubleToRawLongBits(plain), times);
        if (!isExact) {
            sum.add(plain, times);
        }
    }

    /** Adds all values of another. */
    public void add(Distribution other) {
        if (other.count == 0) {
            return;
        }
        include(other.min, other.max, other.count);
        if (isExact && !other.isExact) {
            putIntoBuckets();
        }
        for (int slot = 0; slot < other.keys.length; slot++) {
            if (other.counts[slot] != 0) {
                count(other.keys[slot], other.counts[slot]);
                if (!isExact && other.isExact) {
                    sum.add(Double.longBitsToDouble(other.keys[slot]), other.counts[slot]);
                }
            }
        }
        if (!other.isExact) {
            sum.add(other.sum);
        }
    }

    private void include(double lowest, double highest, long times) {
        min = count == 0 || lowest < min ? lowest : min;
        max = count == 0 || highest > max ? highest : max;
        count += times;
    }

    private void count(long bits, long times) {
        long key = isExact ? bits : bits >> BUCKET_SHIFT << BUCKET_SHIFT;
        if (keys[last] == key && counts[last] != 0) {
            counts[last] += times;
            return;
        }
        int slot = slot(keys, counts, key);
        if (counts[slot] == 0) {
            if (isExact && size == LEVELS) {
                putIntoBuckets();
                count(bits, times);
                return;
            }
            if (2 * ++size > keys.length) {
                grow(2 * keys.length);
                slot = slot(keys, counts, key);
            }
            keys[slot] = key;
        }
        counts[slot] += times;
        last = slot;
    }

    private static int slot(long[] keys, long[] counts, long key) {
        int mask = keys.length - 1;
        // Of the product the highest bits depend on all of the key's; the lowest of a float's are 0.
        int slot = (int) (key * HASH_FACTOR >>> Long.numberOfLeadingZeros(mask));
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow(int length) {
        long[] oldKeys = keys;
        long[] oldCounts = counts;
        keys = new long[length];
        counts = new long[length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldCounts[old] != 0) {
                int slot = slot(keys, counts, oldKeys[old]);
                keys[slot] = oldKeys[old];
                counts[slot] = oldCounts[old];
            }
        }
    }

    private void putIntoBuckets() {
        Sorted sorted = sorted();
        isExact = false;
        Arrays.fill(counts, 0);
        size = 0;
        for (int i = 0; i < sorted.values.length; i++) {
            sum.add(sorted.values[i], sorted.counts[i]);
            count(Double.doubleToRawLongBits(sorted.values[i]), sorted.counts[i]);
        }
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public double min() {
        return min;
    }

    @Override
    public double max() {
        return max;
    }

    @Override
    public boolean isExact() {
        return isExact;
    }

    /** The arithmetic mean; NaN if there is no value. */
    public double mean() {
        return mean(sorted());
    }

    /**
     * The arithmetic mean; NaN if there is no value.
     *
     * @param sorted of this
     */
    double mean(Sorted sorted) {
        if (!isExact) {
            return sum.value() / count;
        }
        CompensatedSum all = new CompensatedSum();
        for (int i = 0; i < sorted.values.length; i++) {
            all.add(sorted.values[i], sorted.counts[i]);
        }
        return all.value() / count;
    }

    /** The distinct values, or the middles of their buckets, ascending. */
    Sorted sorted() {
        // No stream: of a summary of many cells most of the time is spent here.
        double[] starts = new double[size];
        int found = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (counts[slot] != 0) {
                starts[found++] = Double.longBitsToDouble(keys[slot]);
            }
        }
        Arrays.sort(starts);
        double[] values = new double[size];
        long[] times = new long[size];
        for (int i = 0; i < size; i++) {
            long key = Double.doubleToRawLongBits(starts[i]);
            values[i] = value(key);
            times[i] = counts[slot(keys, counts, key)];
        }
        return new Sorted(values, times);
    }

    /** The value that stands for a key; extremes, which are known, bound the middles of buckets. */
    private double value(long key) {
        double start = Double.longBitsToDouble(key);
        if (isExact || start == 0 || Double.isInfinite(start)) {
            return start;
        }
        return Math.max(min, Math.min(max, Double.longBitsToDouble(key + HALF_BUCKET)));
    }
}
