package org.htmst.formats.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.htmst.failure.HtmStException;
import org.htmst.formats.netcdf.NetcdfFixture;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Lookup3Test {

    private static final long SEED = 4711;
    private static final int SUPERBLOCK_SUM_AT = 44;

    @TempDir
    private Path folder;

    @Test
    void isTheSumOfItsAuthor() {
        byte[] text = "Four score and seven years ago".getBytes(StandardCharsets.US_ASCII);
        assertEquals(0x17770551, Lookup3.of(text, 0, text.length));
        assertEquals(0xdeadbeef, Lookup3.of(text, 3, 0));
    }

    @Test
    void isTheSumInARealFile() throws Exception {
        byte[] real = Files.readAllBytes(Path.of("../sample-data/poes_n19_20191024_proc.nc"));
        int told = ByteBuffer.wrap(real).order(ByteOrder.LITTLE_ENDIAN).getInt(SUPERBLOCK_SUM_AT);
        assertEquals(told, Lookup3.of(real, 0, SUPERBLOCK_SUM_AT));
    }

    @Test
    void everyFlippedBitInTheHeaderOfAVariableIsNoticed() throws Exception {
        byte[] real = Files.readAllBytes(Path.of("../sample-data/poes_n19_20191024_proc.nc"));
        int header = indexOf(real, "OHDR", 100_000);
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            byte[] damaged = Arrays.copyOf(real, real.length);
            damaged[header + 4 + random.nextInt(200)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            Path file = Files.write(folder.resolve("damaged.nc"), damaged);
            HtmStException e = Assertions.assertThrows(
                    HtmStException.class, () -> NetcdfFixture.read(file), "seed " + SEED + ", round " + round);
            assertTrue(e.getMessage().contains("damaged.nc"), e.getMessage());
        }
    }

    private static int indexOf(byte[] bytes, String letters, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(letters, from);
    }
}
