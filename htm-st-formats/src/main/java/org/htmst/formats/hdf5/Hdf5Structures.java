package org.htmst.formats.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.htmst.formats.SourceFile;
import org.htmst.formats.hdf5.Hdf5Messages.Message;

/**
 * Checks the structures of an HDF5 file, each when it is first come by: checksums, and sizes against the length of the file. The
 * layouts are those of the HDF5 File Format Specification 3.0, sections III and IV, with addresses and lengths of eight bytes, as
 * netCDF-4 files have them.
 */
public final class Hdf5Structures {

    private static final int OHDR = word("OHDR");
    private static final int OCHK = word("OCHK");
    private static final int HEAP = word("FRHP");
    private static final int HEAP_BLOCK = word("FHDB");
    private static final int BTREE = word("BTHD");
    private static final int CHUNK_TREE = word("TREE");
    private static final int SYMBOLS = word("SNOD");

    private static final int LINK = 6;
    private static final int LINK_KIND_TOLD = 8;
    private static final int SYMBOL_BYTES = 40;
    private static final int SOFT_LINK = 2;

    /** What NetCDF-Java can make something of, as bits; of others it speaks on standard output. */
    private static final int KNOWN_MESSAGES = 0b0110_0111_0111_1101_0111_1111;

    private static final Map<Integer, String> OTHER_MESSAGES = Map.of(
            Hdf5Messages.EXTERNAL,
            "external storage",
            15,
            "a table of shared messages",
            19,
            "sizes of trees",
            20,
            "a driver",
            23,
            "free space");

    private static final int HEAP_CHECKSUM_AT = 142;
    private static final int BTREE_CHECKSUM_AT = 34;
    private static final int CHECKED_BLOCKS = 2;

    private final SourceFile file;
    private final ByteBuffer bytes;
    private final Set<Integer> checked = new HashSet<>();
    /** By the address of a tree of chunks: how many numbers tell the place of a chunk. */
    private final Map<Long, Integer> ranks = new HashMap<>();
    /** By the first byte of a block of a heap: its end. */
    private final TreeMap<Integer, Integer> heapBlocks = new TreeMap<>();

    /** Of a file that begins as HDF5 does. */
    public Hdf5Structures(SourceFile file) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Checks what begins at {@code position}, if it is a structure. */
    public void check(long position) {
        if (position < 0 || position > bytes.capacity() - Integer.BYTES) {
            return;
        }
        int at = (int) position;
        int signature = bytes.getInt(at);
        boolean old = Hdf5Messages.isOldHeader(bytes, at);
        boolean link = isLinkInHeap(at);
        if (!old && !link && !isKnown(signature) || !checked.add(at)) {
            return;
        }
        try {
            if (link) {
                checkLink(at);
            } else if (old) {
                checkMessages(Hdf5Messages.of(bytes, at));
            } else if (signature == OHDR) {
                checkHeader(at);
            } else if (signature == HEAP) {
                checkSum(
                        "heap", at, HEAP_CHECKSUM_AT + (bytes.getShort(at + 7) == 0 ? 0 : 12 + bytes.getShort(at + 7)));
            } else if (signature == HEAP_BLOCK) {
                checkHeapBlock(at);
            } else if (signature == BTREE) {
                checkSum("index", at, BTREE_CHECKSUM_AT);
            } else if (signature == SYMBOLS) {
                checkSymbols(at);
            } else {
                checkChunkTree(at);
            }
        } catch (IndexOutOfBoundsException e) {
            throw file.damaged(at, "the structure there reaches beyond the end of the file", e);
        }
    }

    /** A group of many links keeps them in a heap, whose blocks NetCDF-Java reads before; only links to elsewhere have this bit. */
    private boolean isLinkInHeap(int at) {
        Map.Entry<Integer, Integer> block = heapBlocks.floorEntry(at);
        return block != null
                && at < block.getValue()
                && bytes.get(at) == 1
                && (bytes.get(at + 1) & 0xe8) == LINK_KIND_TOLD;
    }

