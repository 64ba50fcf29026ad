package org.htmst.hbase.codec.column;

import java.util.Arrays;
import java.util.Optional;
import org.htmst.sample.ValueType;

/**
 * What the values of a channel of few levels were like once: the levels, and how often each followed each, or, of a channel that has
 * a source, came with each of the source's. With it a value costs as many bits as that makes it a surprise, and a chunk carries no
 * table of its own. Immutable; the package page draws the bytes of models, and of columns written with one.
 */
public final class LevelModel implements ChannelModel {

    /** A channel with more levels has no model. */
    static final int MAX_LEVELS = 256;

    /** Fewer values than this a level tell nothing of the next. */
    private static final int VALUES_PER_LEVEL = 8;

    /** A level that was left less often has no frequencies of its own. */
    private static final int FEWEST_LEAVINGS = 16;

    /** Of a source that tells nearly all, less is enough. */
    private static final int FEWEST_OF_SOURCE = 2;

    private static final int SYMBOL_MASK = 0x1FF;
    private static final int SYMBOL_BITS = 9;
    private static final int WIDTH_SHIFT = 9;
    private static final int WIDTH_MASK = 0xF;
    private static final int PLACE_SHIFT = 13;
    private static final int CODE_SHIFT = PLACE_SHIFT + SymbolCode.STATE_BITS;

    /** In place of the level of a value that has none. */
    private static final short NO_LEVEL = -1;

    private final ValueType type;

    /** Null where each value is told by the one before it. */
    private final Source source;

    private final Levels levels;

    /** The first is that of all values and has every level: for the first of a chunk, and for what is new to another code. */
    private final SymbolCode[] codes;

    /**
     * Of each level, or level of the source, the place of the code for what follows it, or comes with it; 0 for rare ones. The last
     * entry is for a value that is no level.
     */
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

    /** A channel whose levels tell those of another at the same samples. */
    private record Source(int channel, ValueType type, Levels levels) {}

    private LevelModel(ValueType type, Source source, Levels levels, SymbolCode[] codes, short[] codeAfter) {
        this.type = type;
        this.source = source;
        this.levels = levels;
        this.codes = codes;
        this.codeAfter = codeAfter;
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
        Levels levels = new Levels(dictionary.distinct());
        int[][] after = new int[levels.size()][levels.size()];
        for (int[] chunk : chunks) {
            for (int i = 1; i < chunk.length; i++) {
                after[dictionary.place(chunk[i - 1])][dictionary.place(chunk[i])]++;
            }
        }
        return Optional.of(
                of(type, null, levels, counts(dictionary, levels.size(), values.length), after, FEWEST_LEAVINGS));
    }

    /**
     * A model of values by those of another channel at the same samples.
     *
     * @param values of which {@code own} is a model
     * @param channel the number of the source
     * @param sourceModel of the source
     * @param sourceValues as many
     */
    public static LevelModel told(
            LevelModel own, double[] values, int channel, LevelModel sourceModel, double[] sourceValues) {
        short[] found = own.levels(values);
        short[] sourceFound = sourceModel.levels(sourceValues);
        Source source = new Source(channel, sourceModel.type, sourceModel.levels);
        int[] all = new int[own.levels.size()];
        int[][] with = new int[source.levels.size()][own.levels.size()];
        for (int i = 0; i < found.length; i++) {
            if (found[i] != NO_LEVEL) {
                all[found[i]]++;
                if (sourceFound[i] != NO_LEVEL) {
                    with[sourceFound[i]][found[i]]++;
                }
            }
        }
        return of(own.type, source, own.levels, all, with, FEWEST_OF_SOURCE);
    }

    private static LevelModel of(ValueType type, Source source, Levels levels, int[] all, int[][] after, int fewest) {
        SymbolCode[] codes = new SymbolCode[after.length + 1];
        codes[0] = new SymbolCode(SymbolCode.frequencies(all));
        short[] codeAfter = new short[after.length + 1];
        short count = 1;
        for (int level = 0; level < after.length; level++) {
            if (Arrays.stream(after[level]).sum() >= fewest) {
                codes[count] = new SymbolCode(SymbolCode.frequencies(after[level]));
                codeAfter[level] = count++;
            }
        }
        return new LevelModel(type, source, levels, Arrays.copyOf(codes, count), codeAfter);
    }

    private static int[] counts(Dictionary dictionary, int levels, int values) {
        int[] counts = new int[levels];
        for (int i = 0; i < values; i++) {
            counts[dictionary.place(i)]++;
        }
        return counts;
    }

    /** Of each value its level; below 0 of one that has none, be it since it is none of the type. */
    public short[] levels(double[] values) {
        return levels.places(type, values);
    }

    /** The values of the levels. */
    public double[] values() {
        return levels.values(type);
    }

    /** The bits of a level. */
    long level(short level) {
        return levels.bits(level);
    }

    /** The codes that values of the source call for; null if there is none. */
    short[] told(double[][] sources) {
        if (source == null) {
            return null;
        }
        short[] told = source.levels.places(source.type, sources[0]);
        for (int i = 0; i < told.length; i++) {
            told[i] = told[i] == NO_LEVEL ? 0 : codeAfter[told[i]];
        }
        return told;
    }

