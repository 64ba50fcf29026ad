package org.htmst.formats.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.formats.SourceFile;
import org.htmst.formats.hdf5.Hdf5Messages.Message;

/**
 * How a variable lies in an HDF5 file, from the messages of its header. What is not understood to the last bit is
 * named and refused: NetCDF-Java reads on where a number type, a filter or a storage is another than it thinks.
 *
 * @param name of the variable
 * @param shape its dimensions, of which the last runs fastest; empty if it is one value
 * @param type of the values
 * @param layout where they are
 * @param filters what was done to each chunk
 * @param fill the bytes of a value that is in no chunk
 */
record Hdf5Dataset(String name, List<Long> shape, Type type, Layout layout, Hdf5Filters filters, byte[] fill) {

    /** More than any program writes. */
    private static final int MOST_DIMENSIONS = 10;

    private static final int CLASS_INTEGER = 0;
    private static final int CLASS_FLOAT = 1;
    private static final String[] CLASSES = {
        "integers",
        "floating numbers",
        "times",
        "texts",
        "bit fields",
        "opaque bytes",
        "compounds",
        "references",
        "enumerations",
        "lists of variable length",
        "arrays"
    };

    /** The properties of IEEE 754 numbers of four and eight bytes, as a message of a type has them behind its size. */
    private static final byte[] IEEE_SINGLE = {0, 0, 32, 0, 23, 8, 0, 23, 127, 0, 0, 0};

    private static final byte[] IEEE_DOUBLE = {0, 0, 64, 0, 52, 11, 0, 52, (byte) 255, 3, 0, 0};

    private static final int LAYOUT_VERSION = 3;

    /** A number type. */
    record Type(int bytes, boolean floating, ByteOrder order) {}

    /** Kinds of storage. */
    enum Storage {
        COMPACT,
        CONTIGUOUS,
        CHUNKED
    }

    /**
     * Where the values are.
     *
     * @param address of the values, or of the tree of chunks; -1 if there are none yet
     * @param chunk the dimensions of a chunk
     */
    record Layout(Storage storage, long address, List<Long> chunk) {

        /** Values in a chunk. */
        long chunkLength() {
            return product(chunk);
        }
    }

    Hdf5Dataset {
        shape = List.copyOf(shape);
    }

    private static long product(List<Long> sizes) {
        return sizes.stream().reduce(1L, Math::multiplyExact);
    }

    /** How many values it has. */
    long length() {
        return product(shape);
    }

    /** The dataset whose header stands at {@code address}. */
    static Hdf5Dataset of(SourceFile file, ByteBuffer bytes, String name, long address) {
        try {
            return new Parser(file, bytes, name, address, Hdf5Messages.of(bytes, Math.toIntExact(address))).dataset();
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw file.damaged(address, "the header of variable " + name + " reaches beyond the end of the file", e);
        }
    }

    /** How many bytes the values are. */
    long bytes() {
        return Math.multiplyExact(length(), type.bytes);
    }

    /** What values of a class of types are called. */
    static String kind(int type) {
        return type < CLASSES.length ? CLASSES[type] : "class " + type;
    }

    /** Where the type stands that a message tells of: in the message, or in a header of its own. */
    static int typeAt(SourceFile file, ByteBuffer bytes, Message message) {
        if (!message.isShared()) {
            return message.at();
        }
        int version = bytes.get(message.at());
        boolean elsewhere = version < 3 || bytes.get(message.at() + 1) == 2;
        if (version < 1 || version > 3 || !elsewhere) {
            throw file.error("not supported: a type in a heap of shared messages, at byte " + message.at());
        }
        long header = bytes.getLong(message.at() + (version == 1 ? 8 : 2));
        if (header < 0 || header >= bytes.capacity()) {
            throw new IndexOutOfBoundsException("a type at " + header);
        }
        return Hdf5Messages.of(bytes, (int) header).stream()
                .filter(m -> m.type() == Hdf5Messages.DATATYPE && !m.isShared())
                .findFirst()
                .orElseThrow(() -> file.damaged(header, "there is no type"))
                .at();
    }

    private record Parser(SourceFile file, ByteBuffer bytes, String name, long header, List<Message> messages) {

        Hdf5Dataset dataset() {
            if (messages.stream().anyMatch(m -> m.type() == Hdf5Messages.EXTERNAL)) {
                throw unsupported("its values are in another file (external storage)");
            }
            Type type = type(typeAt(file, bytes, message(Hdf5Messages.DATATYPE)));
            Message filters = find(Hdf5Messages.FILTERS).orElse(null);
            List<Long> shape = shape(unshared(message(Hdf5Messages.DATASPACE)));
            return new Hdf5Dataset(
                    name,
                    shape,
                    type,
                    layout(unshared(message(Hdf5Messages.LAYOUT)), type, shape.size()),
                    filters == null ? Hdf5Filters.NONE : Hdf5Filters.of(file, bytes, name, unshared(filters)),
                    fill(type));
        }

        private Optional<Message> find(int type) {
            return messages.stream().filter(m -> m.type() == type).findFirst();
        }

