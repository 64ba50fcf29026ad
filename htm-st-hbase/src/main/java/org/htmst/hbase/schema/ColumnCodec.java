package org.htmst.hbase.schema;

import java.util.Arrays;
import org.htmst.sample.ValueType;

/** Writes a column of values in the smallest of four schemes, and reads it back. The package page draws the bytes. */
final class ColumnCodec {

    static final int CONSTANT = 0;
    static final int DICTIONARY = 1;
    static final int SCALED = 2;
    static final int PLAIN = 3;

    private static final int SCHEME_BYTES = 1;
    private static final int DICTIONARY_HEAD_BYTES = 2;
    private static final int SCALED_HEAD_BYTES = 1;

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
            out.put(CONSTANT, SCHEME_BYTES);
            if (count > 0) {
                out.put(bits[0], type.bytes());
            }
            return;
        }
        int plainBytes = count * type.bytes();
        Dictionary dictionary = Dictionary.of(bits, Math.min(Dictionary.MAX_SIZE, count));
        int dictionaryBytes = dictionary == null ? Integer.MAX_VALUE : bytes(dictionary, type);
        IntegerSeries series = null;
        int scaledBytes = Integer.MAX_VALUE;
        Decimals decimals = Decimals.of(type, values, from, to);
        if (decimals != null) {
            series = IntegerSeries.of(decimals.numbers(), count);
            scaledBytes = SCALED_HEAD_BYTES + series.bytes();
        }
        if (dictionaryBytes <= Math.min(scaledBytes, plainBytes)) {
            out.put(DICTIONARY, SCHEME_BYTES);
            write(out, dictionary, type);
        } else if (scaledBytes < plainBytes) {
            out.put(SCALED, SCHEME_BYTES);
            out.put(decimals.exponent(), SCALED_HEAD_BYTES);
            series.write(out);
        } else {
            out.put(PLAIN, SCHEME_BYTES);
            out.putPlanes(bits, 0, count, type.bytes());
        }
    }

    /** Reads {@code count} values to {@code into[at]} and on; there must be room. */
    static void read(BlockReader in, ValueType type, int count, double[] into, int at) {
        int scheme = (int) in.get(SCHEME_BYTES);
        switch (scheme) {
            case CONSTANT -> {
                if (count > 0) {
                    Arrays.fill(into, at, at + count, RawValue.value(type, in.get(type.bytes())));
                }
            }
            case DICTIONARY -> readDictionary(in, type, count, into, at);
            case SCALED -> {
                int exponent = (int) in.get(SCALED_HEAD_BYTES);
                if (exponent > Decimals.MAX_EXPONENT || count == 0) {
                    throw in.damaged("has " + count + " values scaled by 10^" + exponent);
                }
                long[] numbers = new long[count];
                IntegerSeries.read(in, count, numbers, 0);
                Decimals.values(type, exponent, numbers, count, into, at);
            }
            case PLAIN -> {
                long[] bits = new long[count];
                in.getPlanes(bits, 0, count, type.bytes());
                for (int i = 0; i < count; i++) {
                    into[at + i] = RawValue.value(type, bits[i]);
                }
            }
            default -> throw in.damaged("has a column of unknown scheme " + scheme);
        }
    }

    private static boolean isConstant(long[] bits) {
        for (int i = 1; i < bits.length; i++) {
            if (bits[i] != bits[0]) {
                return false;
            }
        }
        return true;
    }

    private static int bytes(Dictionary dictionary, ValueType type) {
        int size = dictionary.distinct().length;
        return DICTIONARY_HEAD_BYTES + size * type.bytes() + packedBytes(dictionary.indices().length, indexBits(size));
    }

    /** The bits of an index into a dictionary of {@code size} values. */
    private static int indexBits(int size) {
        return size <= 2 ? 1 : size <= 4 ? 2 : size <= 16 ? 4 : Byte.SIZE;
    }

    private static int packedBytes(int count, int bits) {
        return (count * bits + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static void write(BlockWriter out, Dictionary dictionary, ValueType type) {
        long[] distinct = dictionary.distinct();
        byte[] indices = dictionary.indices();
        int bits = indexBits(distinct.length);
        out.put(bits, 1);
        out.put(distinct.length - 1, 1);
        for (long value : distinct) {
            out.put(value, type.bytes());
        }
        int packed = out.room(packedBytes(indices.length, bits));
        byte[] bytes = out.array();
        for (int i = 0; i < indices.length; i++) {
            int bit = i * bits;
            bytes[packed + bit / Byte.SIZE] |= (byte) (indices[i] << bit % Byte.SIZE);
        }
    }

    private static void readDictionary(BlockReader in, ValueType type, int count, double[] into, int at) {
        int bits = (int) in.get(1);
        int size = (int) in.get(1) + 1;
        if (bits != indexBits(size)) {
            throw in.damaged("has a dictionary of " + size + " values with indices of " + bits + " bits");
        }
        double[] values = new double[1 << bits];
        for (int i = 0; i < size; i++) {
            values[i] = RawValue.value(type, in.get(type.bytes()));
        }
        int packed = in.skip(packedBytes(count, bits));
        byte[] bytes = in.array();
        int highest = 0;
        if (bits == Byte.SIZE) {
            for (int i = 0; i < count; i++) {
                int index = bytes[packed + i] & 0xFF;
                highest = Math.max(highest, index);
                into[at + i] = values[index];
            }
        } else {
            int mask = (1 << bits) - 1;
            for (int i = 0; i < count; i++) {
                int bit = i * bits;
                int index = bytes[packed + bit / Byte.SIZE] >>> bit % Byte.SIZE & mask;
                highest = Math.max(highest, index);
                into[at + i] = values[index];
            }
        }
        if (highest >= size) {
            throw in.damaged("has the index " + highest + " into a dictionary of " + size + " values");
        }
    }
}
