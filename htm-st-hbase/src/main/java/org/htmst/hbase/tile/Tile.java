package org.htmst.hbase.tile;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.LevelModel;
import org.htmst.hbase.key.TileKey;

/**
 * How often the values of a few channels came in the cells of a grid, of one granule, satellite and UTC day, or of
 * all granules of a product and satellite in a longer period. The page of {@link
 * org.htmst.hbase.codec} draws the bytes. Immutable.
 */
public final class Tile {

    /** In the first byte, beside the channels that there are. */
    private static final int TILE = 0x40;

    private static final int PRESENT = 0xF;

    /** A year. */
    private static final long LONGEST_MS = 366L * 86_400_000;

    private final TileKey key;
    private final byte[] bytes;
    private final BlockReader block;
    private final int present;
    private final ChannelModels models;
    private final int shellChannel;
    private final long firstMs;
    private final long lastMs;
    private final int[] cells;
    private final int[] sizes;
    private final int[] starts;

    /**
     * Reads a tile.
     *
     * @param models what the catalog has under a number
     * @throws HtmStException if it is damaged
     */
    public Tile(TileKey key, byte[] bytes, IntFunction<ChannelModels> models) {
        this.key = key;
        this.bytes = bytes;
        block = new BlockReader("tile of channel group " + key.group(), bytes, 0, bytes.length);
        int first = (int) block.get(1);
        present = first & PRESENT;
        if (first != (TILE | present) || present == 0 || TileGrid.of(key.grid()) == null) {
            throw block.damaged("begins with " + first + ", or is of the unknown grid " + key.grid());
        }
        this.models = models.apply(number(block.getShort()));
        shellChannel = number(block.getShort());
        firstMs = key.dayMs() + offset(block.getShort());
        lastMs = key.dayMs() + offset(block.getShort());
        cells = new int[Math.min(number(block.getShort()), bytes.length)];
        int cell = -1;
        for (int i = 0; i < cells.length; i++) {
            cell = number(cell + 1L + block.getShort());
            cells[i] = cell;
        }
        sizes = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            sizes[i] = number(block.getShort());
        }
        starts = new int[Integer.bitCount(present) + 1];
        for (int part = 1; part < starts.length; part++) {
            starts[part] = starts[part - 1] + Math.min(number(block.getShort()), bytes.length);
        }
        int from = block.skip(0);
        for (int part = 0; part < starts.length; part++) {
            starts[part] += from;
        }
        block.skip(starts[starts.length - 1] - from);
        block.finish();
    }

    private long offset(long ms) {
        if (ms < 0 || ms > LONGEST_MS) {
            throw block.damaged("has a sample " + ms + " ms after its begin");
        }
        return ms;
    }

    private int number(long number) {
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw block.damaged("has the number " + number);
        }
        return (int) number;
    }

    /**
     * The counts of a channel, as they are written.
     *
     * @param channel its number
     * @param histograms of all cells of the tile
     * @param modelLevels how many of the levels its model has
     */
    record Part(int channel, Histograms histograms, int modelLevels) {}

    /**
     * The bytes of a tile.
     *
     * @param group the channels' qualifier
     * @param shellChannel the number of the channel whose values cells of {@link TileGrid#SHELL} are; 0 for other grids
     * @param firstMs after the begin of the day
     * @param lastMs likewise
     * @param cells ascending
     * @param sizes of each how many samples it has
     * @param parts at least one, of channels of that group, by number
     */
    static byte[] encode(
            int group,
            int models,
            int shellChannel,
            long firstMs,
            long lastMs,
            int[] cells,
            int[] sizes,
            List<Part> parts) {
        BlockWriter out = new BlockWriter(1 << 13);
        int present = 0;
        for (Part part : parts) {
            present |= 1 << part.channel() - group * ChannelGroup.CHANNELS;
        }
        out.put(TILE | present, 1);
        out.putShort(models);
        out.putShort(shellChannel);
        out.putShort(firstMs);
        out.putShort(lastMs);
        out.putShort(cells.length);
        int before = -1;
        for (int cell : cells) {
            out.putShort(cell - before - 1L);
            before = cell;
        }
        for (int size : sizes) {
            out.putShort(size);
        }
        BlockWriter all = new BlockWriter(1 << 13);
        for (Part part : parts) {
            BlockWriter own = new BlockWriter(1 << 11);
            HistogramCodec.write(own, part.histograms(), part.modelLevels());
            out.putShort(own.bytes().length);
            all.putAll(own.bytes());
        }
        out.putAll(all.bytes());
        return out.close();
    }

    /** What it is of. */
    public TileKey key() {
        return key;
    }

    /** The number of the channel whose values the cells of {@link TileGrid#SHELL} are. */
    public int shellChannel() {
        return shellChannel;
    }

    /** The time of the first sample, ms since 1970 UTC. */
    public long firstMs() {
        return firstMs;
    }

    /** The time of the last sample, ms since 1970 UTC. */
    public long lastMs() {
        return lastMs;
    }

    /** How many cells have samples. */
    int size() {
        return cells.length;
    }

    /** The number of the {@code i}-th cell; they ascend. */
    int cell(int i) {
        return cells[i];
    }

    /** How many samples the {@code i}-th cell has. */
    int samples(int i) {
        return sizes[i];
    }

    /** The numbers of the channels of which it has counts. */
    public int[] channels() {
        return IntStream.range(0, ChannelGroup.CHANNELS)
                .filter(place -> (present >> place & 1) != 0)
                .map(place -> key.group() * ChannelGroup.CHANNELS + place)
                .toArray();
    }

    /** Hears of the samples of a cell that are alike. */
    public interface Counter {

        /**
         * @param value NaN if missing or flagged
         * @param isMissing whether the samples have no value
         * @param isFlagged whether a calibration spoilt it
         */
        void count(int cell, double value, boolean isMissing, boolean isFlagged, int samples);
    }

    /**
     * Tells all samples of a channel that it has, cell by cell.
     *
     * @throws HtmStException if its counts are damaged
     */
    public void forEach(int channel, Counter counter) {
        Histograms histograms = histograms(channel);
        for (int i = 0; i < cells.length; i++) {
            if (histograms.missing(i) > 0) {
                counter.count(cells[i], Double.NaN, true, false, histograms.missing(i));
            }
            if (histograms.flagged(i) > 0) {
                counter.count(cells[i], Double.NaN, false, true, histograms.flagged(i));
            }
            for (int at = histograms.start()[i]; at < histograms.start()[i + 1]; at++) {
                double value = histograms.values()[histograms.level()[at]];
                counter.count(cells[i], value, false, false, histograms.count()[at]);
            }
        }
    }

    /** Whether it has counts of a channel, by the channel's number. */
    public boolean has(int channel) {
        int place = channel - key.group() * ChannelGroup.CHANNELS;
        return place >= 0 && place < ChannelGroup.CHANNELS && (present >> place & 1) != 0;
    }

    /**
     * The counts of a channel that it has.
     *
     * @throws HtmStException if they are damaged
     */
    Histograms histograms(int channel) {
        int before = present & (1 << channel - key.group() * ChannelGroup.CHANNELS) - 1;
        int part = Integer.bitCount(before);
        double[] known = models.levels(channel).map(LevelModel::values).orElse(new double[0]);
        BlockReader in = block.part(starts[part], starts[part + 1]);
        Histograms histograms = HistogramCodec.read(in, known, sizes);
        in.finish();
        return histograms;
    }

    /** About how much memory it takes. */
    int weight() {
        return bytes.length + 8 * cells.length + 256;
    }
}