    private static boolean isKnown(int signature) {
        return signature == OHDR
                || signature == HEAP
                || signature == HEAP_BLOCK
                || signature == BTREE
                || signature == CHUNK_TREE
                || signature == SYMBOLS;
    }

    private static int word(String letters) {
        return letters.charAt(0) | letters.charAt(1) << 8 | letters.charAt(2) << 16 | letters.charAt(3) << 24;
    }

    /** {@code length}: of the structure without the checksum behind it. */
    private void checkSum(String what, long at, long length) {
        if (length < 0 || length > bytes.capacity() - Integer.BYTES - at) {
            throw file.damaged(at, "the " + what + " there reaches beyond the end of the file");
        }
        if (Lookup3.of(file.bytes(), (int) at, (int) length) != bytes.getInt((int) (at + length))) {
            throw file.damaged(at, "the checksum of the " + what + " there is wrong");
        }
    }

    private void checkHeader(int at) {
        Hdf5Messages.Extent extent = Hdf5Messages.Extent.of(bytes, at);
        checkSum("header", at, extent.size() < 0 ? extent.size() : extent.from() - at + extent.size());
        for (Hdf5Messages.Part part : Hdf5Messages.parts(bytes, at)) {
            if (part.from() != extent.from()) {
                checkPart(part);
            }
        }
        checkMessages(Hdf5Messages.of(bytes, at));
    }

    /** A part of a header that stands elsewhere has a signature before and a checksum behind it. */
    private void checkPart(Hdf5Messages.Part part) {
        int at = part.from() - Integer.BYTES;
        if (at < 0 || bytes.getInt(at) != OCHK) {
            throw file.damaged(at, "the header part there is none");
        }
        checkSum("header part", at, part.end() - (long) at);
    }

    private void checkMessages(List<Message> messages) {
        boolean dataset = messages.stream().anyMatch(m -> m.type() == Hdf5Messages.LAYOUT);
        for (Message message : messages) {
            int type = message.type();
            if (type >= Integer.SIZE || (KNOWN_MESSAGES >>> type & 1) == 0) {
                throw file.error("not supported: a header with a message of type " + type + " ("
                        + OTHER_MESSAGES.getOrDefault(type, "unknown") + ") at byte " + message.at());
            }
            if (message.isShared() && type != Hdf5Messages.DATATYPE) {
                throw file.error("not supported: a header that shares its message of type " + type
                        + " with others, at byte " + message.at());
            }
            if (type != Hdf5Messages.DATATYPE) {
                checkMessage(type, message.at(), message.length());
            } else if (dataset) {
                checkType(Hdf5Dataset.typeAt(file, bytes, message));
            }
        }
    }

    /** Of a dataset of other types, NetCDF-Java says on standard output that it skips it. */
    private void checkType(int at) {
        int kind = bytes.get(at) & 0xf;
        int size = bytes.getInt(at + 4);
        boolean text = kind == 9 && (bytes.get(at + 1) & 0xf) == 1;
        boolean read =
                switch (kind) {
                    case 0, 4 -> size > 0 && size <= Long.BYTES && Integer.bitCount(size) == 1;
                    case 1 -> size == Float.BYTES || size == Double.BYTES;
                    case 8 -> size == 1 || size == 2 || size == 4;
                    case 9 -> text;
                    default -> kind != 6 && kind != 10;
                };
        if (!read) {
            throw file.error("not supported: a variable of " + Hdf5Dataset.kind(kind) + " of " + size
                    + " bytes, by the header with its type at byte " + at);
        }
    }

    /** The entries of a group of the old kind. */
    private void checkSymbols(int at) {
        int entries = bytes.getShort(at + 6) & 0xffff;
        for (int e = 0; e < entries; e++) {
            int entry = at + 8 + e * SYMBOL_BYTES;
            if (bytes.getInt(entry + 2 * Long.BYTES) == SOFT_LINK) {
                throw file.error("not supported: a soft link to a variable, at byte " + entry);
            }
        }
    }

