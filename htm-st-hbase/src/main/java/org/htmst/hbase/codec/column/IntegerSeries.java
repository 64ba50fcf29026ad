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

    /** A median of so many is good enough, and much sooner found. */
    private static final int SOME = 63;

    /** Added to the order where residuals are in a Rice code. */
    private static final int RICE = 4;

    private final long[] bases;
    private final long[] residuals;
    private final int order;
    private final boolean isRice;

    /** Of planes the bytes of a residual, of a Rice code its low bits. */
    private final int width;

    private final int residualBytes;

    private IntegerSeries(long[] bases, long[] residuals, int order, boolean isRice, int width, int residualBytes) {
        this.bases = bases;
        this.residuals = residuals;
        this.order = order;
        this.isRice = isRice;
        this.width = width;
        this.residualBytes = residualBytes;
    }

    /**
     * A small way to write the first {@code count} (at least 1) numbers, each less than {@link #LIMIT} in size: in the order whose
     * residuals have the fewest bits.
     */
    public static IntegerSeries of(long[] numbers, int count) {
        long step = median(numbers, 1, count);
        long base = median(numbers, 0, count);
        int order = order(numbers, count, base, step);
        long[] residuals = residuals(numbers, count, order, order == 0 ? base : step);
        RiceCode.Fit fit = RiceCode.fit(residuals, 0, residuals.length);
        IntegerSeries rice = rice(numbers, count, order, order == 0 ? base : step, residuals, fit);
        int plane = Math.max(1, width(fit.any()) - 1);
        if (rice.bytes() < plane * residuals.length) {
            return rice;
        }
        IntegerSeries planes = planes(numbers, count, order, residuals);
        return planes.bytes() < rice.bytes() ? planes : rice;
    }

    /** The order whose residuals have the fewest bits; of several, 0 or else 1. */
    private static int order(long[] numbers, int count, long base, long step) {
        long first = 0;
        long second = 0;
        long lastDelta = firstStep(numbers, count);
        for (int i = 1; i < count; i++) {
            long delta = numbers[i] - numbers[i - 1];
            first += about(delta - step);
            second += about(delta - lastDelta);
            lastDelta = delta;
        }
        int order = second < first ? MAX_ORDER : 1;
        long fewest = Math.min(first, second);
        long none = 0;
        for (int i = 0; i < count; i++) {
            none += about(numbers[i] - base);
            if (none > fewest) {
                return order;
            }
        }
        return 0;
    }

    /** About how many bits a residual takes, among others of its size: none, 1, and of a code of 2 or more 1 beside its length. */
    private static long about(long residual) {
        long code = RiceCode.zigzag(residual);
        return RiceCode.length(code) + (-(code >>> 1) >>> Long.SIZE - 1);
    }

    /** @param from of order 0 what the numbers are counted from, of order 1 what their differences are */
    private static long[] residuals(long[] numbers, int count, int order, long from) {
        long[] residuals = new long[Math.max(0, count - order)];
        if (order == 0) {
            for (int i = 0; i < count; i++) {
                residuals[i] = RiceCode.zigzag(numbers[i] - from);
            }
        } else if (order == 1) {
            for (int i = 1; i < count; i++) {
                residuals[i - 1] = RiceCode.zigzag(numbers[i] - numbers[i - 1] - from);
            }
        } else {
            for (int i = MAX_ORDER; i < count; i++) {
                residuals[i - MAX_ORDER] = RiceCode.zigzag(numbers[i] - 2 * numbers[i - 1] + numbers[i - 2]);
            }
        }
        return residuals;
    }

    private static IntegerSeries rice(
            long[] numbers, int count, int order, long from, long[] residuals, RiceCode.Fit fit) {
        long[] bases =
                switch (order) {
                    case 0 -> new long[] {from};
                    case 1 -> new long[] {numbers[0], from};
                    default -> new long[] {numbers[0], firstStep(numbers, count)};
                };
        return new IntegerSeries(bases, residuals, order, true, fit.low(), Bits.bytes(fit.bits()));
    }

    private static long firstStep(long[] numbers, int count) {
        return count > 1 ? numbers[1] - numbers[0] : 0;
    }

    /** @param second the residuals of order 2, if that is the order */
    private static IntegerSeries planes(long[] numbers, int count, int order, long[] second) {
        long[] bases = {order == 0 ? Arrays.stream(numbers, 0, count).min().orElseThrow() : numbers[0]};
        if (order == MAX_ORDER) {
            return planes(new long[] {bases[0], firstStep(numbers, count)}, second, order);
        }
        long[] residuals = new long[Math.max(0, count - order)];
        for (int i = order; i < count; i++) {
            residuals[i - order] = order == 0 ? numbers[i] - bases[0] : RiceCode.zigzag(numbers[i] - numbers[i - 1]);
        }
        return planes(bases, residuals, order);
    }

    private static IntegerSeries planes(long[] bases, long[] residuals, int order) {
        long any = 0;
        for (long residual : residuals) {
            any |= residual;
        }
        int width = width(any);
        return new IntegerSeries(bases, residuals, order, false, width, width * residuals.length);
    }

    /**
     * From which all numbers, or, of order 1, all differences of neighbours are the least away, or nearly so: the median of some of
     * them; 0 of none.
     */
    private static long median(long[] numbers, int order, int count) {
        int all = count - order;
        long[] some = new long[Math.max(0, Math.min(all, SOME))];
        for (int i = 0; i < some.length; i++) {
            int at = order + (int) ((long) i * all / some.length);
            some[i] = order == 0 ? numbers[at] : numbers[at] - numbers[at - 1];
        }
        return some.length == 0 ? 0 : middle(some);
    }

    /** What would stand in the middle, were the numbers sorted, of which there is one at least (Hoare 1961). */
    private static long middle(long[] numbers) {
        int middle = numbers.length / 2;
        int low = 0;
        int high = numbers.length - 1;
        while (low < high) {
            long pivot = numbers[middle];
            int left = low;
            int right = high;
            while (left <= right) {
                while (numbers[left] < pivot) {
                    left++;
                }
                while (numbers[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    long moved = numbers[left];
                    numbers[left++] = numbers[right];
                    numbers[right--] = moved;
                }
            }
            if (right < middle) {
                low = left;
            }
            if (middle < left) {
                high = right;
            }
        }
        return numbers[middle];
    }

    /** The number of bytes {@link #write} will write. */
    int bytes() {
        int bytes = 1 + residualBytes;
        for (long base : bases) {
            bytes += isRice ? BlockWriter.shortBytes(RiceCode.zigzag(base)) : BASE_BYTES;
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
            int at = out.room(residualBytes);
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

    /** The bytes that numbers without a sign need, each of which has no other bits than {@code any}. */
    private static int width(long any) {
        return (RiceCode.length(any) + Byte.SIZE - 1) / Byte.SIZE;
    }
}
