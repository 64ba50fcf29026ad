package org.htmst.formats.hdf5;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The messages of an object header of HDF5, of both its versions (HDF5 File Format Specification 3.0, section IV.A.1). Bytes are
 * little-endian; whoever asks has checked what lies between them and the end of the file.
 */
final class Hdf5Messages {

    /** Kinds of messages. */
    static final int DATASPACE = 1;

    static final int DATATYPE = 3;
    static final int FILL_OLD = 4;
    static final int FILL = 5;
    static final int EXTERNAL = 7;
    static final int LAYOUT = 8;
    static final int FILTERS = 11;
    static final int ATTRIBUTE = 12;
    static final int CONTINUATION = 16;

    private static final int OLD_PREFIX = 16;
    private static final int OLD_HEAD = 8;
    private static final int SHARED = 2;
    private static final int TIMES = 0x20;
    private static final int PHASES = 0x10;
    private static final int ORDERED = 0x04;
    private static final int MOST_KINDS = 256;

    private Hdf5Messages() {}

    /** A message whose body has {@code length} bytes from {@code at}. */
    record Message(int type, int flags, int at, int length) {

        /** Whether the body only says where else the message stands. */
        boolean isShared() {
            return (flags & SHARED) != 0;
        }
    }

    /** A stretch of messages. */
    public record Part(int from, int end) {}

    /** Where the messages of a header begin, how many bytes of them there are, and how many stand before the body of one. */
    record Extent(int from, long size, int headBytes) {

        static Extent of(ByteBuffer bytes, int at) {
            if (bytes.get(at) == 1) {
                return new Extent(at + OLD_PREFIX, bytes.getInt(at + 8) & 0xffffffffL, OLD_HEAD);
            }
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
            return new Extent(sizeAt + sizeBytes, size, (flags & ORDERED) == 0 ? 4 : 6);
        }
    }

    /**
     * Whether a header of version 1 begins here: it has no signature, but its messages fill it to the last byte, which no numbers
     * do by chance.
     */
    static boolean isOldHeader(ByteBuffer bytes, int at) {
        if (at + OLD_PREFIX + OLD_HEAD > bytes.capacity() || bytes.getShort(at) != 1) {
            return false;
        }
        int messages = bytes.getShort(at + 2) & 0xffff;
        long size = bytes.getInt(at + 8) & 0xffffffffL;
        if (messages == 0 || size == 0 || size > bytes.capacity() - at - OLD_PREFIX) {
            return false;
        }
        int end = (int) (at + OLD_PREFIX + size);
        int from = at + OLD_PREFIX;
        int found = 0;
        while (from + OLD_HEAD <= end && (bytes.getShort(from) & 0xffff) < MOST_KINDS) {
            from += OLD_HEAD + (bytes.getShort(from + 2) & 0xffff);
            found++;
        }
        return from == end && found <= messages;
    }

    /**
     * The messages of the header at {@code at}, but for those that only say where others stand.
     *
     * @throws IndexOutOfBoundsException if they reach beyond the bytes
     */
    static List<Message> of(ByteBuffer bytes, int at) {
        return parts(bytes, at).stream()
                .flatMap(part -> messages(bytes, at, part).stream())
                .filter(message -> message.type != CONTINUATION)
                .toList();
    }

    /**
     * Where the messages of the header at {@code at} stand.
     *
     * @throws IndexOutOfBoundsException if they reach beyond the bytes
     */
    static List<Part> parts(ByteBuffer bytes, int at) {
        boolean old = bytes.get(at) == 1;
        List<Part> parts = new ArrayList<>();
        Extent extent = Extent.of(bytes, at);
        parts.add(new Part(extent.from, Math.toIntExact(extent.from + extent.size)));
        long walked = 0;
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            walked += part.end - part.from;
            if (part.from < 0 || part.end > bytes.capacity() || part.end < part.from || walked > bytes.capacity()) {
                throw new IndexOutOfBoundsException("a header of messages from " + part.from + " to " + part.end);
            }
            for (Message message : messages(bytes, at, part)) {
                if (message.type == CONTINUATION) {
                    parts.add(part(bytes, message.at, old));
                }
            }
        }
        return parts;
    }

    private static List<Message> messages(ByteBuffer bytes, int header, Part part) {
        boolean old = bytes.get(header) == 1;
        int headBytes = Extent.of(bytes, header).headBytes;
        List<Message> messages = new ArrayList<>();
        for (int from = part.from; from + headBytes <= part.end; ) {
            int type = old ? bytes.getShort(from) & 0xffff : bytes.get(from) & 0xff;
            int length = bytes.getShort(from + (old ? 2 : 1)) & 0xffff;
            Message message = new Message(type, bytes.get(from + (old ? 4 : 3)), from + headBytes, length);
            if (message.at + length > part.end) {
                throw new IndexOutOfBoundsException("a message at byte " + from);
            }
            messages.add(message);
            from = message.at + length;
        }
        return messages;
    }

    /** In version 2, a signature stands before the messages of a further part, and a checksum behind them. */
    private static Part part(ByteBuffer bytes, int at, boolean old) {
        int from = address(bytes, at);
        int end = Math.addExact(from, address(bytes, at + Long.BYTES));
        return old ? new Part(from, end) : new Part(from + Integer.BYTES, end - Integer.BYTES);
    }

    private static int address(ByteBuffer bytes, int at) {
        long address = bytes.getLong(at);
        if (address < 0 || address > bytes.capacity()) {
            throw new IndexOutOfBoundsException("the address " + address);
        }
        return (int) address;
    }
}
