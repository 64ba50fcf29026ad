package org.htmst.formats.hdf5;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.htmst.formats.SourceFile;
import org.htmst.formats.hdf5.Hdf5Messages.Message;

/**
 * What was done to the chunks of a dataset, one step after another, and how to undo it: deflate, shuffle and the checksum
 * fletcher32, each once at most.
 */
public record Hdf5Filters(List<Step> steps) {

    static final Hdf5Filters NONE = new Hdf5Filters(List.of());

    /** No deflated byte stands for more than so many. */
    public static final int MAX_DEFLATION = 1032;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER = 3;
    private static final int SZIP = 4;
    private static final int SUM_BYTES = 4;

    /** Filters below it have no name in the file. */
    private static final int FIRST_NAMED = 256;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(DEFLATE, "deflate"),
            Map.entry(SHUFFLE, "shuffle"),
            Map.entry(FLETCHER, "fletcher32"),
            Map.entry(SZIP, "szip"),
            Map.entry(5, "nbit"),
            Map.entry(6, "scaleoffset"),
            Map.entry(307, "bzip2"),
            Map.entry(32_000, "lzf"),
            Map.entry(32_001, "blosc"),
            Map.entry(32_004, "lz4"),
            Map.entry(32_008, "bitshuffle"),
            Map.entry(32_013, "zfp"),
            Map.entry(32_015, "zstd"));

    /** A filter; {@code width}: of the values that shuffle puts asunder. */
    record Step(int filter, int width) {}

    /**
     * Checks that no chunks of any dataset went through szip, of which NetCDF-Java tells on standard output, or were deflated twice: a
     * few bytes may stand for a million times as many then.
     *
     * @param at where the message of the filters has its body
     */
    static void checkRepeats(SourceFile file, ByteBuffer bytes, int at) {
        Set<Integer> seen = new HashSet<>();
        for (Entry entry : entries(bytes, at)) {
            if (entry.filter == SZIP) {
                throw file.error(
                        "not supported: chunks that went through filter " + SZIP + " (szip), by the header at byte "
                                + at + "; 'h5repack -f GZIP=5 OLD NEW' writes them with deflate");
            }
            if (!seen.add(entry.filter)) {
                throw file.error("not supported: chunks that went through filter " + entry.filter + " ("
                        + NAMES.getOrDefault(entry.filter, "unknown") + ") more than once, by the header at byte "
                        + at);
            }
        }
    }

    /** The filters that a message tells of. */
    static Hdf5Filters of(SourceFile file, ByteBuffer bytes, String name, Message message) {
        checkRepeats(file, bytes, message.at());
        List<Step> steps = new ArrayList<>();
        for (Entry entry : entries(bytes, message.at())) {
            if (entry.filter < DEFLATE || entry.filter > FLETCHER) {
                throw file.error("not supported: variable " + name + ": its chunks went through filter " + entry.filter
                        + " (" + NAMES.getOrDefault(entry.filter, "unknown")
                        + "); 'h5repack -f GZIP=5 OLD NEW' writes them with deflate");
            }
            if (entry.first < 1 && entry.filter == SHUFFLE) {
                throw file.damaged(
                        message.at(), "the values of variable " + name + " were shuffled by " + entry.first + " bytes");
            }
            steps.add(new Step(entry.filter, entry.first));
        }
        return new Hdf5Filters(steps);
    }

    /** A filter as a message has it; {@code first}: of the numbers that belong to it. */
    private record Entry(int filter, int first) {}

    private static List<Entry> entries(ByteBuffer bytes, int message) {
        boolean old = bytes.get(message) == 1;
        int count = bytes.get(message + 1) & 0xff;
        List<Entry> entries = new ArrayList<>();
        int at = message + (old ? 8 : 2);
        for (int i = 0; i < count; i++) {
            int filter = bytes.getShort(at) & 0xffff;
            boolean named = old || filter >= FIRST_NAMED;
            int nameBytes = named ? bytes.getShort(at + 2) & 0xffff : 0;
            int data = at + (named ? 8 : 6) + (old ? nameBytes + 7 & ~7 : nameBytes);
            int numbers = bytes.getShort(at + (named ? 6 : 4)) & 0xffff;
            entries.add(new Entry(filter, numbers == 0 ? 1 : bytes.getInt(data)));
            at = data + Integer.BYTES * (old ? numbers + (numbers & 1) : numbers);
        }
        return entries;
    }

    /**
     * The bytes of a chunk before the filters.
     *
     * @param mask bits of the filters that were left out
     * @param size how many bytes those are
     * @throws DataFormatException if it is not so
     */
    byte[] undo(byte[] stored, int mask, int size) throws DataFormatException {
        byte[] bytes = stored;
        for (int i = steps.size() - 1; i >= 0; i--) {
            if ((mask >>> i & 1) == 0) {
                bytes = switch (steps.get(i).filter) {
                    case DEFLATE -> inflated(bytes, size + SUM_BYTES * sumsBefore(i, mask));
                    case SHUFFLE -> unshuffled(bytes, steps.get(i).width);
                    default -> checked(bytes);
                };
            }
        }
        if (bytes.length != size) {
            throw new DataFormatException("it has " + bytes.length + " bytes of " + size);
        }
        return bytes;
    }

    private int sumsBefore(int step, int mask) {
        int sums = 0;
        for (int i = 0; i < step; i++) {
            sums += steps.get(i).filter == FLETCHER && (mask >>> i & 1) == 0 ? 1 : 0;
        }
        return sums;
    }

    private static byte[] inflated(byte[] bytes, int size) throws DataFormatException {
        if (size > (long) MAX_DEFLATION * bytes.length) {
            throw new DataFormatException(bytes.length + " bytes cannot be " + size + " deflated ones");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            byte[] result = new byte[size];
            int filled = 0;
            while (filled < size && !inflater.finished()) {
                int more = inflater.inflate(result, filled, size - filled);
                if (more == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new DataFormatException("it ends after " + filled + " bytes of " + size);
                }
                filled += more;
            }
            // The end of the stream may need a last look.
            if (filled < size || !inflater.finished() && inflater.inflate(new byte[1]) > 0 || !inflater.finished()) {
                throw new DataFormatException("it is not deflated from " + size + " bytes");
            }
            return result;
        } finally {
            inflater.end();
        }
    }

    /** The bytes in their order again; those behind the last whole value were left where they are. */
    private static byte[] unshuffled(byte[] bytes, int width) {
        if (width == 1) {
            return bytes;
        }
        int values = bytes.length / width;
        byte[] result = new byte[bytes.length];
        int whole = values * width;
        if (width == Integer.BYTES) {
            // So are nearly all, and a value is written at once.
            for (int v = 0; v < values; v++) {
                int value = bytes[v] & 0xff
                        | (bytes[values + v] & 0xff) << 8
                        | (bytes[2 * values + v] & 0xff) << 16
                        | bytes[3 * values + v] << 24;
                INTS.set(result, Integer.BYTES * v, value);
            }
        } else {
            for (int b = 0; b < width; b++) {
                for (int v = 0; v < values; v++) {
                    result[v * width + b] = bytes[b * values + v];
                }
            }
        }
        System.arraycopy(bytes, whole, result, whole, bytes.length - whole);
        return result;
    }

    private static byte[] checked(byte[] bytes) throws DataFormatException {
        int length = bytes.length - SUM_BYTES;
        if (length < 0) {
            throw new DataFormatException("it has no room for its checksum");
        }
        int sum = fletcher32(bytes, length);
        int told = Integer.reverseBytes(ByteBuffer.wrap(bytes).getInt(length));
        // The first versions of HDF5 wrote the bytes of both halves the other way round on some machines.
        int otherWay = (told & 0x00ff00ff) << 8 | told >>> 8 & 0x00ff00ff;
        if (told != sum && otherWay != sum) {
            throw new DataFormatException("its checksum is wrong");
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Fletcher's checksum of 16-bit words, of which HDF5 takes the first byte for the high one. */
    public static int fletcher32(byte[] bytes, int length) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < length; i += 2) {
            int word = (bytes[i] & 0xff) << 8 | (i + 1 < length ? bytes[i + 1] & 0xff : 0);
            low = (low + word) % 0xffff;
            high = (high + low) % 0xffff;
        }
        return (int) (high << 16 | low);
    }
}
