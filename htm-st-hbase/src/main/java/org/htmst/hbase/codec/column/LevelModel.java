package org.htmst.hbase.codec.column;

import java.util.Arrays;
import java.util.Optional;
import org.htmst.sample.ValueType;

/**
 * What the values of a channel of few levels were like once: the levels, and how often each followed each. With it a value costs as
 * many bits as the one before makes it a surprise, and a chunk carries no table of its own. Immutable; the package page draws the
 * bytes of models, and of columns written with one.
 */
public final class LevelModel {

    /** A channel with more levels has no model. */
    static final int MAX_LEVELS = 256;

    /** Fewer values than this a level tell nothing of the next. */
    private static final int VALUES_PER_LEVEL = 8;

    /** A level that was left less often has no frequencies of its own. */
    private static final int FEWEST_LEAVINGS = 16;

    private static final int SYMBOL_MASK = 0x1FF;
    private static final int WIDTH_SHIFT = 9;
    private static final int WIDTH_MASK = 0xF;
    private static final int PLACE_SHIFT = 13;
    private static final int CODE_SHIFT = PLACE_SHIFT + SymbolCode.STATE_BITS;

    /** In place of the level of a value that has none. */
    private static final short NO_LEVEL = -1;

    private final ValueType type;

    /** Ascending as values, NaN last. */
    private final long[] levels;

    /** For {@link Dictionary#slot}. */
    private final short[] slots;

    /** The first is that of all values and has every level: for the first of a chunk, and for what is new to another code. */
    private final SymbolCode[] codes;

    /** Of each level the place of the code for what follows it; 0 for rare ones. The last entry is for a value that is no level. */
    private final short[] codeAfter;

    /** Made when first wanted: a store reads few of the channels it has. */
    private volatile Steps steps;

    /**
     * What a reader needs.
     *
     * @param steps of each code and state a {@link SymbolCode#steps step}; the code that comes next stands above its highest bits, so
     *     that these together are the place of the next step, but for the bits taken in
     */
    private record Steps(int[] steps, double[] values) {}

    private LevelModel(ValueType type, long[] levels, SymbolCode[] codes, short[] codeAfter) {
        this.type = type;
        this.levels = levels;
        this.codes = codes;
        this.codeAfter = codeAfter;
        this.slots = Dictionary.slots(levels.length);
        for (int level = 0; level < levels.length; level++) {
            int slot = Dictionary.slot(slots, levels, levels[level]);
            slots[slot] = (short) (level + 1);
        }
    }

    /**
     * A model of values, cut as chunks cut them; none if they have too many levels, or too few values for each.
     *
     * @param values of the type
     * @param chunks the values of each in their order, as indices of {@code values}
     * @throws IllegalArgumentException if a value is none of the type
     */
    public static Optional<LevelModel> of(ValueType type, double[] values, Iterable<int[]> chunks) {
        long[] bits = RawValue.bits(type, values, 0, values.length);
        Dictionary dictionary = Dictionary.of(type, bits, bits.length, MAX_LEVELS);
        if (dictionary == null || (long) dictionary.size() * VALUES_PER_LEVEL > values.length) {
            return Optional.empty();
        }
        long[] levels = dictionary.distinct();
        int[] all = new int[levels.length];
        int[][] after = new int[levels.length][levels.length];
        for (int[] chunk : chunks) {
            for (int i = 0; i < chunk.length; i++) {
                int level = dictionary.place(chunk[i]);
                all[level]++;
                if (i > 0) {
                    after[dictionary.place(chunk[i - 1])][level]++;
                }
            }
        }
        SymbolCode[] codes = new SymbolCode[levels.length + 1];
        codes[0] = new SymbolCode(SymbolCode.frequencies(all));
        short[] codeAfter = new short[levels.length + 1];
        short count = 1;
        for (int level = 0; level < levels.length; level++) {
            if (Arrays.stream(after[level]).sum() >= FEWEST_LEAVINGS) {
                codes[count] = new SymbolCode(SymbolCode.frequencies(after[level]));
                codeAfter[level] = count++;
            }
        }
        return Optional.of(new LevelModel(type, levels, Arrays.copyOf(codes, count), codeAfter));
    }

    /** The number type of the values. */
    ValueType type() {
        return type;
    }

