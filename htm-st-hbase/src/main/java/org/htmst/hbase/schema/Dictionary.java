package org.htmst.hbase.schema;

import java.util.Arrays;

/**
 * The distinct values among some, and of each value the index of its equal.
 *
 * @param distinct the bits of the distinct values, ascending as unsigned numbers
 * @param indices of each value its place in {@code distinct}
 */
record Dictionary(long[] distinct, byte[] indices) {

    static final int MAX_SIZE = 256;

    private static final int SLOT_BITS = 10;
    private static final int HASH_SHIFT = Long.SIZE - SLOT_BITS;
    private static final long HASH_FACTOR = 0x9E37_79B9_7F4A_7C15L;

    /** The dictionary of {@code bits}, or null if it had more than {@code limit} (at most {@link #MAX_SIZE}) values. */
    static Dictionary of(long[] bits, int limit) {
        short[] slots = new short[1 << SLOT_BITS];
        long[] found = new long[limit];
        byte[] indices = new byte[bits.length];
        int size = 0;
        for (int i = 0; i < bits.length; i++) {
            int slot = slot(slots, found, bits[i]);
            if (slots[slot] == 0) {
                if (size == limit) {
                    return null;
                }
                found[size++] = bits[i];
                slots[slot] = (short) size;
            }
            indices[i] = (byte) (slots[slot] - 1);
        }
        long[] distinct = Arrays.copyOf(found, size);
        sortUnsigned(distinct);
        byte[] rank = new byte[size];
        for (int r = 0; r < size; r++) {
            rank[slots[slot(slots, found, distinct[r])] - 1] = (byte) r;
        }
        for (int i = 0; i < indices.length; i++) {
            indices[i] = rank[indices[i] & 0xFF];
        }
        return new Dictionary(distinct, indices);
    }

    /** Open addressing: the slot that holds one more than the place of {@code bits} in {@code found}, or 0 if it is new. */
    private static int slot(short[] slots, long[] found, long bits) {
        int slot = (int) (bits * HASH_FACTOR >>> HASH_SHIFT);
        while (slots[slot] != 0 && found[slots[slot] - 1] != bits) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private static void sortUnsigned(long[] numbers) {
        flipSigns(numbers);
        Arrays.sort(numbers);
        flipSigns(numbers);
    }

    private static void flipSigns(long[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] ^= Long.MIN_VALUE;
        }
    }
}
