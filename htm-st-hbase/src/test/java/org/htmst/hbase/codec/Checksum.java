package org.htmst.hbase.codec;

import java.util.zip.CRC32C;

/** The last four bytes of a block, made right again after a test changed the block. */
public final class Checksum {

    private Checksum() {}

    public static void seal(byte[] block) {
        CRC32C crc = new CRC32C();
        crc.update(block, 0, block.length - 4);
        for (int i = 0; i < 4; i++) {
            block[block.length - 4 + i] = (byte) (crc.getValue() >>> 24 - 8 * i);
        }
    }
}
