package org.htmst.hbase.codec.column;

import java.util.Arrays;
import org.htmst.sample.ValueType;

/**
 * The distinct values of a column, ascending, and of each value its place among them. Written in as few bits a place as will do,
 * and the distinct values as decimals where that is smaller; the package page draws the bytes.
 */
final class Dictionary {

    static final int MAX_SIZE = 256;

    /** Up to so many places take half a byte. */
    private static final int FEW = 16;

    private static final long HASH_FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private static final int HEAD_BYTES = 3;
    private static final int RAW = 0xFF;

    private final ValueType type;
    private final long[] distinct;
    private final Decimals decimals;
    private final byte[] places;

    private Dictionary(ValueType type, long[] distinct, Decimals decimals, byte[] places) {
        this.type = type;
        this.distinct = distinct;
        this.decimals = decimals;
        this.places = places;
    }

    /**
     * The dictionary of the first {@code count} values with these bits, or null if it had more than {@code limit} entries.
     *
     * @param limit at most {@link #MAX_SIZE}
     */
    static Dictionary of(ValueType type, long[] bits, int count, int limit) {
        short[] slots = slots(limit);
        long[] found = new long[limit];
        byte[] places = new byte[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            int slot = slot(slots, found, bits[i]);
            if (slots[slot] == 0) {
                if (size == limit) {
                    return null;
                }
                found[size++] = bits[i];
                slots[slot] = (short) size;
            }
            places[i] = (byte) (slots[slot] - 1);
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = RawValue.value(type, found[i]);
        }
        Arrays.sort(values);
        long[] distinct = RawValue.bits(type, values, 0, size);
        byte[] rank = new byte[size];
        for (int r = 0; r < size; r++) {
            rank[slots[slot(slots, found, distinct[r])] - 1] = (byte) r;
        }
        for (int i = 0; i < places.length; i++) {
            places[i] = rank[places[i] & 0xFF];
        }
        Decimals decimals = Decimals.of(type, values, 0, size);
        boolean smaller = decimals != null && decimals.bytes() < size * type.bytes();
        return new Dictionary(type, distinct, smaller ? decimals : null, places);
    }

    /** The number of distinct values. */
    int size() {
        return distinct.length;
    }

    /** The bits of the distinct values, which ascend. */
    long[] distinct() {
        return distinct;
    }

    /** The place of the {@code i}-th value among the distinct ones. */
    int place(int i) {
        return places[i] & 0xFF;
    }

    /** The number of bytes {@link #write} will write. */
    int bytes() {
        int entries = decimals == null ? distinct.length * type.bytes() : decimals.bytes() - 1;
        return HEAD_BYTES + entries + packedBytes(places.length, placeBits(distinct.length));
    }

    void write(BlockWriter out) {
        int bits = placeBits(distinct.length);
        out.put(distinct.length - 1, 1);
        if (decimals == null) {
            out.put(RAW, 1);
            for (long entry : distinct) {
                out.put(entry, type.bytes());
            }
        } else {
            decimals.write(out);
        }
        out.put(bits, 1);
        int packed = out.room(packedBytes(places.length, bits));
        byte[] bytes = out.array();
        for (int i = 0; i < places.length; i++) {
            int bit = i * bits;
            bytes[packed + bit / Byte.SIZE] |= (byte) (places[i] << bit % Byte.SIZE);
        }
    }

    /**
     * Reads {@code count} values to {@code into[at]} and on.
     *
     * @return whether one of them is NaN
     */
    static boolean read(BlockReader in, ValueType type, int count, double[] into, int at) {
        int size = (int) in.get(1) + 1;
        double[] values = new double[MAX_SIZE];
        int exponent = (int) in.get(1);
        if (exponent == RAW) {
            for (int i = 0; i < size; i++) {
                values[i] = RawValue.value(type, in.get(type.bytes()));
            }
        } else {
            Decimals.read(in, type, exponent, size, values, 0);
        }
        int bits = (int) in.get(1);
        if (bits != placeBits(size)) {
            throw in.damaged("has a dictionary of " + size + " values with places of " + bits + " bits");
        }
        int highest = unpack(in, bits, count, values, into, at);
        if (highest >= size) {
            throw in.damaged("has the place " + highest + " in a dictionary of " + size + " values");
        }
        // NaN sorts last, and every entry is there for a value.
        return Double.isNaN(values[highest]);
    }

    private static int unpack(BlockReader in, int bits, int count, double[] values, double[] into, int at) {
        int packed = in.skip(packedBytes(count, bits));
        byte[] bytes = in.array();
        int highest = 0;
        if (bits == Byte.SIZE) {
            for (int i = 0; i < count; i++) {
                int place = bytes[packed + i] & 0xFF;
                highest = Math.max(highest, place);
                into[at + i] = values[place];
            }
            return highest;
        }
        int mask = (1 << bits) - 1;
        for (int i = 0; i < count; i++) {
            int bit = i * bits;
            int place = bytes[packed + bit / Byte.SIZE] >>> bit % Byte.SIZE & mask;
            highest = Math.max(highest, place);
            into[at + i] = values[place];
        }
        return highest;
    }

    /**
     * The most entries that a dictionary of {@code count} values may have if it is to take no more than {@code bytes}: with more than
     * {@link #FEW} a place takes a byte.
     */
    static int limit(int count, int bytes) {
        return bytes < HEAD_BYTES + count ? FEW : MAX_SIZE;
    }

    /** An empty table for {@link #slot} of at most {@code limit} entries, half of which stays free. */
    static short[] slots(int limit) {
        return new short[4 * Integer.highestOneBit(Math.max(1, limit))];
    }

    /** Open addressing in {@link #slots}: the slot that holds one more than the place of {@code bits} in {@code found}, or 0 if it is new. */
    static int slot(short[] slots, long[] found, long bits) {
        int slot = (int) (bits * HASH_FACTOR >>> Integer.numberOfLeadingZeros(slots.length) + Integer.SIZE + 1);
        while (slots[slot] != 0 && found[slots[slot] - 1] != bits) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** The bits of a place among {@code size} values. */
    private static int placeBits(int size) {
        return size <= 2 ? 1 : size <= 4 ? 2 : size <= FEW ? 4 : Byte.SIZE;
    }

    private static int packedBytes(int count, int bits) {
        return (count * bits + Byte.SIZE - 1) / Byte.SIZE;
    }
}