    private void checkMessage(int type, int at, int length) {
        if (type == Hdf5Messages.FILL_OLD) {
            checkSize("fill value", at, bytes.getInt(at), length);
        } else if (type == Hdf5Messages.FILL) {
            int version = bytes.get(at);
            boolean sized = version < 3 ? version < 2 || bytes.get(at + 3) != 0 : (bytes.get(at + 1) & 0x20) != 0;
            checkSize("fill value", at, sized ? bytes.getInt(at + (version < 3 ? 4 : 2)) : 0, length);
        } else if (type == Hdf5Messages.DATASPACE) {
            checkDimensions(at);
        } else if (type == Hdf5Messages.LAYOUT) {
            noteChunks(at);
        } else if (type == Hdf5Messages.FILTERS) {
            Hdf5Filters.checkRepeats(file, bytes, at);
        } else if (type == Hdf5Messages.ATTRIBUTE) {
            checkAttribute(at, length);
        } else if (type == LINK) {
            checkLink(at);
        }
    }

    private void checkDimensions(int at) {
        int rank = bytes.get(at + 1) & 0xff;
        for (int d = 0; d < rank; d++) {
            int dimension = at + (bytes.get(at) == 1 ? 8 : 4) + d * Long.BYTES;
            long length = bytes.getLong(dimension);
            if (length < 0 || length > Integer.MAX_VALUE) {
                throw file.error(
                        "not supported: a dimension of " + Long.toUnsignedString(length) + ", at byte " + dimension);
            }
        }
    }

    /** Only a link to a place in this file leads somewhere. */
    private void checkLink(int at) {
        int flags = bytes.get(at + 1);
        int kind = (flags & LINK_KIND_TOLD) == 0 ? 0 : bytes.get(at + 2) & 0xff;
        if (kind != 0) {
            throw file.error("not supported: " + (kind == 1 ? "a soft" : kind == 64 ? "an external" : "a user-defined")
                    + " link to a variable, at byte " + at);
        }
    }

    /**
     * Checks what NetCDF-Java took for a header.
     *
     * @throws org.htmst.failure.HtmStException if it is none to the last byte
     */
    public void requireHeader(long at) {
        if (at < 0 || at >= bytes.capacity() || !checked.contains((int) at)) {
            throw file.damaged(at, "the header there is none");
        }
    }

    private void checkSize(String what, int at, long size, long allowed) {
        if (size < 0 || size > allowed) {
            throw file.damaged(at, "the " + what + " there claims " + size + " bytes of " + allowed);
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
        if ((long) size * Hdf5Filters.MAX_DEFLATION <= most) {
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
            throw file.damaged(chunk, "the chunk there cannot be unpacked: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private void checkHeapBlock(int at) {
        long heap = bytes.getLong(at + 5);
        if (heap < 0 || heap > bytes.capacity() - HEAP_CHECKSUM_AT || bytes.getInt((int) heap) != HEAP) {
            throw file.damaged(at, "the heap block there is of no heap");
        }
        check(heap);
        boolean sum = (bytes.get((int) heap + 9) & CHECKED_BLOCKS) != 0;
        if (bytes.getShort((int) heap + 7) != 0) {
            throw file.error("not supported: a heap whose blocks went through filters, at byte " + heap);
        }
        int offsetBytes = (bytes.getShort((int) heap + 128) + 7) / 8;
        int sumAt = at + 13 + offsetBytes;
        long size = heapBlockBytes((int) heap, offset(at + 13, offsetBytes));
        checkSize("heap block", at, size, bytes.capacity() - at);
        heapBlocks.put(at, at + (int) size);
        if (!sum) {
            return;
        }
        byte[] block = new byte[(int) size];
        bytes.get(at, block);
        int told = bytes.getInt(sumAt);
        ByteBuffer.wrap(block).putInt(sumAt - at, 0);
        if (Lookup3.of(block, 0, block.length) != told) {
            throw file.damaged(at, "the checksum of the heap block there is wrong");
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
            throw file.damaged(heap, "the heap there has blocks of " + first + " bytes");
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
