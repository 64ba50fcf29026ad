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

    private static final long MOST_CHUNK_BYTES =
            Math.min(1 << 28, Runtime.getRuntime().maxMemory() / 8);

    private final SourceFile file;
    private final ByteBuffer bytes;

    /** Of a file whose structures were checked. */
    public Hdf5Values(SourceFile file) {
        this.file = file;
        this.bytes = ByteBuffer.wrap(file.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many bytes of the last chunks of a dataset are unpacked for nothing, since it has no values for them. */
    public long spareBytes(String name, long address) {
        Hdf5Dataset dataset = Hdf5Dataset.of(file, bytes, name, address);
        Hdf5Dataset.Layout layout = dataset.layout();
        if (layout.storage() != Hdf5Dataset.Storage.CHUNKED) {
            return 0;
        }
        if (layout.chunkLength() > MOST_CHUNK_BYTES / dataset.type().bytes()) {
            throw file.error("not supported: variable " + name + ": chunks of "
                    + layout.chunkLength() * dataset.type().bytes() + " bytes, more than " + MOST_CHUNK_BYTES);
        }
        if (layout.address() == -1) {
            return 0;
        }
        try {
            long unpacked = 1;
            for (int d = 0; d < dataset.shape().size(); d++) {
                long chunk = layout.chunk().get(d);
                unpacked = Math.multiplyExact(unpacked, (dataset.shape().get(d) + chunk - 1) / chunk * chunk);
            }
            return Math.multiplyExact(
                    unpacked - dataset.length(), dataset.type().bytes());
        } catch (ArithmeticException e) {
            throw file.tooBig(e);
        }
    }

    /** The values of the dataset whose header stands at {@code address}, as a Java array of the signed type of their width. */
    public Object array(String name, long address, long length) {
        spareBytes(name, address);
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
            int keyBytes = Long.BYTES * (dataset.shape().size() + 2);
            for (int e = 0; e < entries; e++) {
                int key = at + NODE_HEAD + e * (keyBytes + Long.BYTES);
                int child = position(bytes.getLong(key + keyBytes));
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
            int rank = dataset.shape().size();
            long[] first = new long[rank];
            long number = 0;
            boolean isBeyond = false;
            for (int d = 0; d < rank; d++) {
                long chunk = dataset.layout().chunk().get(d);
                long length = dataset.shape().get(d);
                first[d] = bytes.getLong(key + Long.BYTES * (d + 1));
                if (first[d] < 0 || first[d] % chunk != 0) {
                    throw damaged(key, "a chunk begins at value " + first[d]);
                }
                isBeyond |= first[d] >= length;
                number = number * ((length + chunk - 1) / chunk) + first[d] / chunk;
            }
            if (size < 0 || size > bytes.capacity() - at) {
                throw damaged(key, "chunk " + number + " has " + size + " bytes from " + at);
            }
            if (isBeyond) {
                // A dataset that was made shorter keeps its last chunks.
                return;
            }
            if (done.get((int) number)) {
                throw damaged(key, "chunk " + number + " is there twice");
            }
            done.set((int) number);
            byte[] stored = new byte[size];
            bytes.get(at, stored);
            try {
                copy(dataset.filters().undo(stored, mask, chunkBytes), first, 0, 0, 0);
            } catch (DataFormatException e) {
                throw file.damaged(
                        at, "the chunk of variable " + dataset.name() + " cannot be unpacked: " + e.getMessage(), e);
            }
        }

        /**
         * Copies a part of a chunk as far as the dataset has values for it.
         *
         * @param from values of the chunk before the part
         * @param to values of the dataset before it
         */
        private void copy(byte[] chunk, long[] first, int d, long from, long to) {
            int valueBytes = dataset.type().bytes();
            int rank = first.length;
            if (d == rank) {
                System.arraycopy(chunk, 0, values, 0, valueBytes);
                return;
            }
            long length = dataset.shape().get(d);
            long chunkLength = dataset.layout().chunk().get(d);
            long kept = Math.min(chunkLength, length - first[d]);
            if (d == rank - 1) {
                System.arraycopy(
                        chunk,
                        (int) (from * chunkLength * valueBytes),
                        values,
                        (int) ((to * length + first[d]) * valueBytes),
                        (int) (kept * valueBytes));
                return;
            }
            for (long i = 0; i < kept; i++) {
                copy(chunk, first, d + 1, from * chunkLength + i, to * length + first[d] + i);
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
