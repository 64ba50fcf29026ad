package org.htmst.hbase.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Checks the structures of an HDF5 file, each when it is first come by: checksums, and sizes against the length of the file. The
 * layouts are those of the HDF5 File Format Specification 3.0, sections III and IV, with addresses and lengths of eight bytes, as
 * netCDF-4 files have them.
 */
final class Hdf5Structures {

    private static final int OHDR = word("OHDR");
    private static final int OCHK = word("OCHK");
    private static final int HEAP = word("FRHP");
    private static final int HEAP_BLOCK = word("FHDB");
    private static final int BTREE = word("BTHD");
    private static final int CHUNK_TREE = word("TREE");

    private static final int TIMES = 0x20;
    private static final int PHASES = 0x10;
    private static final int ORDERED = 0x04;

    private static final int DATASPACE = 1;
    private static final int FILL_OLD = 4;
    private static final int FILL = 5;
    private static final int LAYOUT = 8;
    private static final int ATTRIBUTE = 12;
    private static final int CONTINUATION = 16;

    /** What NetCDF-Java can make something of, as bits; of others it speaks on standard output. */
    private static final int KNOWN_MESSAGES = 0b0110_0111_0111_1101_0111_1111;

    private static final int HEAP_CHECKSUM_AT = 142;
    private static final int BTREE_CHECKSUM_AT = 34;
    private static final int CHECKED_BLOCKS = 2;

    /** No deflated byte stands for more than so many. */
    static final int MAX_DEFLATION = 1032;

    private final SourceFile file;
    private final ByteBuffer bytes;
    private final Set<Integer> checked = new HashSet<>();
    /** By the address of a tree of chunks: how many numbers tell the place of a chunk. */
    private final Map<Long, Integer> ranks = new HashMap<>();

    Hdf5Structures(SourceFile file) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Checks what begins at {@code position}, if it is a structure. */
    void check(long position) {
        if (position < 0 || position > bytes.capacity() - Integer.BYTES) {
            return;
        }
        int at = (int) position;
        int signature = bytes.getInt(at);
        if (!isKnown(signature) || !checked.add(at)) {
            return;
        }
        try {
            if (signature == OHDR) {
                checkHeader(at);
            } else if (signature == HEAP) {
                checkSum(
                        "heap", at, HEAP_CHECKSUM_AT + (bytes.getShort(at + 7) == 0 ? 0 : 12 + bytes.getShort(at + 7)));
            } else if (signature == HEAP_BLOCK) {
                checkHeapBlock(at);
            } else if (signature == BTREE) {
                checkSum("index", at, BTREE_CHECKSUM_AT);
            } else {
                checkChunkTree(at);
            }
        } catch (IndexOutOfBoundsException e) {
            throw file.error("is damaged; the structure at byte " + at + " reaches beyond its end", e);
        }
    }

    private static boolean isKnown(int signature) {
        return signature == OHDR
                || signature == HEAP
                || signature == HEAP_BLOCK
                || signature == BTREE
                || signature == CHUNK_TREE;
    }

    private static int word(String letters) {
        return letters.charAt(0) | letters.charAt(1) << 8 | letters.charAt(2) << 16 | letters.charAt(3) << 24;
    }

    /** {@code length}: of the structure without the checksum behind it. */
    private void checkSum(String what, long at, long length) {
        if (length < 0 || length > bytes.capacity() - Integer.BYTES - at) {
            throw file.error("is damaged; the " + what + " at byte " + at + " reaches beyond its end");
        }
        if (Lookup3.of(file.bytes(), (int) at, (int) length) != bytes.getInt((int) (at + length))) {
            throw file.error("is damaged; the checksum of the " + what + " at byte " + at + " is wrong");
        }
    }

