package org.htmst.hbase.codec;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.ChannelModel;
import org.htmst.hbase.codec.column.ColumnCodec;
import org.htmst.hbase.codec.column.ColumnEncoder;
import org.htmst.hbase.codec.column.TypeCode;
import org.htmst.sample.ValueType;

/**
 * Channels of a chunk that are stored in one cell: those whose numbers, divided by {@value #CHANNELS}, are the qualifier. They
 * share a cell since a region server's cost is one per cell that it passes, asked for or not; each is decoded only when asked for.
 */
public final class ChannelGroup {

    /** The most channels of a group. */
    public static final int CHANNELS = 4;

    /** In the first byte, beside the channels that there are: one checksum and one number of samples for all of them. */
    private static final int JOINT_OF_VERSION_4 = 0x10;

    /** Likewise, and each part is a column alone. */
    private static final int JOINT = 0x20;

    private static final int COUNT_BYTES = 2;

    private final int qualifier;
    private final int present;

    /** Null where each channel is a block with a checksum of its own. */
    private final BlockReader joint;

    private final byte[] bytes;
    /** Whether each part has its number type in a byte of its own. */
    private final boolean isOld;

    private final int samples;
    private final int model;
    private final IntFunction<ChannelModels> models;

    /** Where the channels that there are begin, and the end of the last. */
    private final int[] starts;

    private final int end;

    /**
     * The cell in {@code length} bytes from {@code offset}.
     *
     * @param qualifier the cell's
     * @param models what the catalog has under a number
     * @throws HtmStException if it is too short, or its checksum is not as it says
     */
    public ChannelGroup(int qualifier, byte[] bytes, int offset, int length, IntFunction<ChannelModels> models) {
        this.qualifier = qualifier;
        this.bytes = bytes;
        this.models = models;
        int first = length == 0 ? 0 : bytes[offset] & 0xFF;
        isOld = (first & JOINT) == 0;
        present = first & ~(isOld ? JOINT_OF_VERSION_4 : JOINT);
        int count = Integer.bitCount(present);
        starts = new int[count + 1];
        if ((first & (JOINT | JOINT_OF_VERSION_4)) != 0) {
            joint = new BlockReader("channel group " + qualifier, bytes, offset, length);
            joint.skip(1);
            samples = (int) joint.get(COUNT_BYTES);
            model = (int) Math.min(joint.getShort(), Integer.MAX_VALUE);
            int[] lengths = new int[count];
            for (int part = 0; part < count; part++) {
                lengths[part] = (int) Math.min(joint.getShort(), length);
            }
            starts[0] = joint.skip(0);
            for (int part = 0; part < count; part++) {
                starts[part + 1] = starts[part] + lengths[part];
            }
            end = offset + length - BlockReader.CRC_BYTES;
        } else {
            joint = null;
            model = ChannelModels.NO_NUMBER;
            end = offset + length;
            starts[0] = offset + 1 + BlockLength.BYTES * count;
            if (present == 0 || starts[0] > end) {
                throw damaged("has " + length + " bytes");
            }
            for (int part = 0; part < count; part++) {
                starts[part + 1] = starts[part] + BlockLength.read(bytes, offset + 1 + BlockLength.BYTES * part);
            }
            samples = ValueBlock.samples(bytes, starts[0], starts[1] - starts[0]);
        }
        if (present == 0 || starts[count] > end) {
            throw damaged("has channels that are longer than itself, or none");
        }
    }

    /** The qualifier of the cell that holds a channel, by the channel's number. */
    public static int qualifier(int channel) {
        return channel / CHANNELS;
    }

    /**
     * The cell of some channels of one group.
     *
     * @param samples of the chunk, at most 65535
     * @param model the number of the models with which the parts are written
     * @param parts at least one {@link #part}, by the numbers of the channels
     */
    static byte[] encode(int samples, int model, SortedMap<Integer, byte[]> parts) {
        if (samples > BlockHeader.MAX_COUNT) {
            throw new IllegalArgumentException("a cell of " + samples + " samples; allowed: at most "
                    + BlockHeader.MAX_COUNT + "; write several chunks");
        }
        int present = JOINT;
        int length = 0;
        for (Map.Entry<Integer, byte[]> part : parts.entrySet()) {
            present |= 1 << part.getKey() % CHANNELS;
            length += part.getValue().length;
        }
        BlockWriter out = new BlockWriter(32 + length);
        out.put(present, 1);
        out.put(samples, COUNT_BYTES);
        out.putShort(model);
        parts.values().forEach(part -> out.putShort(part.length));
        parts.values().forEach(out::putAll);
        return out.close();
    }

