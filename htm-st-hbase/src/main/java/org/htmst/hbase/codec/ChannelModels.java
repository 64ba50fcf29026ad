package org.htmst.hbase.codec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.ChannelModel;
import org.htmst.hbase.codec.column.LevelModel;
import org.htmst.sample.SampleTable;

/**
 * The models of the channels of a product, under one number in the catalog. Blocks name it, so models that are written once stay as
 * they are.
 */
public final class ChannelModels {

    /** The number of {@link #NONE}. */
    public static final int NO_NUMBER = 0;

    /** For blocks that need none. */
    public static final ChannelModels NONE = new ChannelModels(NO_NUMBER, new TreeMap<>());

    private static final String WHAT = "channel models";
    private static final int COUNT_BYTES = 2;

    private final int number;
    private final SortedMap<Integer, ChannelModel> byChannel;

    private ChannelModels(int number, SortedMap<Integer, ChannelModel> byChannel) {
        this.number = number;
        this.byChannel = byChannel;
    }

    /**
     * Models of those channels of a table that have few levels, or that others of the table tell.
     *
     * @param number in the catalog, above {@link #NO_NUMBER}
     * @param numbers what the catalog gave to the channels
     */
    public static ChannelModels of(int number, SampleTable table, Chunks chunks, ChunkNumbers numbers) {
        return new ChannelModels(number, new Training(table, chunks, numbers).models());
    }

    /** What stands in the catalog under its number. */
    public byte[] encode() {
        BlockWriter out = new BlockWriter(1 << 16);
        out.put(byChannel.size(), COUNT_BYTES);
        for (Map.Entry<Integer, ChannelModel> model : byChannel.entrySet()) {
            out.putShort(model.getKey());
            model.getValue().write(out);
        }
        return out.close();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws HtmStException if it is damaged
     */
    public static ChannelModels decode(int number, byte[] bytes) {
        BlockReader in = new BlockReader(WHAT + " " + number, bytes, 0, bytes.length);
        int count = (int) in.get(COUNT_BYTES);
        SortedMap<Integer, ChannelModel> models = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int channel = (int) Math.min(in.getShort(), Integer.MAX_VALUE);
            models.put(channel, ChannelModel.read(in));
        }
        in.finish();
        ChannelModels read = new ChannelModels(number, models);
        for (int channel : models.keySet()) {
            if (read.sources(channel).contains(channel)) {
                throw in.damaged("has a model of channel " + channel + " by itself");
            }
        }
        return read;
    }

    /** The number in the catalog. */
    public int number() {
        return number;
    }

    /** The numbers of the channels that have to be read for a channel, by its number: its sources, and theirs. */
    public SortedSet<Integer> sources(int channel) {
        SortedSet<Integer> all = new TreeSet<>();
        Deque<Integer> left = new ArrayDeque<>(List.of(channel));
        while (!left.isEmpty()) {
            ChannelModel model = byChannel.get(left.remove());
            if (model != null) {
                for (int source : model.sources()) {
                    if (all.add(source)) {
                        left.add(source);
                    }
                }
            }
        }
        return all;
    }

    /** The levels of a channel, by the channel's number, if its model has any. */
    public Optional<LevelModel> levels(int channel) {
        return model(channel).filter(LevelModel.class::isInstance).map(LevelModel.class::cast);
    }

    /** The model of a channel, by the channel's number. */
    Optional<ChannelModel> model(int channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }
}
