package org.htmst.hbase.codec;

import java.util.Arrays;
import org.htmst.sample.ValueType;

/**
 * Writes a column of values in one of four schemes, and reads it back. The package page draws the bytes.
 *
 * <p>The smallest scheme is taken, but decimals may be a quarter larger than what they replace, since their planes of small
 * differences leave more for HBase's own compression: over the 158 variables of three NOAA files this gives 133, 105 and 91
 * bytes a sample on disk; without it 135, 109 and 93; with half as much again 135, 106 and 93. A dictionary is tried only where
 * values come twice on average: sorting what does not repeat takes a third of the time to encode a file, and saves nothing.
 */
final class ColumnCodec {

    static final int CONSTANT = 0;
    static final int DICTIONARY = 1;
    static final int SCALED = 2;
    static final int PLAIN = 3;

    /** The fewest bytes of decimals beside one a value. */
    private static final int SERIES_BYTES = 9;

    private ColumnCodec() {}

    /**
     * Writes {@code values[from]} to {@code values[to - 1]}.
     *
     * @throws IllegalArgumentException if one of them is no value of the type
     */
    static void write(BlockWriter out, ValueType type, double[] values, int from, int to) {
        long[] bits = RawValue.bits(type, values, from, to);
        int count = bits.length;
        if (isConstant(bits)) {
            out.put(CONSTANT, 1);
            if (count > 0) {
                out.put(bits[0], type.bytes());
            }
            return;
        }
        int smallest = count * type.bytes();
        Dictionary dictionary = Dictionary.of(type, bits, Math.min(Dictionary.MAX_SIZE, Math.max(1, count / 2)));
        if (dictionary != null && dictionary.bytes() < smallest) {
            smallest = dictionary.bytes();
        } else {
            dictionary = null;
        }
        Decimals decimals = isShort(dictionary, count) ? null : Decimals.of(type, values, from, to);
        if (decimals != null && 4L * decimals.bytes() < 5L * smallest) {
            out.put(SCALED, 1);
            decimals.write(out);
        } else if (dictionary != null) {
            out.put(DICTIONARY, 1);
            dictionary.write(out);
        } else {
            out.put(PLAIN, 1);
            out.putPlanes(bits, 0, count, type.bytes());
        }
    }

    /**
     * Reads {@code count} values to {@code into[at]} and on; there must be room.
     *
     * @return whether one of them is NaN
     */
    static boolean read(BlockReader in, ValueType type, int count, double[] into, int at) {
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
            default -> throw in.damaged("has a column of unknown scheme " + scheme);
        };
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

    /** Whether decimals need not be tried: values of which two are alike, but not all, take them a byte each at the least. */
    private static boolean isShort(Dictionary dictionary, int count) {
        return dictionary != null && 5L * dictionary.bytes() <= 4L * (count + SERIES_BYTES);
    }

    private static boolean isConstant(long[] bits) {
        for (int i = 1; i < bits.length; i++) {
            if (bits[i] != bits[0]) {
                return false;
            }
        }
        return true;
    }
}