    /**
     * What a cell holds of one channel. Lossless: every value comes back bit for bit (but a NaN as the canonical one, and -0.0 of a
     * whole-number type as 0), in the smallest of the schemes that the package page specifies.
     *
     * @throws IllegalArgumentException if a value is none of the type
     */
    static byte[] part(ColumnEncoder column, int[] samples) {
        BlockWriter out = new BlockWriter(64 + samples.length * column.type().bytes() / 2);
        column.write(out, samples);
        return out.bytes();
    }

    /** Whether it has values of a channel, which need not be of this group. */
    public boolean has(int channel) {
        return qualifier(channel) == qualifier && (present >>> channel % CHANNELS & 1) != 0;
    }

    /**
     * The numbers of the channels whose values have to be read before those of a channel that it {@link #has}; none for most.
     *
     * @throws HtmStException if the cell is damaged
     */
    public int[] sources(int channel) {
        if (joint == null || isOld || !ColumnCodec.isModelled(part(place(channel)))) {
            return new int[0];
        }
        return models.apply(model).model(channel).map(ChannelModel::sources).orElse(new int[0]);
    }

    /**
     * Reads the {@code count} values of a channel that it {@link #has} into the first entries of {@code into}.
     *
     * @param sourceValues the values of its {@link #sources}, from index 0 on
     * @return whether one of them is NaN
     * @throws HtmStException if the cell is damaged or has not {@code count} values; {@code into} may then hold anything
     */
    public boolean decode(int channel, double[] into, int count, double[]... sourceValues) {
        int place = place(channel);
        int length = starts[place + 1] - starts[place];
        if (joint == null) {
            return ValueBlock.decode(bytes, starts[place], length, into, 0, count);
        }
        if (samples != count) {
            throw damaged("tells of " + samples + " samples where " + count + " were expected");
        }
        BlockReader in = part(place);
        Optional<ChannelModel> known = models.apply(model).model(channel);
        boolean hasNan = isOld
                ? ColumnCodec.readOld(in, TypeCode.read(in), count, into, 0, known)
                : ColumnCodec.read(in, count, into, 0, known, sourceValues);
        in.finish();
        return hasNan;
    }

    /** The numbers of the channels that it has, ascending. */
    public int[] channels() {
        return IntStream.range(0, CHANNELS)
                .map(place -> qualifier * CHANNELS + place)
                .filter(this::has)
                .toArray();
    }

    /** The number type of a channel that it {@link #has}, as it is told; {@link #decode} finds out whether the values are sound. */
    public ValueType type(int channel) {
        int place = place(channel);
        if (joint == null) {
            return ValueBlock.type(bytes, starts[place], starts[place + 1] - starts[place]);
        }
        BlockReader in = part(place);
        return isOld ? TypeCode.read(in) : ColumnCodec.type(in);
    }

    /**
     * Checks what reading a channel does not: that only channels that can be are told to be there, and that they fill the cell.
     *
     * @throws HtmStException if not
     */
    public void checkWhole() {
        if (present >>> CHANNELS != 0) {
            throw damaged(
                    String.format(Locale.ROOT, "tells by the byte %02x of more than %d channels", present, CHANNELS));
        }
        int filled = starts[starts.length - 1];
        if (filled != end) {
            throw damaged("has " + (end - filled) + " bytes after its last block");
        }
    }

    /** How many samples the chunk has, as the cell says. */
    public int samples() {
        return samples;
    }

    /** How many channels before {@code channel} it has. */
    private int place(int channel) {
        return Integer.bitCount(present & (1 << channel % CHANNELS) - 1);
    }

    private BlockReader part(int place) {
        return joint.part(starts[place], starts[place + 1]);
    }

    private HtmStException damaged(String how) {
        return new HtmStException(
                "channel group " + qualifier + " " + how + "; the stored data is damaged: load its file again", false);
    }
}