        private Message message(int type) {
            return find(type)
                    .orElseThrow(
                            () -> file.damaged(header, "the header of variable " + name + " has no message " + type));
        }

        private Message unshared(Message message) {
            if (message.isShared()) {
                throw unsupported("its header shares the message " + message.type() + " with others");
            }
            return message;
        }

        private RuntimeException unsupported(String what) {
            return file.error("not supported: variable " + name + ": " + what);
        }

        private List<Long> shape(Message space) {
            int version = bytes.get(space.at());
            int rank = bytes.get(space.at() + 1);
            if (version != 1 && version != 2 || rank < 0 || rank > MOST_DIMENSIONS) {
                throw unsupported("it has " + rank + " dimensions (dataspace version " + version + ")");
            }
            List<Long> shape = new ArrayList<>();
            for (int d = 0; d < rank; d++) {
                shape.add(bytes.getLong(space.at() + (version == 1 ? 8 : 4) + d * Long.BYTES));
            }
            return shape;
        }

        private Type type(int at) {
            int kind = bytes.get(at) & 0xf;
            int flags = bytes.get(at + 1);
            int size = bytes.getInt(at + 4);
            ByteOrder order = (flags & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            if (kind == CLASS_INTEGER) {
                boolean whole = size > 0 && size <= 8 && Integer.bitCount(size) == 1;
                int offset = bytes.getShort(at + 8);
                int bits = bytes.getShort(at + 10);
                if (!whole || offset != 0 || bits != Byte.SIZE * size) {
                    throw unsupported("integers of " + bits + " bits from bit " + offset + " of " + size + " bytes");
                }
                return new Type(size, false, order);
            }
            if (kind != CLASS_FLOAT) {
                throw unsupported("values that are " + kind(kind));
            }
            byte[] properties = new byte[IEEE_SINGLE.length];
            bytes.get(at + 8, properties);
            int sign = bytes.get(at + 2) & 0xff;
            boolean implied = (flags & 0x70) == 0x20;
            boolean ieee = size == Float.BYTES && sign == 31 && Arrays.equals(properties, IEEE_SINGLE)
                    || size == Double.BYTES && sign == 63 && Arrays.equals(properties, IEEE_DOUBLE);
            if (!ieee || !implied) {
                throw unsupported("floating numbers that are not those of IEEE 754 with four or eight bytes: " + size
                        + " bytes, exponent of " + properties[5] + " bits with bias " + bytes.getInt(at + 16)
                        + ", mantissa of " + properties[7] + " bits");
            }
            return new Type(size, true, order);
        }

        private Layout layout(Message message, Type type, int rank) {
            int at = message.at();
            int version = bytes.get(at);
            int kind = bytes.get(at + 1);
            if (kind == 3 && version > LAYOUT_VERSION) {
                throw unsupported("a virtual dataset, whose values are in other ones");
            }
            if (version != LAYOUT_VERSION) {
                throw unsupported("storage of version " + version + "; 'nccopy -k nc4 OLD NEW' writes version 3");
            }
            if (kind == 0) {
                return new Layout(Storage.COMPACT, at + 4L, List.of());
            }
            if (kind == 1) {
                return new Layout(Storage.CONTIGUOUS, bytes.getLong(at + 2), List.of());
            }
            int dimensions = bytes.get(at + 2);
            if (kind != 2 || dimensions != rank + 1) {
                throw unsupported("storage of class " + kind + " with " + dimensions + " dimensions");
            }
            List<Long> chunk = new ArrayList<>();
            for (int d = 0; d < rank; d++) {
                chunk.add(bytes.getInt(at + 11 + d * Integer.BYTES) & 0xffffffffL);
            }
            long valueBytes = bytes.getInt(at + 11 + rank * Integer.BYTES) & 0xffffffffL;
            if (product(chunk) == 0 || valueBytes != type.bytes) {
                throw file.damaged(
                        at,
                        "the chunks of variable " + name + " have " + product(chunk) + " values of " + valueBytes
                                + " bytes");
            }
            return new Layout(Storage.CHUNKED, bytes.getLong(at + 3), chunk);
        }

        private byte[] fill(Type type) {
            byte[] fill = new byte[type.bytes];
            Message message = find(Hdf5Messages.FILL)
                    .or(() -> find(Hdf5Messages.FILL_OLD))
                    .orElse(null);
            if (message == null) {
                return fill;
            }
            int at = unshared(message).at();
            int version = message.type() == Hdf5Messages.FILL_OLD ? 0 : bytes.get(at);
            int sizeAt = version == 0 ? at : version < 3 ? at + 4 : at + 2;
            boolean told = version < 2 || (version == 2 ? bytes.get(at + 3) != 0 : (bytes.get(at + 1) & 0x20) != 0);
            if (told && bytes.getInt(sizeAt) == fill.length) {
                bytes.get(sizeAt + Integer.BYTES, fill);
            } else if (told && bytes.getInt(sizeAt) > 0) {
                throw file.damaged(
                        at,
                        "the fill value of variable " + name + " has " + bytes.getInt(sizeAt) + " bytes of "
                                + fill.length);
            }
            return fill;
        }
    }
}
