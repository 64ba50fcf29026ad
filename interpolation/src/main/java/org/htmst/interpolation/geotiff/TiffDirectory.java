package org.htmst.interpolation.geotiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields of a TIFF image [1], little-endian.
 *
 * <p>[1] TIFF, revision 6.0, Adobe, 1992, section 2.
 */
final class TiffDirectory {

    private static final int ENTRY_BYTES = 12;
    private static final int INLINE_BYTES = 4;
    private static final short ASCII = 2;
    private static final short SHORT = 3;
    private static final short LONG = 4;
    private static final short DOUBLE = 12;

    private final SortedMap<Integer, Field> fields = new TreeMap<>();

    private record Field(short type, int count, byte[] bytes) {}

    void shorts(int tag, int... values) {
        ByteBuffer bytes = buffer(Short.BYTES * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        fields.put(tag, new Field(SHORT, values.length, bytes.array()));
    }

    void longs(int tag, long... values) {
        ByteBuffer bytes = buffer(Integer.BYTES * values.length);
        for (long value : values) {
            bytes.putInt((int) value);
        }
        fields.put(tag, new Field(LONG, values.length, bytes.array()));
    }

    void doubles(int tag, double... values) {
        ByteBuffer bytes = buffer(Double.BYTES * values.length);
        for (double value : values) {
            bytes.putDouble(value);
        }
        fields.put(tag, new Field(DOUBLE, values.length, bytes.array()));
    }

    /** Text as UTF-8, which readers take for what they call ASCII. */
    void text(int tag, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.UTF_8);
        fields.put(tag, new Field(ASCII, bytes.length, bytes));
    }

    /** The directory as it stands at {@code offset} of the file, an even number, with its longer values behind it. */
    ByteBuffer bytes(long offset) {
        int head = Short.BYTES + ENTRY_BYTES * fields.size() + Integer.BYTES;
        int size =
                head + fields.values().stream().mapToInt(TiffDirectory::behind).sum();
        ByteBuffer out = buffer(size);
        int values = head;
        out.putShort((short) fields.size());
        for (Map.Entry<Integer, Field> entry : fields.entrySet()) {
            Field field = entry.getValue();
            out.putShort(entry.getKey().shortValue()).putShort(field.type).putInt(field.count);
            if (behind(field) == 0) {
                out.put(field.bytes).put(new byte[INLINE_BYTES - field.bytes.length]);
            } else {
                out.putInt((int) (offset + values));
                out.put(values, field.bytes);
                values += behind(field);
            }
        }
        return out.position(0).limit(size);
    }

    /** How many bytes of a field stand behind the directory, even. */
    private static int behind(Field field) {
        return field.bytes.length <= INLINE_BYTES ? 0 : field.bytes.length + field.bytes.length % 2;
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
