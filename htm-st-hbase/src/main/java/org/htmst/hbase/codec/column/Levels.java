package org.htmst.hbase.codec.column;

import java.util.Arrays;
import org.htmst.sample.ValueType;

/** The values that a channel of few has, as the bits of their type, in the order of the values, NaN last; at most 256, none twice. */
final class Levels {

    private final long[] bits;
    private final short[] slots;

    Levels(long[] bits) {
        this.bits = bits;
        this.slots = Dictionary.slots(bits.length);
        for (int level = 0; level < bits.length; level++) {
            slots[Dictionary.slot(slots, bits, bits[level])] = (short) (level + 1);
        }
    }

    /** How many there are. */
    int size() {
        return bits.length;
    }

    /** The bits of a level. */
    long bits(int level) {
        return bits[level];
    }

    /** The place of a value, given as its bits; -1 if it is none of them. */
    short place(long value) {
        // One less than a place that is there, and -1 where there is none.
        return (short) (slots[Dictionary.slot(slots, bits, value)] - 1);
    }

    /** Of each value its place; -1 of one that has none, be it since it is none of the type. */
    short[] places(ValueType type, double[] values) {
        short[] places = new short[values.length];
        short place = -1;
        for (int i = 0; i < values.length; i++) {
            // A value comes again more often than not.
            boolean isLast =
                    i > 0 && Double.doubleToRawLongBits(values[i]) == Double.doubleToRawLongBits(values[i - 1]);
            place = isLast ? place : place(type, values[i]);
            places[i] = place;
        }
        return places;
    }

    private short place(ValueType type, double value) {
        return type.holds(value) ? place(RawValue.bits(type, value)) : -1;
    }

    /** The levels as values. */
    double[] values(ValueType type) {
        return Arrays.stream(bits)
                .mapToDouble(level -> RawValue.value(type, level))
                .toArray();
    }

    /** The bytes that {@link #read} reads. */
    void write(BlockWriter out, ValueType type) {
        out.put(bits.length - 1, 1);
        for (long level : bits) {
            out.put(level, type.bytes());
        }
    }

    static Levels read(BlockReader in, ValueType type) {
        long[] bits = new long[(int) in.get(1) + 1];
        for (int level = 0; level < bits.length; level++) {
            bits[level] = in.get(type.bytes());
        }
        if (Arrays.stream(bits).distinct().count() < bits.length) {
            throw in.damaged("has a level twice");
        }
        return new Levels(bits);
    }
}
