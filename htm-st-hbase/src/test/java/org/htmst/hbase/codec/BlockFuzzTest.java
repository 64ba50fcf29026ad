package org.htmst.hbase.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.htmst.failure.HtmStException;

/** Blocks whose checksum is right, and whose content may be anything: read, or refused. */
class BlockFuzzTest {

    private static final int SAMPLES = 40;
    private static final long START_MS = 1_400_000_000_000L;

    @FuzzTest(maxDuration = "2m")
    void isReadOrRefused(@NotNull byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] bytes = sealed(Arrays.copyOfRange(input, 1, input.length));
        double[] into = new double[SAMPLES];
        try {
            switch (input[0] & 3) {
                case 0 -> ValueBlock.decode(bytes, 0, bytes.length, into, 0, SAMPLES);
                case 1 -> TimeBlock.decode(bytes, 0, bytes.length, START_MS, new long[SAMPLES], 0, SAMPLES);
                case 2 -> RunMap.decode(bytes, 0, bytes.length, START_MS);
                default -> PositionBlock.decode(bytes, 0, bytes.length, into, into.clone(), into.clone(), 0, SAMPLES);
            }
        } catch (HtmStException e) {
            // Said to be damaged.
        }
    }

    private static byte[] sealed(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return ByteBuffer.allocate(content.length + Integer.BYTES)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }
}
