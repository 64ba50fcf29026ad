package org.htmst.hbase.codec.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.htmst.hbase.codec.Seeds;
import org.junit.jupiter.api.Test;

class BitsTest {

    /** Numbers written from the last to the first are the same bits as from the first to the last. */
    @Test
    void backwardIsForward() {
        Seeds.run(Seeds.next(), random -> {
            Bits.BackwardWriter backward = new Bits.BackwardWriter();
            for (int round = 0; round < 500; round++) {
                int count = random.nextInt(200);
                long[] numbers = new long[count];
                int[] widths = new int[count];
                long bits = 0;
                for (int i = 0; i < count; i++) {
                    widths[i] = random.nextInt(Integer.SIZE + 1);
                    numbers[i] = random.nextLong() & (1L << widths[i]) - 1;
                    bits += widths[i];
                }
                byte[] bytes = new byte[Bits.bytes(bits)];
                Bits.Writer forward = new Bits.Writer(bytes, 0);
                backward.clear(bits + random.nextInt(100));
                for (int i = 0; i < count; i++) {
                    forward.put(numbers[i], widths[i]);
                    backward.put(numbers[count - 1 - i], widths[count - 1 - i]);
                }
                forward.end();
                assertArrayEquals(bytes, backward.end());
            }
        });
    }
}