    /** How many levels there are. */
    public int size() {
        return levels.size();
    }

    @Override
    public int scheme() {
        return ColumnCodec.LEVELS;
    }

    @Override
    public int[] sources() {
        return source == null ? new int[0] : new int[] {source.channel};
    }

    @Override
    public ValueType type() {
        return type;
    }

    @Override
    public void write(BlockWriter out) {
        out.put((source == null ? ChannelModel.LEVELS : ChannelModel.TOLD) | TypeCode.of(type), 1);
        if (source != null) {
            out.putShort(source.channel);
            out.put(TypeCode.of(source.type), 1);
            source.levels.write(out, source.type);
        }
        levels.write(out, type);
        out.put(codes.length, 2);
        for (int level = 0; level < codeAfter.length - 1; level++) {
            out.putShort(codeAfter[level]);
        }
        for (SymbolCode code : codes) {
            short[] frequencies = code.frequencies();
            int zeros = 0;
            for (int symbol = 0; symbol < levels.size(); symbol++) {
                if (frequencies[symbol] == 0) {
                    zeros++;
                } else {
                    out.putShort(zeros);
                    out.putShort(frequencies[symbol]);
                    zeros = 0;
                }
            }
            out.putShort(levels.size());
        }
    }

    /** Reads what {@link #write} wrote after the first byte. */
    static LevelModel read(BlockReader in, ValueType type, boolean isTold) {
        Source source = null;
        if (isTold) {
            int channel = (int) checked(in, in.getShort(), Integer.MAX_VALUE);
            ValueType sourceType = TypeCode.read(in);
            source = new Source(channel, sourceType, Levels.read(in, sourceType));
        }
        Levels levels = Levels.read(in, type);
        int before = source == null ? levels.size() : source.levels.size();
        int count = (int) in.get(2);
        if (count < 1 || count > before + 1) {
            throw in.damaged("has " + count + " codes for " + before + " levels");
        }
        short[] codeAfter = new short[before + 1];
        for (int level = 0; level < before; level++) {
            codeAfter[level] = (short) checked(in, in.getShort(), count - 1);
        }
        SymbolCode[] codes = new SymbolCode[count];
        for (int c = 0; c < count; c++) {
            codes[c] = readCode(in, levels.size());
        }
        for (int level = 0; level < levels.size(); level++) {
            if (!codes[0].has(level)) {
                throw in.damaged("has a level that cannot be written");
            }
        }
        return new LevelModel(type, source, levels, codes, codeAfter);
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

    @Override
    public byte[] encode(long[] bits, double[][] sources) {
        short[] found = new short[bits.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = levels.place(bits[i]);
        }
        return encode(found, told(sources), bits, found.length, new Bits.BackwardWriter());
    }

    /**
     * The first {@code count} values, as {@link #decode} reads them. A state runs from the last symbol to the first, so that a reader
     * meets them in order.
     *
     * @param found their {@linkplain #levels levels}
     * @param told the codes that {@link #told} gives; null if there is no source
     * @param bits of the values; null if each has a level
     * @param out is cleared
     */
    byte[] encode(short[] found, short[] told, long[] bits, int count, Bits.BackwardWriter out) {
        // At the most the symbol for what is new to a code, another, and the bits of what is no level.
        int most = 2 * SymbolCode.STATE_BITS + (bits == null ? 0 : Byte.SIZE * type.bytes());
        out.clear((long) count * most + SymbolCode.STATE_BITS);
        int escape = levels.size();
        int state = 0;
        for (int i = count - 1; i >= 0; i--) {
            int level = found[i];
            int place = told == null ? after(i == 0 ? NO_LEVEL : found[i - 1]) : told[i];
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

    private int after(short level) {
        return level == NO_LEVEL ? 0 : codeAfter[level];
    }

    /** Puts the symbol out before all others; the state that comes before it. */
    private static int put(SymbolCode code, int symbol, int state, Bits.BackwardWriter out) {
        int width = code.bits(state, symbol);
        out.put(state & (1 << width) - 1, width);
        return code.next(state, symbol, width);
    }

    @Override
    public boolean decode(BlockReader in, int count, double[] into, int at, double[][] sources) {
        short[] told = told(sources);
        Steps reading = steps();
        int[] table = reading.steps;
        double[] values = reading.values;
        byte[] bytes = in.array();
        long start = (long) in.skip(0) * Byte.SIZE;
        int escape = levels.size();
        int nan = Double.isNaN(values[values.length - 1]) ? values.length - 1 : escape;
        long bit = start + SymbolCode.STATE_BITS;
        // The code that a value is read with, and the state.
        int place = (int) (Bits.window(bytes, start) >>> Long.SIZE - SymbolCode.STATE_BITS);
        long window = 0;
        int left = 0;
        boolean hasNan = false;
        for (int i = at; i < at + count; i++) {
            if (told != null) {
                place |= told[i - at] << SymbolCode.STATE_BITS;
            }
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
                    // Which code comes next a source says anew for each value.
                    int next = source == null ? codeAfter[own[state] & SYMBOL_MASK] : 0;
                    table[code << SymbolCode.STATE_BITS | state] = own[state] | next << CODE_SHIFT;
                }
            }
            made = new Steps(table, levels.values(type));
            steps = made;
        }
        return made;
    }
}