    private void checkHeader(int at) {
        int flags = bytes.get(at + 5);
        int sizeAt = at + 6 + ((flags & TIMES) == 0 ? 0 : 16) + ((flags & PHASES) == 0 ? 0 : 4);
        int sizeBytes = 1 << (flags & 3);
        long size =
                switch (sizeBytes) {
                    case 1 -> bytes.get(sizeAt) & 0xff;
                    case 2 -> bytes.getShort(sizeAt) & 0xffff;
                    case 4 -> bytes.getInt(sizeAt) & 0xffffffffL;
                    default -> bytes.getLong(sizeAt);
                };
        int from = sizeAt + sizeBytes;
        checkSum("header", at, size < 0 ? size : from - at + size);
        checkMessages(from, (int) size, (flags & ORDERED) == 0 ? 4 : 6);
    }

    private void checkMessages(int from, int size, int headBytes) {
        int end = from + size;
        int at = from;
        while (at + headBytes <= end) {
            int type = bytes.get(at) & 0xff;
            int length = bytes.getShort(at + 1) & 0xffff;
            int body = at + headBytes;
            if (body + length > end) {
                throw file.error("is damaged; the message at byte " + at + " reaches beyond its header");
            }
            if (type >= Integer.SIZE || (KNOWN_MESSAGES >>> type & 1) == 0) {
                throw file.error("has a header with a message of type " + type + " at byte " + at
                        + ", which is not read; was it made by a program of our days?");
            }
            checkMessage(type, body, length, headBytes);
            at = body + length;
        }
    }

    private void checkMessage(int type, int at, int length, int headBytes) {
        if (type == CONTINUATION) {
            long block = bytes.getLong(at);
            long size = bytes.getLong(at + 8);
            if (block < 0 || block >= bytes.capacity() || size < 8 || bytes.getInt((int) block) != OCHK) {
                throw file.error("is damaged; the header part named at byte " + at + " is none");
            }
            if (checked.add((int) block)) {
                checkSum("header part", block, size - Integer.BYTES);
                checkMessages((int) block + 4, (int) size - 8, headBytes);
            }
        } else if (type == FILL_OLD) {
            checkSize("fill value", at, bytes.getInt(at), length);
        } else if (type == FILL) {
            int version = bytes.get(at);
            boolean sized = version < 3 ? version < 2 || bytes.get(at + 3) != 0 : (bytes.get(at + 1) & TIMES) != 0;
            checkSize("fill value", at, sized ? bytes.getInt(at + (version < 3 ? 4 : 2)) : 0, length);
        } else if (type == LAYOUT) {
            noteChunks(at);
        } else if (type == ATTRIBUTE) {
            checkAttribute(at, length);
        }
    }

    private void checkSize(String what, int at, long size, long allowed) {
        if (size < 0 || size > allowed) {
            throw file.error("is damaged; the " + what + " at byte " + at + " claims " + size + " bytes of " + allowed);
        }
    }

    /** The values of an attribute follow its dimensions and must be there. */
    private void checkAttribute(int at, int length) {
        int version = bytes.get(at);
        int padding = version == 1 ? 7 : 0;
        int nameBytes = (bytes.getShort(at + 2) & 0xffff) + padding & ~padding;
        int typeBytes = (bytes.getShort(at + 4) & 0xffff) + padding & ~padding;
        int spaceBytes = (bytes.getShort(at + 6) & 0xffff) + padding & ~padding;
        int type = at + 8 + (version == 3 ? 1 : 0) + nameBytes;
        int space = type + typeBytes;
        int values = space + spaceBytes;
        checkSize("attribute", at, values - at, length);
        boolean sharedType = version > 1 && (bytes.get(at + 1) & 1) != 0;
        boolean none = bytes.get(space) == 2 && bytes.get(space + 3) == 2;
        if (sharedType || none) {
            return;
        }
        int rank = bytes.get(space + 1) & 0xff;
        int dimensions = space + (bytes.get(space) == 1 ? 8 : 4);
        long size = bytes.getInt(type + 4) & 0xffffffffL;
        for (int d = 0; d < rank; d++) {
            long dimension = bytes.getLong(dimensions + d * Long.BYTES);
            checkSize("attribute", at, dimension, bytes.capacity());
            size *= dimension;
            checkSize("attribute", at, size, bytes.capacity());
        }
        checkSize("attribute", at, size, length - (values - at));
    }

