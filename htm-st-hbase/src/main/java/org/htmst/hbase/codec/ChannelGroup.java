package org.htmst.hbase.codec;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.htmst.sample.ValueType;

/**
 * Channels of a chunk that are stored in one cell: those whose numbers, divided by {@value #CHANNELS}, are the qualifier. They
 * share a cell since a region server's cost is one per cell that it passes, asked for or not; each is decoded only when asked for.
 */
public final class ChannelGroup {

    /** The most channels of a group. */
    public static final int CHANNELS = 4;

    private final int qualifier;
    private final byte[] bytes;
    private final int present;
    private final int head;
    private final int end;

    /**
     * The cell in {@code length} bytes from {@code offset}.
     *
     * @param qualifier the cell's
     * @throws HtmStException if it is too short
     */
    public ChannelGroup(int qualifier, byte[] bytes, int offset, int length) {
        this.qualifier = qualifier;
        this.bytes = bytes;
        this.head = offset + 1;
        this.end = offset + length;
        this.present = length == 0 ? 0 : bytes[offset] & 0xFF;
        if (present == 0 || head + BlockLength.BYTES * Integer.bitCount(present) > end) {
            throw damaged("has " + length + " bytes");
        }
    }

    /** The qualifier of the cell that holds a channel, by the channel's number. */
    public static int qualifier(int channel) {
        return channel / CHANNELS;
    }

    /**
     * The cell of some channels of one group.
     *
     * @param blocks at least one {@link ValueBlock}, by the numbers of the channels
     */
    static byte[] encode(SortedMap<Integer, byte[]> blocks) {
        int present = 0;
        int length = 1;
        for (Map.Entry<Integer, byte[]> block : blocks.entrySet()) {
            present |= 1 << block.getKey() % CHANNELS;
            length += BlockLength.BYTES + block.getValue().length;
        }
        byte[] cell = new byte[length];
        cell[0] = (byte) present;
        int head = 1;
        int block = head + BlockLength.BYTES * blocks.size();
        for (byte[] bytes : blocks.values()) {
            BlockLength.write(cell, head, bytes.length);
            System.arraycopy(bytes, 0, cell, block, bytes.length);
            head += BlockLength.BYTES;
            block += bytes.length;
        }
        return cell;
    }

    /** Whether it has a block of a channel, which need not be of this group. */
    public boolean has(int channel) {
        return qualifier(channel) == qualifier && (present >>> channel % CHANNELS & 1) != 0;
    }

    /**
     * Reads the {@code samples} values of a channel that it {@link #has} into the first entries of {@code into}.
     *
     * @return whether one of them is NaN
     * @throws HtmStException if the block is damaged or has not {@code samples} values; {@code into} may then hold anything
     */
    public boolean decode(int channel, double[] into, int samples) {
        int block = Integer.bitCount(present & (1 << channel % CHANNELS) - 1);
        int start = start(block);
        return ValueBlock.decode(bytes, start, start(block + 1) - start, into, 0, samples);
    }

    /** The numbers of the channels that it has, ascending. */
    public int[] channels() {
        return IntStream.range(0, CHANNELS)
                .map(place -> qualifier * CHANNELS + place)
                .filter(this::has)
                .toArray();
    }

    /** The number type of a channel that it {@link #has}, as its block says; {@link #decode} finds out whether the block is sound. */
    public ValueType type(int channel) {
        int block = Integer.bitCount(present & (1 << channel % CHANNELS) - 1);
        int start = start(block);
        return ValueBlock.type(bytes, start, start(block + 1) - start);
    }

    /**
     * Checks what reading a channel does not: that only channels that can be are told to be there, and that their blocks fill the cell.
     *
     * @throws HtmStException if not
     */
    public void checkWhole() {
        if (present >>> CHANNELS != 0) {
            throw damaged(
                    String.format(Locale.ROOT, "tells by the byte %02x of more than %d channels", present, CHANNELS));
        }
        int filled = start(Integer.bitCount(present));
        if (filled != end) {
            throw damaged("has " + (end - filled) + " bytes after its last block");
        }
    }

    /** How many samples the chunk has, as its first block says. */
    public int samples() {
        int start = start(0);
        return ValueBlock.samples(bytes, start, start(1) - start);
    }

    /** Where the {@code block}-th of the blocks begins. */
    private int start(int block) {
        int start = head + BlockLength.BYTES * Integer.bitCount(present);
        for (int before = 0; before < block; before++) {
            start += BlockLength.read(bytes, head + BlockLength.BYTES * before);
        }
        if (start > end) {
            throw damaged("has blocks that are longer than itself");
        }
        return start;
    }

    private HtmStException damaged(String how) {
        return new HtmStException(
                "channel group " + qualifier + " " + how + "; the stored data is damaged: load its file again", false);
    }
}
