package org.htmst.formats.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Hdf5FiltersTest {

    /** As the HDF5 library does it: the first bytes of all values, then the second of all; what is less than a value stays. */
    private static byte[] shuffled(byte[] bytes, int width) {
        int values = bytes.length / width;
        byte[] shuffled = bytes.clone();
        for (int at = 0; at < values * width; at++) {
            shuffled[at % width * values + at / width] = bytes[at];
        }
        return shuffled;
    }

    @Test
    void shuffledBytesComeBackInTheirOrder() throws Exception {
        long seed = Long.getLong("htmst.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int width = 1; width <= 9; width++) {
            Hdf5Filters filters = new Hdf5Filters(List.of(new Hdf5Filters.Step(2, width)));
            for (int round = 0; round < 50; round++) {
                byte[] bytes = new byte[random.nextInt(300)];
                random.nextBytes(bytes);
                byte[] back = filters.undo(shuffled(bytes, width), 0, bytes.length);
                assertArrayEquals(bytes, back, width + " bytes, seed " + seed);
            }
        }
    }
}
