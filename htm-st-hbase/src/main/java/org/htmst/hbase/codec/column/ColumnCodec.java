package org.htmst.hbase.codec.column;

import java.util.Arrays;
import java.util.Optional;
import org.htmst.sample.ValueType;

/**
 * Writes a column of values in one of six schemes, the smallest, and reads it back. The package page draws the bytes.
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
    static final int SUM = 5;

    /** With a model values of few levels take less than this; without one none do, but constants. */
    private static final int FEW_BITS = 4;

    private static final int SCHEME_SHIFT = 4;
    private static final int TYPE_MASK = 0xF;

    private ColumnCodec() {}

    /** As {@link #write(BlockWriter, ValueType, double[], int, int, Optional, double[][])} without a model. */
    public static void write(BlockWriter out, ValueType type, double[] values, int from, int to) {
        write(out, type, values, from, to, Optional.empty(), new double[0][]);
    }

    /**
     * Writes {@code values[from]} to {@code values[to - 1]}.
     *
     * @param model of the channel, if it has one
     * @param sources the values, from index 0 on, of the model's sources at the same samples
     * @throws IllegalArgumentException if one of them is no value of the type
     */
    public static void write(
            BlockWriter out,
            ValueType type,
            double[] values,
            int from,
            int to,
            Optional<ChannelModel> model,
            double[][] sources) {
        int count = to - from;
        double[] chunk = Arrays.copyOfRange(values, from, to);
        long[] bits = RawValue.bits(type, values, from, to);
        if (isConstant(bits, count)) {
            if (count > 0) {
                writeConstant(out, type, bits[0]);
            } else {
                head(out, CONSTANT, type);
            }
            return;
        }
        writeSmallest(out, type, chunk, bits, count, model, model.map(known -> known.encode(bits, sources)));
    }

    static void writeConstant(BlockWriter out, ValueType type, long bits) {
        head(out, CONSTANT, type);
        out.put(bits, type.bytes());
    }

    /**
     * Writes the first {@code count} values, which are not all the same.
     *
     * @param bits of the values
     * @param coded what the model makes of them
     */
    static void writeSmallest(
            BlockWriter out,
            ValueType type,
            double[] values,
            long[] bits,
            int count,
            Optional<ChannelModel> model,
            Optional<byte[]> coded) {
        byte[] modelled = coded.orElse(null);
        if (modelled != null && isFew(modelled.length, count)) {
            writeModelled(out, model.get(), modelled);
            return;
        }
        int smallest = modelled == null ? count * type.bytes() : Math.min(modelled.length, count * type.bytes());
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
            head(out, SCALED, type);
            decimals.write(out);
        } else if (dictionary != null) {
            head(out, DICTIONARY, type);
            dictionary.write(out);
        } else if (modelled != null && modelled.length <= smallest) {
            writeModelled(out, model.get(), modelled);
        } else {
            head(out, PLAIN, type);
            out.putPlanes(bits, 0, count, type.bytes());
        }
    }

    static boolean isFew(int bytes, int count) {
        return (long) Byte.SIZE * bytes < (long) FEW_BITS * count;
    }

    static void writeModelled(BlockWriter out, ChannelModel model, byte[] modelled) {
        head(out, model.scheme(), model.type());
        out.putAll(modelled);
    }

    private static void head(BlockWriter out, int scheme, ValueType type) {
        out.put(scheme << SCHEME_SHIFT | TypeCode.of(type), 1);
    }

    /**
     * The number type of the column that begins here, which is not passed over.
     *
     * @throws org.htmst.failure.HtmStException if there is none
     */
    public static ValueType type(BlockReader in) {
        return TypeCode.of(in, in.peek() & TYPE_MASK);
    }

    /** Whether the column that begins here, which is not passed over, was written with a model. */
    public static boolean isModelled(BlockReader in) {
        return in.peek() >>> SCHEME_SHIFT >= LEVELS;
    }

    /**
     * Reads {@code count} values to {@code into[at]} and on; there must be room.
     *
     * @param model of the channel, if it has one
     * @param sources the values, from index 0 on, of the model's sources at the same samples, if the column {@link #isModelled}
     * @return whether one of them is NaN
     */
    public static boolean read(
            BlockReader in, int count, double[] into, int at, Optional<ChannelModel> model, double[][] sources) {
        ValueType type = type(in);
        return read(in, (int) in.get(1) >>> SCHEME_SHIFT, type, count, into, at, model, sources);
    }

    /** As {@link #read}, of a column as versions up to 4 wrote it: its first byte is the scheme alone. */
    public static boolean readOld(
            BlockReader in, ValueType type, int count, double[] into, int at, Optional<ChannelModel> model) {
        return read(in, (int) in.get(1), type, count, into, at, model, new double[0][]);
    }

    private static boolean read(
            BlockReader in,
            int scheme,
            ValueType type,
            int count,
            double[] into,
            int at,
            Optional<ChannelModel> model,
            double[][] sources) {
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
            case LEVELS, SUM -> model(in, scheme, type, model).decode(in, count, into, at, sources);
            default -> throw in.damaged("has a column of unknown scheme " + scheme);
        };
    }

    private static ChannelModel model(BlockReader in, int scheme, ValueType type, Optional<ChannelModel> model) {
        if (model.isEmpty() || model.get().scheme() != scheme || model.get().type() != type) {
            throw in.damaged("needs a model of the scheme " + scheme + " for " + type.label()
                    + " values, which its channel has not");
        }
        return model.get();
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

    static boolean isConstant(long[] bits, int count) {
        for (int i = 1; i < count; i++) {
            if (bits[i] != bits[0]) {
                return false;
            }
        }
        return true;
    }
}
