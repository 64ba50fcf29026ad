package org.htmst.formats.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.zip.DataFormatException;
import org.htmst.formats.SourceFile;

/**
 * Reads the values of datasets of an HDF5 file. No more is unpacked of a chunk than it declares to hold, and each chunk at most once,
 * so that a file cannot make the program work for longer than its dimensions tell, whatever its packed bytes are.
 */
public final class Hdf5Values {

    private static final int TREE = 'T' | 'R' << 8 | 'E' << 16 | 'E' << 24;
    private static final int NODE_HEAD = 24;
    private static final int KEY_BYTES = 24;

    private static final long MOST_CHUNK_BYTES =
            Math.min(1 << 28, Runtime.getRuntime().maxMemory() / 8);

    private final SourceFile file;
    private final ByteBuffer bytes;

    /** Of a file whose structures were checked. */
    public Hdf5Values(SourceFile file) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many bytes of the last chunk of a dataset are unpacked for nothing, since it has no values for them. */
    public long spareBytes(String name, long address) {
        Hdf5Dataset dataset = Hdf5Dataset.of(file, bytes, name, address);
        long chunkLength = dataset.layout().chunkLength();
        if (chunkLength * dataset.type().bytes() > MOST_CHUNK_BYTES) {
            throw file.error("not supported: variable " + name + ": chunks of "
                    + chunkLength * dataset.type().bytes() + " bytes, more than " + MOST_CHUNK_BYTES);
        }
        boolean empty = chunkLength == 0 || dataset.layout().address() == -1;
        return empty
                ? 0
                : (chunkLength - dataset.length() % chunkLength)
                        % chunkLength
                        * dataset.type().bytes();
    }

    /** The values of the dataset whose header stands at {@code address}, as a Java array of the signed type of their width. */
    public Object array(String name, long address, long length) {
        Hdf5Dataset dataset = Hdf5Dataset.of(file, bytes, name, address);
        if (dataset.length() != length) {
            throw file.damaged(address, "variable " + name + " has " + dataset.length() + " values of " + length);
        }
        long size = dataset.bytes();
        if (size > Runtime.getRuntime().maxMemory() / 4 || size > Integer.MAX_VALUE - 8) {
            throw file.tooBig(null);
        }
        byte[] values;
        try {
            values = values(dataset);
        } catch (IndexOutOfBoundsException e) {
            throw file.damaged(address, "the values of variable " + name + " reach beyond the end of the file", e);
        }
        return array(ByteBuffer.wrap(values).order(dataset.type().order()), dataset.type());
    }

    private byte[] values(Hdf5Dataset dataset) {
        long address = dataset.layout().address();
        byte[] values = new byte[(int) dataset.bytes()];
        if (dataset.layout().storage() != Hdf5Dataset.Storage.CHUNKED && address != -1) {
            bytes.get(position(address), values);
            return values;
        }
        fill(values, dataset.fill());
        if (address != -1) {
            int chunkBytes = Math.toIntExact(
                    dataset.layout().chunkLength() * dataset.type().bytes());
            new Chunks(dataset, chunkBytes, values).walk(position(address), Integer.MAX_VALUE);
        }
        return values;
    }

    /** Writes {@code value} again and again. */
    private static void fill(byte[] values, byte[] value) {
        int filled = Math.min(value.length, values.length);
        System.arraycopy(value, 0, values, 0, filled);
        while (filled > 0 && filled < values.length) {
            int more = Math.min(filled, values.length - filled);
            System.arraycopy(values, 0, values, filled, more);
            filled += more;
        }
    }

    private int position(long address) {
        if (address < 0 || address > bytes.capacity()) {
            throw new IndexOutOfBoundsException("the address " + address);
        }
        return (int) address;
    }

    /** Puts the chunks of a dataset into their places. */
    private final class Chunks {
        private final Hdf5Dataset dataset;
        private final int chunkBytes;
        private final byte[] values;
        private final BitSet done = new BitSet();

        Chunks(Hdf5Dataset dataset, int chunkBytes, byte[] values) {
            this.dataset = dataset;
            this.chunkBytes = chunkBytes;
            this.values = values;
        }

        /** Walks a node of a tree of version 1; nodes below stand on lower levels, so that no node is below itself. */
        void walk(int at, int above) {
            int level = bytes.get(at + 5) & 0xff;
            if (bytes.getInt(at) != TREE || bytes.get(at + 4) != 1 || level >= above) {
                throw damaged(at, "the index of its chunks is none");
            }
            int entries = bytes.getShort(at + 6) & 0xffff;
            for (int e = 0; e < entries; e++) {
                int key = at + NODE_HEAD + e * (KEY_BYTES + Long.BYTES);
                int child = position(bytes.getLong(key + KEY_BYTES));
                if (level > 0) {
                    walk(child, level);
                } else {
                    put(key, child);
                }
            }
        }

        /** Puts the chunk at {@code at} that the index knows at {@code key}. */
        private void put(int key, int at) {
            int size = bytes.getInt(key);
            int mask = bytes.getInt(key + 4);
            long first = bytes.getLong(key + 8);
            long chunkLength = dataset.layout().chunkLength();
            if (first < 0 || first % chunkLength != 0 || size < 0 || size > bytes.capacity() - at) {
                throw damaged(key, "the chunk of value " + first + " has " + size + " bytes from " + at);
            }
            if (first >= dataset.length()) {
                // A dataset that was made shorter keeps its last chunks.
                return;
            }
            if (done.get((int) (first / chunkLength))) {
                throw damaged(key, "the chunk of value " + first + " is there twice");
            }
            done.set((int) (first / chunkLength));
            byte[] stored = new byte[size];
            bytes.get(at, stored);
            try {
                byte[] chunk = dataset.filters().undo(stored, mask, chunkBytes);
                int to = (int) first * dataset.type().bytes();
                System.arraycopy(chunk, 0, values, to, Math.min(chunkBytes, values.length - to));
            } catch (DataFormatException e) {
                throw file.damaged(
                        at, "the chunk of variable " + dataset.name() + " cannot be unpacked: " + e.getMessage(), e);
            }
        }

        private RuntimeException damaged(int at, String what) {
            return file.damaged(at, "variable " + dataset.name() + ": " + what);
        }
    }

    private static Object array(ByteBuffer values, Hdf5Dataset.Type type) {
        int length = values.capacity() / type.bytes();
        switch (type.bytes()) {
            case Byte.BYTES:
                return values.array();
            case Short.BYTES:
                short[] shorts = new short[length];
                values.asShortBuffer().get(shorts);
                return shorts;
            case Integer.BYTES:
                if (type.floating()) {
                    float[] floats = new float[length];
                    values.asFloatBuffer().get(floats);
                    return floats;
                }
                int[] ints = new int[length];
                values.asIntBuffer().get(ints);
                return ints;
            default:
                if (type.floating()) {
                    double[] doubles = new double[length];
                    values.asDoubleBuffer().get(doubles);
                    return doubles;
                }
                long[] longs = new long[length];
                values.asLongBuffer().get(longs);
                return longs;
        }
    }
}
