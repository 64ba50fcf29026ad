package org.htmst.hbase.codec;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Family;

/**
 * A fingerprint of all cells of a granule: a sum over them, so that they may come in any order and from several threads. Each block
 * has a checksum of its own, but that does not tell whether it stands in the right cell; nor whether a row is missing.
 *
 * <p>A cell counts with the CRC32C of row key, family, qualifier and value, in the low half of a number, and the length of the value
 * in the high one, mixed by two multiplications. Not to be shared between threads.
 */
public final class GranuleDigest {

    private static final long MIX_1 = 0xBF58476D1CE4E5B9L;
    private static final long MIX_2 = 0x94D049BB133111EBL;

    private long sum;

    /** Adds the cells of the row with the key {@code row}. */
    public void add(byte[] row, List<ChunkCell> cells) {
        CRC32C crc = new CRC32C();
        for (ChunkCell cell : cells) {
            crc.reset();
            crc.update(row);
            crc.update(name(cell.family()));
            crc.update(Qualifier.encode(cell.qualifier()));
            crc.update(cell.value());
            sum += mixed((long) cell.value().length << Integer.SIZE | crc.getValue());
        }
    }

    /** Adds the cells of another. */
    public void add(GranuleDigest other) {
        sum += other.sum;
    }

    /** 16 lower case hexadecimal digits. */
    public String text() {
        return HexFormat.of().toHexDigits(sum);
    }

    private static byte[] name(Family family) {
        return family.name().getBytes(StandardCharsets.US_ASCII);
    }

    /** A number of which each bit depends on all of those of {@code number}. */
    public static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * MIX_1;
        mixed = (mixed ^ mixed >>> 27) * MIX_2;
        return mixed ^ mixed >>> 31;
    }
}
