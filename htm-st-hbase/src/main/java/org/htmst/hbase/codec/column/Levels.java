package org.htmst.hbase.codec.column;

import java.util.Arrays;
import org.htmst.sample.ValueType;

/** The values that a channel of few has, as the bits of their type, in the order of the values, NaN last; at most 256, none twice. */
final class Levels {

    private static final int SLOTS = 1024;

    private final long[] bits;
    private final short[] slots = new short[SLOTS];

    Levels(long[] bits) {
        this.bits = bits;
        for (int level = 0; level < bits.length; level++) {
            slots[Dictionary.slot(slots, bits, bits[level])] = (short) (level + 1);
        }
    }

    /** How many there are. */
    int size() {
        return bits.length;
    }

    /** The place of a value, given as its bits; {@link #size} if it is none of them. */
    int place(long value) {
        int slot = slots[Dictionary.slot(slots, bits, value)];
        return slot == 0 ? bits.length : slot - 1;
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
