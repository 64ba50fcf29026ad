package org.htmst.hbase.codec.column;

import java.util.Arrays;
import java.util.Optional;
import org.htmst.sample.ValueType;

/**
 * Writes a column of values in one of five schemes, the smallest, and reads it back. The package page draws the bytes.
 *
 * <p>A dictionary is tried only where values come twice on average: sorting what does not repeat takes a third of the time to encode
 * a file, and saves nothing. Where a model does well nothing else is tried.
 */
public final class ColumnCodec {

    static final int CONSTANT = 0;
    static final int DICTIONARY = 1;
    static final int SCALED = 2;
    static final int PLAIN = 3;
    static final int LEVELS = 4;

    /** With a model values of few levels take less than this; without one none do, but constants. */
    private static final int FEW_BITS = 4;

    private ColumnCodec() {}

    /**
     * Writes {@code values[from]} to {@code values[to - 1]}.
     *
     * @param model of the channel, if it has one
     * @throws IllegalArgumentException if one of them is no value of the type
     */
    public static void write(
            BlockWriter out, ValueType type, double[] values, int from, int to, Optional<LevelModel> model) {
        int count = to - from;
        double[] chunk = Arrays.copyOfRange(values, from, to);
        long[] bits = RawValue.bits(type, values, from, to);
        if (isConstant(bits, count)) {
            if (count > 0) {
                writeConstant(out, type, bits[0]);
            } else {
                out.put(CONSTANT, 1);
            }
            return;
        }
        byte[] levels = model.map(known -> known.encode(bits)).orElse(null);
        writeSmallest(out, type, chunk, bits, count, levels);
    }

    static void writeConstant(BlockWriter out, ValueType type, long bits) {
        out.put(CONSTANT, 1);
        out.put(bits, type.bytes());
    }

    /**
     * Writes the first {@code count} values, which are not all the same.
     *
     * @param bits of the values
     * @param levels what a model makes of them; null if there is none
     */
    static void writeSmallest(BlockWriter out, ValueType type, double[] values, long[] bits, int count, byte[] levels) {
        if (levels != null && isFew(levels.length, count)) {
            writeLevels(out, levels);
            return;
        }
        int smallest = levels == null ? count * type.bytes() : Math.min(levels.length, count * type.bytes());
        Decimals decimals = Decimals.of(type, values, 0, count);
        // What decimals win against anyway need not be made.
        int limit = decimals == null ? Dictionary.MAX_SIZE : Dictionary.limit(count, decimals.bytes());
        Dictionary dictionary = Dictionary.of(type, bits, count, Math.min(limit, Math.max(1, count / 2)));
        if (dictionary != null && dictionary.bytes() < smallest) {
            smallest = dictionary.bytes();
        } else {
            dictionary = null;
        }
        boolean isDictionary = dictionary != null && isFew(smallest, count);
        if (decimals != null && decimals.bytes() < smallest && !isDictionary) {
            out.put(SCALED, 1);
            decimals.write(out);
        } else if (dictionary != null) {
            out.put(DICTIONARY, 1);
            dictionary.write(out);
        } else if (levels != null && levels.length <= smallest) {
            writeLevels(out, levels);
        } else {
            out.put(PLAIN, 1);
            out.putPlanes(bits, 0, count, type.bytes());
        }
    }

    static boolean isFew(int bytes, int count) {
        return (long) Byte.SIZE * bytes < (long) FEW_BITS * count;
    }

    static void writeLevels(BlockWriter out, byte[] levels) {
        out.put(LEVELS, 1);
        out.putAll(levels);
    }

    /**
     * Reads {@code count} values to {@code into[at]} and on; there must be room.
     *
     * @param model of the channel, if it has one
     * @return whether one of them is NaN
     */
    public static boolean read(
            BlockReader in, ValueType type, int count, double[] into, int at, Optional<LevelModel> model) {
        int scheme = (int) in.get(1);
        if (count == 0 && scheme != CONSTANT) {
            throw in.damaged("has no values but the scheme " + scheme);
        }
        return switch (scheme) {
            case CONSTANT -> count > 0 && readConstant(in, type, count, into, at);
            case DICTIONARY -> Dictionary.read(in, type, count, into, at);
            case SCALED -> {
                Decimals.read(in, type, (int) in.get(1), count, into, at);
                yield false;
            }
            case PLAIN -> readPlain(in, type, count, into, at);
            case LEVELS -> readLevels(in, type, count, into, at, model);
            default -> throw in.damaged("has a column of unknown scheme " + scheme);
        };
    }

    private static boolean readLevels(
            BlockReader in, ValueType type, int count, double[] into, int at, Optional<LevelModel> model) {
        if (model.isEmpty() || model.get().type() != type) {
            throw in.damaged("needs a model of " + type.label() + " levels, which its channel has not");
        }
        return model.get().decode(in, count, into, at);
    }

    private static boolean readConstant(BlockReader in, ValueType type, int count, double[] into, int at) {
        double value = RawValue.value(type, in.get(type.bytes()));
        Arrays.fill(into, at, at + count, value);
        return Double.isNaN(value);
    }

    private static boolean readPlain(BlockReader in, ValueType type, int count, double[] into, int at) {
        long[] bits = new long[count];
        in.getPlanes(bits, 0, count, type.bytes());
        boolean hasNan = false;
        for (int i = 0; i < count; i++) {
            into[at + i] = RawValue.value(type, bits[i]);
            hasNan |= Double.isNaN(into[at + i]);
        }
        return hasNan;
    }

    /** Whether the first {@code count} are all the same. */
    static boolean isConstant(long[] bits, int count) {
        for (int i = 1; i < count; i++) {
            if (bits[i] != bits[0]) {
                return false;
            }
        }
        return true;
    }
}
