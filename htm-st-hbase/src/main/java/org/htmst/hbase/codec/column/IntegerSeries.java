package org.htmst.hbase.codec;

import java.util.Locale;

/**
 * Whole numbers as a base and small residuals: their distance from the lowest (order 0), or their first or second differences,
 * zigzag-coded, in as few bytes each as the largest needs. The package page draws the bytes.
 */
final class IntegerSeries {

    /** Numbers must be less than this in size, so that second differences cannot overflow. */
    static final long LIMIT = 1L << 53;

    private static final int BASE_BYTES = 8;
    private static final int MAX_ORDER = 2;

    private final long[] numbers;
    private final int count;
    private final int order;
    private final int width;
    private final long min;

    private IntegerSeries(long[] numbers, int count, int order, int width, long min) {
        this.numbers = numbers;
        this.count = count;
        this.order = order;
        this.width = width;
        this.min = min;
    }

    /** The smallest way to write the first {@code count} (at least 1) numbers, each less than {@link #LIMIT} in size. */
    static IntegerSeries of(long[] numbers, int count) {
        long min = numbers[0];
        long max = numbers[0];
        long first = 0;
        long second = 0;
        long lastDelta = count > 1 ? numbers[1] - numbers[0] : 0;
        for (int i = 1; i < count; i++) {
            long number = numbers[i];
            min = Math.min(min, number);
            max = Math.max(max, number);
            long delta = number - numbers[i - 1];
            first |= zigzag(delta);
            second |= zigzag(delta - lastDelta);
            lastDelta = delta;
        }
        IntegerSeries best = new IntegerSeries(numbers, count, 0, width(max - min), min);
        IntegerSeries deltas = new IntegerSeries(numbers, count, 1, width(first), min);
        IntegerSeries secondDeltas = new IntegerSeries(numbers, count, 2, width(second), min);
        if (deltas.bytes() < best.bytes()) {
            best = deltas;
        }
        return secondDeltas.bytes() < best.bytes() ? secondDeltas : best;
    }

    /** The number of bytes {@link #write} will write. */
    int bytes() {
        return 1 + bases(order) * BASE_BYTES + width * Math.max(0, count - order);
    }

    void write(BlockWriter out) {
        out.put(order << 4 | width, 1);
        long[] residuals = new long[count];
        if (order == 0) {
            out.put(min, BASE_BYTES);
            for (int i = 0; i < count; i++) {
                residuals[i] = numbers[i] - min;
            }
        } else {
            long lastDelta = 0;
            out.put(numbers[0], BASE_BYTES);
            if (order == MAX_ORDER) {
                lastDelta = count > 1 ? numbers[1] - numbers[0] : 0;
                out.put(lastDelta, BASE_BYTES);
            }
            for (int i = 1; i < count; i++) {
                long delta = numbers[i] - numbers[i - 1];
                residuals[i] = zigzag(delta - lastDelta);
                lastDelta = order == MAX_ORDER ? delta : 0;
            }
        }
        out.putPlanes(residuals, Math.min(order, count), count, width);
    }

    /** Reads {@code count} (at least 1) numbers into {@code numbers[at]} and on. */
    static void read(BlockReader in, int count, long[] numbers, int at) {
        int head = (int) in.get(1);
        int order = head >>> 4;
        int width = head & 0xF;
        if (order > MAX_ORDER || width > Long.BYTES) {
            throw in.damaged(String.format(Locale.ROOT, "has a number series of unknown kind %02x", head));
        }
        long base = in.get(BASE_BYTES);
        long step = order == MAX_ORDER ? in.get(BASE_BYTES) : 0;
        in.getPlanes(numbers, at + Math.min(order, count), at + count, width);
        if (order == 0) {
            for (int i = at; i < at + count; i++) {
                numbers[i] += base;
            }
            return;
        }
        numbers[at] = base;
        for (int i = 1; i < count; i++) {
            long residual = order == MAX_ORDER && i == 1 ? 0 : unzigzag(numbers[at + i]);
            step = order == MAX_ORDER ? step + residual : residual;
            base += step;
            numbers[at + i] = base;
        }
    }

    private static int bases(int order) {
        return order == MAX_ORDER ? 2 : 1;
    }

    private static int width(long bits) {
        return (Long.SIZE - Long.numberOfLeadingZeros(bits) + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static long zigzag(long number) {
        return number << 1 ^ number >> 63;
    }

    private static long unzigzag(long code) {
        return code >>> 1 ^ -(code & 1);
    }
}
