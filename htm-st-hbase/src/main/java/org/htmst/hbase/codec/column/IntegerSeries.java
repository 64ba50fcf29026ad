package org.htmst.hbase.codec.column;

import java.util.Arrays;
import java.util.Locale;

/**
 * Whole numbers as a base and small residuals: their distance from the lowest (order 0), or their first or second differences,
 * zigzag-coded; in a {@link RiceCode}, or where that is shorter in as few bytes each as the largest needs. The package page draws
 * the bytes.
 */
public final class IntegerSeries {

    /** Numbers must be less than this in size, so that second differences cannot overflow. */
    public static final long LIMIT = 1L << 53;

    private static final int BASE_BYTES = 8;
    private static final int MAX_ORDER = 2;

    /** Added to the order where residuals are in a Rice code. */
    private static final int RICE = 4;

    private final long[] bases;
    private final long[] residuals;
    private final int order;
    private final boolean isRice;

    /** Of planes the bytes of a residual, of a Rice code its low bits. */
    private final int width;

    private IntegerSeries(long[] bases, long[] residuals, int order, boolean isRice, int width) {
        this.bases = bases;
        this.residuals = residuals;
        this.order = order;
        this.isRice = isRice;
        this.width = width;
    }

    /** The smallest way to write the first {@code count} (at least 1) numbers, each less than {@link #LIMIT} in size. */
    public static IntegerSeries of(long[] numbers, int count) {
        IntegerSeries best = null;
        for (int order = 0; order <= MAX_ORDER; order++) {
            IntegerSeries rice = rice(numbers, count, order);
            IntegerSeries planes = planes(numbers, count, order);
            IntegerSeries smaller = planes.bytes() < rice.bytes() ? planes : rice;
            best = best == null || smaller.bytes() < best.bytes() ? smaller : best;
        }
        return best;
    }

    private static IntegerSeries rice(long[] numbers, int count, int order) {
        long[] bases =
                switch (order) {
                    case 0 -> new long[] {median(numbers, count)};
                    case 1 -> new long[] {numbers[0], median(differences(numbers, count), count - 1)};
                    default -> new long[] {numbers[0], count > 1 ? numbers[1] - numbers[0] : 0};
                };
        long[] residuals = new long[Math.max(0, count - order)];
        long step = order == 0 ? 0 : bases[1];
        for (int i = order; i < count; i++) {
            long from = order == 0 ? bases[0] : numbers[i - 1] + step;
            residuals[i - order] = RiceCode.zigzag(numbers[i] - from);
            step = order == MAX_ORDER ? numbers[i] - numbers[i - 1] : step;
        }
        return new IntegerSeries(bases, residuals, order, true, RiceCode.lowBits(residuals, 0, residuals.length));
    }

    private static IntegerSeries planes(long[] numbers, int count, int order) {
        long[] bases = new long[order == MAX_ORDER ? 2 : 1];
        bases[0] = order == 0 ? Arrays.stream(numbers, 0, count).min().orElseThrow() : numbers[0];
        if (order == MAX_ORDER && count > 1) {
            bases[1] = numbers[1] - numbers[0];
        }
        long[] residuals = new long[Math.max(0, count - order)];
        long step = order == MAX_ORDER ? bases[1] : 0;
        long all = 0;
        for (int i = order; i < count; i++) {
            residuals[i - order] =
                    order == 0 ? numbers[i] - bases[0] : RiceCode.zigzag(numbers[i] - numbers[i - 1] - step);
            all |= residuals[i - order];
            step = order == MAX_ORDER ? numbers[i] - numbers[i - 1] : 0;
        }
        return new IntegerSeries(bases, residuals, order, false, width(all));
    }

    private static long[] differences(long[] numbers, int count) {
        long[] differences = new long[count - 1];
        Arrays.setAll(differences, i -> numbers[i + 1] - numbers[i]);
        return differences;
    }

    /** From which all are the least away; 0 of none. */
    private static long median(long[] numbers, int count) {
        long[] sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[count / 2];
    }

    /** The number of bytes {@link #write} will write. */
    int bytes() {
        if (!isRice) {
            return 1 + bases.length * BASE_BYTES + width * residuals.length;
        }
        int bytes = 1 + RiceCode.bytes(residuals, 0, residuals.length, width);
        for (long base : bases) {
            bytes += BlockWriter.shortBytes(RiceCode.zigzag(base));
        }
        return bytes;
    }

    public void write(BlockWriter out) {
        out.put((isRice ? RICE + order : order) << 4 | width, 1);
        for (long base : bases) {
            if (isRice) {
                out.putShort(RiceCode.zigzag(base));
            } else {
                out.put(base, BASE_BYTES);
            }
        }
        if (isRice) {
            int at = out.room(RiceCode.bytes(residuals, 0, residuals.length, width));
            RiceCode.write(residuals, 0, residuals.length, width, out.array(), at);
        } else {
            out.putPlanes(residuals, 0, residuals.length, width);
        }
    }

    /** Reads {@code count} (at least 1) numbers into {@code numbers[at]} and on. */
    public static void read(BlockReader in, int count, long[] numbers, int at) {
        int head = (int) in.get(1);
        boolean isRice = head >>> 4 >= RICE;
        int order = (head >>> 4) - (isRice ? RICE : 0);
        int width = head & 0xF;
        if (order > MAX_ORDER || !isRice && width > Long.BYTES) {
            throw in.damaged(String.format(Locale.ROOT, "has a number series of unknown kind %02x", head));
        }
        long base = readBase(in, isRice);
        long step = order == MAX_ORDER || isRice && order == 1 ? readBase(in, isRice) : 0;
        int from = at + Math.min(order, count);
        if (isRice) {
            RiceCode.read(in, width, numbers, from, at + count);
        } else {
            in.getPlanes(numbers, from, at + count, width);
            for (int i = from; order > 0 && i < at + count; i++) {
                numbers[i] = RiceCode.unzigzag(numbers[i]);
            }
        }
        sum(order, base, step, numbers, at, count);
    }

    /** Makes numbers of residuals. */
    private static void sum(int order, long base, long step, long[] numbers, int at, int count) {
        if (order == 0) {
            for (int i = at; i < at + count; i++) {
                numbers[i] += base;
            }
            return;
        }
        long last = base;
        numbers[at] = base;
        if (order == 1) {
            for (int i = at + 1; i < at + count; i++) {
                last += step + numbers[i];
                numbers[i] = last;
            }
            return;
        }
        long delta = step;
        if (count > 1) {
            last += delta;
            numbers[at + 1] = last;
        }
        for (int i = at + 2; i < at + count; i++) {
            delta += numbers[i];
            last += delta;
            numbers[i] = last;
        }
    }

    private static long readBase(BlockReader in, boolean isRice) {
        return isRice ? RiceCode.unzigzag(in.getShort()) : in.get(BASE_BYTES);
    }

    private static int width(long bits) {
        return (Long.SIZE - Long.numberOfLeadingZeros(bits) + Byte.SIZE - 1) / Byte.SIZE;
    }
}
