package org.htmst.hbase.codec.column;

import org.htmst.sample.ValueType;

/**
 * A float32 channel that is, but for rounding, the sum of two others, as a total of two bands is. Where the two are equal the value is
 * taken to be the same: so are zeros and the marks of missing values. What the values differ by, counted in floats from one to the
 * other, is written.
 *
 * @param first the number of one channel
 * @param second the number of the other
 */
public record SumModel(int first, int second) implements ChannelModel {

    /** The largest number of floats between two. */
    private static final long FARTHEST = 1L << 32;

    @Override
    public int scheme() {
        return ColumnCodec.SUM;
    }

    @Override
    public ValueType type() {
        return ValueType.FLOAT32;
    }

    @Override
    public int[] sources() {
        return new int[] {first, second};
    }

    /** By how many floats {@code value} is above what two values make expect. */
    public static long distance(double value, double first, double second) {
        return distance(Float.floatToIntBits((float) value), first, second);
    }

    @Override
    public byte[] encode(long[] bits, double[][] sources) {
        long[] distances = new long[bits.length];
        for (int i = 0; i < bits.length; i++) {
            distances[i] = distance((int) bits[i], sources[0][i], sources[1][i]);
        }
        BlockWriter out = new BlockWriter(64 + bits.length);
        IntegerSeries.of(distances, distances.length).write(out);
        return out.bytes();
    }

    @Override
    public boolean decode(BlockReader in, int count, double[] into, int at, double[][] sources) {
        long[] distances = new long[count];
        IntegerSeries.read(in, count, distances, 0);
        boolean hasNan = false;
        for (int i = 0; i < count; i++) {
            long distance = distances[i];
            long value = distance + ordered(expected(sources[0][i], sources[1][i]));
            if (Math.abs(distance) > FARTHEST || value != (int) value) {
                throw in.damaged("has the distance " + distance + " from a sum, where no float is");
            }
            into[at + i] = Float.intBitsToFloat(ordered((int) value));
            hasNan |= Double.isNaN(into[at + i]);
        }
        return hasNan;
    }

    private static long distance(int bits, double first, double second) {
        return (long) ordered(bits) - ordered(expected(first, second));
    }

    private static int expected(double first, double second) {
        return Float.floatToIntBits((float) (first == second ? first : first + second));
    }

    /** The bits of a float as a number that ascends as floats do, and such a number as the bits of a float. */
    private static int ordered(int bits) {
        return bits ^ bits >> Integer.SIZE - 1 >>> 1;
    }

    @Override
    public void write(BlockWriter out) {
        out.put(SUM | TypeCode.of(type()), 1);
        out.putShort(first);
        out.putShort(second);
    }

    static SumModel read(BlockReader in, ValueType type) {
        if (type != ValueType.FLOAT32) {
            throw in.damaged("has sums of " + type.label() + " values");
        }
        return new SumModel(channel(in), channel(in));
    }

    private static int channel(BlockReader in) {
        long number = in.getShort();
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw in.damaged("has the channel number " + number);
        }
        return (int) number;
    }
}
