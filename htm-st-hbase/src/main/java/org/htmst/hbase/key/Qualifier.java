package org.htmst.hbase.key;

import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.Geometry;

/** Column qualifiers: two bytes, an unsigned big-endian number. */
public final class Qualifier {

    /** When and where the chunk's samples are, a {@link Geometry}. */
    public static final int GEOMETRY = 0;

    /** The lowest number of a channel; the qualifiers of channels are those of {@link ChannelGroup}s. */
    public static final int FIRST_CHANNEL = 16;

    private static final int FIRST_GROUP = FIRST_CHANNEL / ChannelGroup.CHANNELS;

    private static final int HIGHEST = 0xFFFF;

    /** The length of a qualifier. */
    public static final int BYTES = 2;

    private Qualifier() {}

    /**
     * The bytes of a qualifier.
     *
     * @param number 0 to 65535
     */
    public static byte[] encode(int number) {
        if (number < 0 || number > HIGHEST) {
            throw new IllegalArgumentException("qualifier " + number + " is outside 0.." + HIGHEST);
        }
        return new byte[] {(byte) (number >>> 8), (byte) number};
    }

    /**
     * The number, 0 to 65535, of the qualifier in {@code length} bytes from {@code offset}.
     *
     * @throws HtmStException if it has not two bytes
     */
    public static int decode(byte[] bytes, int offset, int length) {
        if (length != BYTES) {
            throw new HtmStException("column qualifier of " + length + " bytes, expected " + BYTES, false);
        }
        return (bytes[offset] & 0xFF) << 8 | bytes[offset + 1] & 0xFF;
    }

    /** The number of a qualifier; empty if no chunk has one of these bytes. */
    public static Optional<Integer> find(byte[] bytes) {
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        int number = decode(bytes, 0, BYTES);
        return number == GEOMETRY || number >= FIRST_GROUP ? Optional.of(number) : Optional.empty();
    }
}
