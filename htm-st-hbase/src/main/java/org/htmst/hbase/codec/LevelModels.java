package org.htmst.hbase.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.LevelModel;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;

/**
 * The models of the channels of a product, under one number in the catalog. Blocks name it, so models that are written once stay as
 * they are.
 */
public final class LevelModels {

    /** The number of {@link #NONE}. */
    public static final int NO_NUMBER = 0;

    /** For blocks that need none. */
    public static final LevelModels NONE = new LevelModels(NO_NUMBER, new TreeMap<>());

    private static final String WHAT = "level models";
    private static final int COUNT_BYTES = 2;

    private final int number;
    private final SortedMap<Integer, LevelModel> byChannel;

    private LevelModels(int number, SortedMap<Integer, LevelModel> byChannel) {
        this.number = number;
        this.byChannel = byChannel;
    }

    /**
     * Models of the channels of a table that have few levels.
     *
     * @param number in the catalog, above {@link #NO_NUMBER}
     * @param numbers what the catalog gave to the channels
     */
    public static LevelModels of(int number, SampleTable table, Chunks chunks, ChunkNumbers numbers) {
        List<int[]> samples = new ArrayList<>();
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            samples.add(chunks.samples(chunk));
        }
        SortedMap<Integer, LevelModel> models = new TreeMap<>();
        for (int c = 0; c < table.channels().size(); c++) {
            Channel channel = table.channels().get(c);
            int channelNumber = numbers.channel().applyAsInt(channel);
            LevelModel.of(channel.type(), table.values()[c], samples)
                    .ifPresent(model -> models.put(channelNumber, model));
        }
        return new LevelModels(number, models);
    }

    /** What stands in the catalog under its number. */
    public byte[] encode() {
        BlockWriter out = new BlockWriter(1 << 16);
        out.put(byChannel.size(), COUNT_BYTES);
        for (Map.Entry<Integer, LevelModel> model : byChannel.entrySet()) {
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
    public static LevelModels decode(int number, byte[] bytes) {
        BlockReader in = new BlockReader(WHAT + " " + number, bytes, 0, bytes.length);
        int count = (int) in.get(COUNT_BYTES);
        SortedMap<Integer, LevelModel> models = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            int channel = (int) Math.min(in.getShort(), Integer.MAX_VALUE);
            models.put(channel, LevelModel.read(in));
        }
        in.finish();
        return new LevelModels(number, models);
    }

    /** The number in the catalog. */
    public int number() {
        return number;
    }

    /** The model of a channel, by the channel's number. */
    Optional<LevelModel> model(int channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }
}