    /** The bytes that {@link #read} reads. */
    public void write(BlockWriter out) {
        out.put(TypeCode.of(type), 1);
        out.put(levels.length - 1, 1);
        for (long level : levels) {
            out.put(level, type.bytes());
        }
        out.put(codes.length, 2);
        for (int level = 0; level < levels.length; level++) {
            out.putShort(codeAfter[level]);
        }
        for (SymbolCode code : codes) {
            short[] frequencies = code.frequencies();
            int zeros = 0;
            for (int symbol = 0; symbol < levels.length; symbol++) {
                if (frequencies[symbol] == 0) {
                    zeros++;
                } else {
                    out.putShort(zeros);
                    out.putShort(frequencies[symbol]);
                    zeros = 0;
                }
            }
            out.putShort(levels.length);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static LevelModel read(BlockReader in) {
        ValueType type = TypeCode.read(in);
        long[] levels = new long[(int) in.get(1) + 1];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = in.get(type.bytes());
        }
        if (Arrays.stream(levels).distinct().count() < levels.length) {
            throw in.damaged("has a level twice");
        }
        int count = (int) in.get(2);
        if (count < 1 || count > levels.length + 1) {
            throw in.damaged("has " + count + " codes for " + levels.length + " levels");
        }
        short[] codeAfter = new short[levels.length + 1];
        for (int level = 0; level < levels.length; level++) {
            codeAfter[level] = (short) checked(in, in.getShort(), count - 1);
        }
        SymbolCode[] codes = new SymbolCode[count];
        for (int c = 0; c < count; c++) {
            codes[c] = readCode(in, levels.length);
        }
        for (int level = 0; level < levels.length; level++) {
            if (!codes[0].has(level)) {
                throw in.damaged("has a level that cannot be written");
            }
        }
        return new LevelModel(type, levels, codes, codeAfter);
    }

    private static SymbolCode readCode(BlockReader in, int levels) {
        short[] frequencies = new short[levels + 1];
        int left = SymbolCode.STATES - 1;
        int symbol = (int) checked(in, in.getShort(), levels);
        while (symbol < levels) {
            frequencies[symbol] = (short) checked(in, in.getShort(), left);
            left -= frequencies[symbol];
            long zeros = checked(in, in.getShort(), levels);
            symbol = zeros == levels ? levels : (int) checked(in, symbol + 1 + zeros, levels - 1);
        }
        frequencies[levels] = (short) (left + 1);
        return new SymbolCode(frequencies);
    }

    private static long checked(BlockReader in, long number, long highest) {
        if (number < 0 || number > highest) {
            throw in.damaged("has the number " + number + ", allowed: 0.." + highest);
        }
        return number;
    }

    /** The bits of a level. */
    long bits(int level) {
        return levels[level];
    }

    /** Of each value its level; below 0 of one that has none, be it since it is none of the type. */
    short[] levels(double[] values) {
        short[] found = new short[values.length];
        short level = NO_LEVEL;
        for (int i = 0; i < values.length; i++) {
            // A value comes again more often than not.
            boolean isLast =
                    i > 0 && Double.doubleToRawLongBits(values[i]) == Double.doubleToRawLongBits(values[i - 1]);
            level = isLast ? level : levelOf(values[i]);
            found[i] = level;
        }
        return found;
    }

    private short levelOf(double value) {
        return type.holds(value) ? levelOfBits(RawValue.bits(type, value)) : NO_LEVEL;
    }

    private short levelOfBits(long bits) {
        // One less than a place that is there, and -1 where there is none.
        return (short) (slots[Dictionary.slot(slots, levels, bits)] - 1);
    }

    /** The values with these bits, as {@link #decode} reads them. */
    byte[] encode(long[] bits) {
        short[] found = new short[bits.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = levelOfBits(bits[i]);
        }
        return encode(found, bits, found.length, new Bits.BackwardWriter());
    }

    /**
     * The first {@code count} values, as {@link #decode} reads them. A state runs from the last symbol to the first, so that a reader
     * meets them in order.
     *
     * @param found their {@linkplain #levels levels}
     * @param bits of the values; null if each has a level
     * @param out is cleared
     */
    byte[] encode(short[] found, long[] bits, int count, Bits.BackwardWriter out) {
        // At the most the symbol for what is new to a code, another, and the bits of what is no level.
        int most = 2 * SymbolCode.STATE_BITS + (bits == null ? 0 : Byte.SIZE * type.bytes());
        out.clear((long) count * most + SymbolCode.STATE_BITS);
        int escape = levels.length;
        int state = 0;
        for (int i = count - 1; i >= 0; i--) {
            int level = found[i];
            int before = i == 0 ? NO_LEVEL : found[i - 1];
            int place = before < 0 ? 0 : codeAfter[before];
            SymbolCode code = codes[place];
            if (level >= 0 && code.has(level)) {
                state = put(code, level, state, out);
                continue;
            }
            if (level < 0) {
                int half = Byte.SIZE * type.bytes() / 2;
                out.put(bits[i] & (1L << half) - 1, half);
                out.put(bits[i] >>> half & (1L << half) - 1, half);
            }
            if (place != 0) {
                state = put(codes[0], level < 0 ? escape : level, state, out);
            }
            state = put(code, escape, state, out);
        }
        out.put(state, SymbolCode.STATE_BITS);
        return out.end();
    }

    /** Puts the symbol out before all others; the state that comes before it. */
    private static int put(SymbolCode code, int symbol, int state, Bits.BackwardWriter out) {
        int width = code.bits(state, symbol);
        out.put(state & (1 << width) - 1, width);
        return code.next(state, symbol, width);
    }

    /**
     * Reads {@code count} values to {@code into[at]} and on.
     *
     * @return whether one of them is NaN
     */
    boolean decode(BlockReader in, int count, double[] into, int at) {
        Steps reading = steps();
        int[] table = reading.steps;
        double[] values = reading.values;
        byte[] bytes = in.array();
        long start = (long) in.skip(0) * Byte.SIZE;
        int escape = levels.length;
        int nan = Double.isNaN(values[values.length - 1]) ? values.length - 1 : escape;
        long bit = start + SymbolCode.STATE_BITS;
        // The code that a value is read with, and the state.
        int place = (int) (Bits.window(bytes, start) >>> Long.SIZE - SymbolCode.STATE_BITS);
        long window = 0;
        int left = 0;
        boolean hasNan = false;
        for (int i = at; i < at + count; i++) {
            // A value takes few bits, and several of them are in a window; the state of a code that it is new to two
            // steps.
            if (left < 2 * SymbolCode.STATE_BITS) {
                window = Bits.window(bytes, bit);
                left = Bits.WINDOW;
            }
            int step = table[place];
            int width = step >>> WIDTH_SHIFT & WIDTH_MASK;
            int next = (step >>> PLACE_SHIFT) + (int) (window >>> 1 >>> Long.SIZE - 1 - width);
            int symbol = step & SYMBOL_MASK;
            window <<= width;
            left -= width;
            bit += width;
            if (symbol == escape) {
                if (place >= SymbolCode.STATES) {
                    step = table[next];
                    width = step >>> WIDTH_SHIFT & WIDTH_MASK;
                    next = (step >>> PLACE_SHIFT) + (int) (window >>> 1 >>> Long.SIZE - 1 - width);
                    symbol = step & SYMBOL_MASK;
                    window <<= width;
                    left -= width;
                    bit += width;
                }
                if (symbol == escape) {
                    into[i] = RawValue.value(type, raw(bytes, bit));
                    hasNan |= into[i] != into[i];
                    bit += (long) Byte.SIZE * type.bytes();
                    left = 0;
                    place = next;
                    continue;
                }
            }
            into[i] = values[symbol];
            hasNan |= symbol == nan;
            place = next;
        }
        in.skip(Bits.bytes(bit - start));
        if ((place & SymbolCode.STATES - 1) != 0) {
            throw in.damaged("has values that do not end as they should");
        }
        return hasNan;
    }

    /** The bits of a value that is no level. */
    private long raw(byte[] bytes, long bit) {
        int half = Byte.SIZE * type.bytes() / 2;
        long high = Bits.window(bytes, bit) >>> Long.SIZE - half;
        long low = Bits.window(bytes, bit + half) >>> Long.SIZE - half;
        return high << half | low;
    }

    private Steps steps() {
        Steps made = steps;
        if (made == null) {
            int[] table = new int[codes.length << SymbolCode.STATE_BITS];
            for (int code = 0; code < codes.length; code++) {
                int[] own = codes[code].steps();
                for (int state = 0; state < own.length; state++) {
                    table[code << SymbolCode.STATE_BITS | state] =
                            own[state] | codeAfter[own[state] & SYMBOL_MASK] << CODE_SHIFT;
                }
            }
            made = new Steps(
                    table,
                    Arrays.stream(levels)
                            .mapToDouble(level -> RawValue.value(type, level))
                            .toArray());
            steps = made;
        }
        return made;
    }
}
