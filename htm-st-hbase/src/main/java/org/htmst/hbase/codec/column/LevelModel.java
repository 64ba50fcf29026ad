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

    /** In place of a code and symbol: the bits of a value. */
    private static final int RAW = -1;

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
        Dictionary dictionary = Dictionary.of(type, bits, MAX_LEVELS);
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
        short[] places = own.places(values);
        short[] sourcePlaces = sourceModel.places(sourceValues);
        Source source = new Source(channel, sourceModel.type, sourceModel.levels);
        int[] all = new int[own.levels.size()];
        int[][] with = new int[source.levels.size()][own.levels.size()];
        for (int i = 0; i < places.length; i++) {
            if (places[i] < all.length) {
                all[places[i]]++;
                if (sourcePlaces[i] < with.length) {
                    with[sourcePlaces[i]][places[i]]++;
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

    /**
     * The place of each value among the levels; their number for one that is none.
     *
     * @throws IllegalArgumentException if a value is none of the type
     */
    public short[] places(double[] values) {
        long[] bits = RawValue.bits(type, values, 0, values.length);
        short[] places = new short[bits.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (short) levels.place(bits[i]);
        }
        return places;
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
        short[] told = source == null ? null : codes(sources[0], bits.length);
        // At the most the symbol for what is new to a code, twice, and the bits of what is no level.
        int[] fields = new int[3 * bits.length];
        int count = 0;
        int code = 0;
        int escape = levels.size();
        for (int i = 0; i < bits.length; i++) {
            int level = levels.place(bits[i]);
            code = told == null ? code : told[i];
            if (level < escape && codes[code].has(level)) {
                fields[count++] = code << SYMBOL_BITS | level;
            } else {
                fields[count++] = code << SYMBOL_BITS | escape;
                if (code != 0) {
                    fields[count++] = level;
                }
                if (level == escape) {
                    fields[count++] = RAW;
                }
            }
            code = told == null ? codeAfter[level] : 0;
        }
        return written(bits, Arrays.copyOf(fields, count));
    }

    /** The codes that the source calls for. */
    private short[] codes(double[] values, int count) {
        long[] bits = RawValue.bits(source.type, values, 0, count);
        short[] told = new short[count];
        for (int i = 0; i < count; i++) {
            told[i] = codeAfter[source.levels.place(bits[i])];
        }
        return told;
    }

    /** A state runs from the last symbol to the first, so that a reader meets them in order. */
    private byte[] written(long[] bits, int[] fields) {
        int[] states = new int[fields.length];
        byte[] widths = new byte[fields.length];
        int state = 0;
        long length = SymbolCode.STATE_BITS;
        for (int i = fields.length - 1; i >= 0; i--) {
            if (fields[i] == RAW) {
                length += (long) Byte.SIZE * type.bytes();
                continue;
            }
            SymbolCode code = codes[fields[i] >>> SYMBOL_BITS];
            int symbol = fields[i] & SYMBOL_MASK;
            int width = code.bits(state, symbol);
            states[i] = state;
            widths[i] = (byte) width;
            state = code.next(state, symbol, width);
            length += width;
        }
        byte[] bytes = new byte[Bits.bytes(length)];
        Bits.Writer out = new Bits.Writer(bytes, 0);
        out.put(state, SymbolCode.STATE_BITS);
        int value = 0;
        for (int i = 0; i < fields.length; i++) {
            if (fields[i] == RAW) {
                int half = Byte.SIZE * type.bytes() / 2;
                out.put(bits[value] >>> half & (1L << half) - 1, half);
                out.put(bits[value] & (1L << half) - 1, half);
                value++;
            } else {
                out.put(states[i] & (1 << widths[i]) - 1, widths[i]);
                value += (fields[i] & SYMBOL_MASK) < levels.size() ? 1 : 0;
            }
        }
        out.end();
        return bytes;
    }

    @Override
    public boolean decode(BlockReader in, int count, double[] into, int at, double[][] sources) {
        short[] told = source == null ? null : codes(sources[0], count);
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
