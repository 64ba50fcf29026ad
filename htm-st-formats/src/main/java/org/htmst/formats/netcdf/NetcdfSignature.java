package org.htmst.formats.netcdf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.htmst.formats.SourceFile;
import org.htmst.formats.hdf5.Lookup3;

/**
 * Looks at the first bytes of a file before NetCDF-Java, which would follow a URL or an XML file, gets to see it.
 *
 * <p>The end that an HDF5 superblock tells is compared with the file's length, since a file cut behind its metadata opens well.
 * Positions in a superblock are those of the HDF5 File Format Specification, section II.A.
 */
final class NetcdfSignature {

    private static final long HDF5 = 0x894844460d0a1a0aL;
    private static final int CDF = 0x434446;
    private static final short GZIP = 0x1f8b;
    private static final int SUPERBLOCK_BYTES = 96;
    private static final int NEWEST_SUPERBLOCK = 2;

    /** What stands before HDF5 has this length or a power of two times it. */
    private static final int FIRST_USER_BLOCK = 512;

    private NetcdfSignature() {}

    /** How such files are known, in words. */
    static final String SIGN = "netCDF starts with 43 44 46 01, 43 44 46 02 or 89 48 44 46 0d 0a 1a 0a";

    /** Whether a file that starts with {@code start}, eight bytes or more, says that it is netCDF, of whatever kind. */
    static boolean isSeen(ByteBuffer start) {
        if (start.remaining() >= Integer.BYTES && start.getInt(0) >>> 8 == CDF) {
            return true;
        }
        return start.remaining() >= Long.BYTES && start.getLong(0) == HDF5 || userBlock(start) > 0;
    }

    /** The length of what stands before HDF5; 0 if nothing does, or the file is none. */
    private static int userBlock(ByteBuffer bytes) {
        for (int at = FIRST_USER_BLOCK; at > 0 && at <= bytes.remaining() - Long.BYTES; at *= 2) {
            if (bytes.getLong(at) == HDF5) {
                return at;
            }
        }
        return 0;
    }

    /** Whether a file of the first bytes {@code head} is packed with gzip. */
    static boolean isGzip(byte[] head) {
        return head.length > 1 && ByteBuffer.wrap(head).getShort(0) == GZIP;
    }

    /** The file from where HDF5 begins in it; empty if it is classic netCDF. Any other is an error. */
    static Optional<SourceFile> hdf5(SourceFile file) {
        ByteBuffer head = ByteBuffer.wrap(file.bytes());
        if (head.remaining() >= Long.BYTES && head.getLong(0) == HDF5) {
            checkSuperblock(file);
            return Optional.of(file);
        }
        if (isGzip(file.bytes())) {
            throw file.error("is packed with gzip; unpack it with gunzip first");
        }
        if (head.remaining() >= Integer.BYTES && head.getInt(0) >>> 8 == CDF) {
            int version = head.get(3);
            if (version == 1 || version == 2) {
                return Optional.empty();
            }
            throw file.error("is netCDF of format CDF-" + version
                    + ", which is not read; allowed: classic (1), 64-bit offset (2), netCDF-4");
        }
        int userBlock = userBlock(head);
        if (userBlock > 0) {
            SourceFile hdf5 = file.behind(userBlock);
            checkSuperblock(hdf5);
            return Optional.of(hdf5);
        }
        throw file.error("is not a netCDF file: it starts with bytes "
                + file.start()
                + "; " + SIGN + "; a table of text needs a descriptor of its columns");
    }

    /** Behind a user block, the end is told from the beginning of the file; NetCDF-Java is to find it told from here. */
    private static void checkSuperblock(SourceFile file) {
        ByteBuffer head = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (head.remaining() < SUPERBLOCK_BYTES) {
            throw file.error(
                    "is a truncated netCDF-4 file: " + head.remaining() + " bytes do not hold its first block");
        }
        int version = head.get(8);
        if (version < 0 || version > NEWEST_SUPERBLOCK) {
            throw file.error("not supported: netCDF-4 (HDF5) with superblock " + version
                    + "; 'nccopy -k nc4 OLD NEW' writes superblock 2");
        }
        int addressBytes = head.get(version < 2 ? 13 : 9);
        int lengthBytes = head.get(version < 2 ? 14 : 10);
        if (addressBytes != Long.BYTES || lengthBytes != Long.BYTES) {
            throw file.error("not supported: netCDF-4 (HDF5) with addresses of " + addressBytes + " and lengths of "
                    + lengthBytes + " bytes");
        }
        int baseAt = version == 0 ? 24 : version == 1 ? 28 : 12;
        int endAt = baseAt + 2 * addressBytes;
        int sumAt = endAt + 2 * addressBytes;
        if (version > 1 && Lookup3.of(file.bytes(), 0, sumAt) != head.getInt(sumAt)) {
            throw file.damaged(sumAt, "the checksum of its first block is wrong");
        }
        long base = head.getLong(baseAt);
        if (base != 0 && base != file.userBlock()) {
            throw file.error("not supported: netCDF-4 (HDF5) that begins at byte " + base);
        }
        long end = head.getLong(endAt) - base;
        if (end < 0 || end > file.bytes().length) {
            throw file.error("is truncated: it has " + file.bytes().length + " bytes of " + end);
        }
        head.putLong(baseAt, 0).putLong(endAt, end);
    }
}
