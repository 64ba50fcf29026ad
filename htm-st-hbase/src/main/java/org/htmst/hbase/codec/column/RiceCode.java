package org.htmst.hbase.codec.column;

/**
 * Whole numbers that are mostly small, each in few bits (Rice 1979). They are zigzag-coded; what is left of that without its low bits
 * is told in unary, by so many zeros and a one, then the low bits. The package page draws the bits.
 */
final class RiceCode {

    /** The most low bits. */
    static final int MAX_LOW_BITS = 15;

    /** Numbers are less than 2 to this power. */
    static final int NUMBER_BITS = Bits.WINDOW;

    /** So many zeros tell that the number follows as it is, after how many bits it has. */
    private static final int ESCAPE = 12;

    private static final int LENGTH_BITS = 6;

    private RiceCode() {}

    /**
     * How zigzags take the least room.
     *
     * @param low the number of low bits
     * @param bits what they all take
     * @param any has every bit that one of them has
     */
    record Fit(int low, long bits, long any) {}

    /** The best fit of {@code codes[from]} to {@code codes[to - 1]}. */
    static Fit fit(long[] codes, int from, int to) {
        long lengths = 0;
        long any = 0;
        for (int i = from; i < to; i++) {
            lengths += length(codes[i]);
            any |= codes[i];
        }
        // The best is near the mean length, and the cost rises on either side of it.
        int low = (int) Math.min(MAX_LOW_BITS, lengths / Math.max(1, to - from));
        int less = Math.max(0, low - 1);
        int more = Math.min(MAX_LOW_BITS, low + 1);
        long[] bits = bits(codes, from, to, less, low, more, any);
        int way = bits[0] < bits[1] ? -1 : 1;
        long best = bits[1];
        long next = bits[1 + way];
        while (next < best) {
            low += way;
            best = next;
            boolean isLast = low + way < 0 || low + way > MAX_LOW_BITS;
            next = isLast ? best : bits(codes, from, to, low + way);
        }
        return new Fit(low, best, any);
    }

    /** What three numbers of low bits come to, the first of them the lowest. */
    private static long[] bits(long[] codes, int from, int to, int less, int low, int more, long any) {
        if (any >>> less >= ESCAPE) {
            return new long[] {bits(codes, from, to, less), bits(codes, from, to, low), bits(codes, from, to, more)};
        }
        // In one go, as none escapes.
        long sum0 = 0;
        long sum1 = 0;
        long sum2 = 0;
        for (int i = from; i < to; i++) {
            sum0 += codes[i] >>> less;
            sum1 += codes[i] >>> low;
            sum2 += codes[i] >>> more;
        }
        long count = to - from;
        return new long[] {count * (1 + less) + sum0, count * (1 + low) + sum1, count * (1 + more) + sum2};
    }

    /** The number of bytes that the zigzags take with so many low bits. */
    static int bytes(long[] codes, int from, int to, int low) {
        return Bits.bytes(bits(codes, from, to, low));
    }

    private static long bits(long[] codes, int from, int to, int low) {
        long bits = (long) (to - from) * (1 + low);
        for (int i = from; i < to; i++) {
            long high = codes[i] >>> low;
            bits += high < ESCAPE ? high : ESCAPE + LENGTH_BITS + length(codes[i]) - 1 - low;
        }
        return bits;
    }

    /** Makes 0, 1, 2, 3, 4 of 0, -1, 1, -2, 2. */
    static long zigzag(long number) {
        return number << 1 ^ number >> 63;
    }

    /** Undoes {@link #zigzag}. */
    static long unzigzag(long code) {
        return code >>> 1 ^ -(code & 1);
    }

    /** The number of bits that a number without a sign has. */
    static int length(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }

    /** Writes zigzags, each below 2 to the power of {@value #NUMBER_BITS}, in {@link #bytes} bytes from {@code at}, which are 0. */
    static void write(long[] codes, int from, int to, int low, byte[] bytes, int at) {
        Bits.Writer out = new Bits.Writer(bytes, at);
        for (int i = from; i < to; i++) {
            long high = codes[i] >>> low;
            if (high < ESCAPE) {
                out.put(1L << low | codes[i] & (1L << low) - 1, (int) high + 1 + low);
            } else {
                int length = length(codes[i]);
                out.put(length, ESCAPE + LENGTH_BITS);
                out.put(codes[i], length);
            }
        }
        out.end();
    }

    /** Reads what {@link #write} wrote into {@code numbers[from]} to {@code numbers[to - 1]}. */
    static void read(BlockReader in, int low, long[] numbers, int from, int to) {
        byte[] bytes = in.array();
        int start = in.skip(0);
        long bit = (long) start * Byte.SIZE;
        long window = 0;
        int left = 0;
        for (int i = from; i < to; i++) {
            // Most numbers are short, and several of them are in a window.
            if (left < ESCAPE + MAX_LOW_BITS + LENGTH_BITS) {
                window = Bits.window(bytes, bit);
                left = Bits.WINDOW;
            }
            int high = Long.numberOfLeadingZeros(window);
            int length;
            if (high < ESCAPE) {
                // One shift takes the zeros away, and the one is known.
                numbers[i] = unzigzag((long) high << low | window << high + 1 >>> 1 >>> Long.SIZE - 1 - low);
                length = high + 1 + low;
                window <<= length;
                left -= length;
            } else {
                int own = (int) (window << ESCAPE >>> Long.SIZE - LENGTH_BITS);
                length = ESCAPE + LENGTH_BITS + own;
                if (own > NUMBER_BITS) {
                    throw in.damaged("has a number of " + own + " bits");
                }
                numbers[i] = unzigzag(Bits.window(bytes, bit + ESCAPE + LENGTH_BITS) >>> 1 >>> Long.SIZE - 1 - own);
                left = 0;
            }
            bit += length;
        }
        in.skip(Bits.bytes(bit - (long) start * Byte.SIZE));
    }
}