    private void noteChunks(int at) {
        boolean chunked = bytes.get(at) == 3 && bytes.get(at + 1) == 2;
        if (chunked) {
            ranks.put(bytes.getLong(at + 3), bytes.get(at + 2) & 0xff);
        }
    }

    /** Size and place of each chunk in the leaves of a tree. */
    private void checkChunkTree(int at) {
        Integer rank = ranks.get((long) at);
        if (rank == null) {
            return;
        }
        boolean leaf = bytes.get(at + 5) == 0;
        int entries = bytes.getShort(at + 6) & 0xffff;
        int keyBytes = 8 + rank * Long.BYTES;
        for (int e = 0; e < entries; e++) {
            int key = at + 24 + e * (keyBytes + Long.BYTES);
            long child = bytes.getLong(key + keyBytes);
            if (leaf) {
                checkSize("place of a chunk", key + keyBytes, child, bytes.capacity());
                checkSize("chunk", key, bytes.getInt(key), bytes.capacity() - child);
                checkInflated((int) child, bytes.getInt(key));
            } else {
                ranks.put(child, rank);
            }
        }
    }

    /** What may be too much for the memory is unpacked in small pieces before NetCDF-Java unpacks it as one. */
    private void checkInflated(int chunk, int size) {
        long most = Runtime.getRuntime().maxMemory() / 8;
        if ((long) size * MAX_DEFLATION <= most) {
            return;
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file.bytes(), chunk, size);
            byte[] piece = new byte[1 << 16];
            while (inflater.inflate(piece) > 0) {
                if (inflater.getBytesWritten() > most) {
                    throw file.tooBig(null);
                }
            }
        } catch (DataFormatException e) {
            throw file.error("is damaged; the chunk at byte " + chunk + " cannot be unpacked: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private void checkHeapBlock(int at) {
        long heap = bytes.getLong(at + 5);
        if (heap < 0 || heap > bytes.capacity() - HEAP_CHECKSUM_AT || bytes.getInt((int) heap) != HEAP) {
            throw file.error("is damaged; the heap block at byte " + at + " is of no heap");
        }
        check(heap);
        boolean sum = (bytes.get((int) heap + 9) & CHECKED_BLOCKS) != 0;
        boolean packed = bytes.getShort((int) heap + 7) != 0;
        if (!sum || packed) {
            return;
        }
        int offsetBytes = (bytes.getShort((int) heap + 128) + 7) / 8;
        int sumAt = at + 13 + offsetBytes;
        long size = heapBlockBytes((int) heap, offset(at + 13, offsetBytes));
        checkSize("heap block", at, size, bytes.capacity() - at);
        byte[] block = new byte[(int) size];
        bytes.get(at, block);
        int told = bytes.getInt(sumAt);
        ByteBuffer.wrap(block).putInt(sumAt - at, 0);
        if (Lookup3.of(block, 0, block.length) != told) {
            throw file.error("is damaged; the checksum of the heap block at byte " + at + " is wrong");
        }
    }

    private long offset(int at, int length) {
        long offset = 0;
        for (int i = length - 1; i >= 0; i--) {
            offset = offset << 8 | bytes.get(at + i) & 0xff;
        }
        return offset;
    }

    /** The first two rows of a heap have blocks of the first size, each further row of twice that of the row before. */
    private long heapBlockBytes(int heap, long offset) {
        long width = bytes.getShort(heap + 110) & 0xffff;
        long first = bytes.getLong(heap + 112);
        if (width == 0 || first <= 0 || first > bytes.capacity()) {
            throw file.error("is damaged; the heap at byte " + heap + " has blocks of " + first + " bytes");
        }
        long left = offset;
        long size = first;
        for (int row = 0; left >= width * size && size <= bytes.capacity(); row++) {
            left -= width * size;
            size *= row == 0 ? 1 : 2;
        }
        return size;
    }
}
