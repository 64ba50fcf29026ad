package org.htmst.hbase.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.ChannelModel;
import org.htmst.hbase.codec.column.ColumnEncoder;
import org.htmst.hbase.codec.column.LevelModel;
import org.htmst.hbase.codec.column.SumModel;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;

/**
 * Finds models of the channels of a table. A channel of few levels has one of its own. Where another channel of the same family tells it,
 * as a flux tells its error, or two of them add up to it, and that takes a quarter fewer bytes or less, the model has these as sources. No
 * channel is, through others, its own source.
 */
final class Training {

    /** One exception in so many samples is let pass. */
    private static final int SAMPLES_PER_EXCEPTION = 512;

    /** Samples that a sum is tried on before its bytes are counted, and how many of them it may miss: some have no values. */
    private static final int TRIED = 48;

    private static final int MISSED = 8;

    /** A sum of two rounded numbers misses a rounded sum by so many floats at the most. */
    private static final int NEAR = 2;

    private final List<Channel> channels;
    private final double[][] values;
    private final int size;
    private final List<int[]> samples;
    private final int[] numbers;

    /** Whether readers find the channel in every row of its family: not so calibration flags. */
    private final boolean[] isSource;

    /** Of the channels with few levels, in the order of the table; null of others. */
    private final LevelModel[] own;

    private final SortedMap<Integer, ChannelModel> models = new TreeMap<>();

    /** The training of models of a table's channels, cut as {@code chunks} are. */
    Training(SampleTable table, Chunks chunks, ChunkNumbers numbers) {
        channels = table.channels();
        values = table.values();
        size = table.size();
        samples = IntStream.range(0, chunks.size()).mapToObj(chunks::samples).toList();
        this.numbers = channels.stream().mapToInt(numbers.channel()).toArray();
        Set<String> flags = new HashSet<>();
        channels.forEach(channel -> flags.add(channel.calibration()));
        isSource = new boolean[channels.size()];
        own = new LevelModel[channels.size()];
        for (int c = 0; c < own.length; c++) {
            isSource[c] = !flags.contains(channels.get(c).name());
            own[c] = LevelModel.of(channels.get(c).type(), values[c], samples).orElse(null);
        }
    }

    /** The models, by the numbers of the channels. */
    SortedMap<Integer, ChannelModel> models() {
        for (int c = 0; c < own.length; c++) {
            if (own[c] != null) {
                models.put(numbers[c], own[c]);
            }
        }
        tellLevels();
        addUp();
        return models;
    }

    /** A source has more levels than what it tells, or as many and the lower number: so none comes back to itself. */
    private void tellLevels() {
        short[][] places = new short[own.length][];
        for (int c = 0; c < own.length; c++) {
            places[c] = own[c] == null || own[c].size() < 2 ? null : own[c].levels(values[c]);
        }
        for (int told = 0; told < own.length; told++) {
            int best = -1;
            for (int source = 0; places[told] != null && source < own.length; source++) {
                if (places[source] != null
                        && maySource(source, told)
                        && isBefore(source, told)
                        && (best < 0 || isNearer(source, best, told))
                        && tells(places[source], own[source].size(), places[told])) {
                    best = source;
                }
            }
            if (best >= 0) {
                LevelModel model = LevelModel.told(own[told], values[told], numbers[best], own[best], values[best]);
                keepIfSmaller(told, model, own[told], best);
            }
        }
    }

    private boolean maySource(int source, int told) {
        return isSource[source]
                && source != told
                && channels.get(source).family() == channels.get(told).family();
    }

    private boolean isBefore(int source, int told) {
        int more = own[source].size() - own[told].size();
        return more > 0 || more == 0 && numbers[source] < numbers[told];
    }

    /** One in the same cell, or else the nearest by number, spares reading. */
    private boolean isNearer(int source, int other, int told) {
        return Math.abs(numbers[source] - numbers[told]) < Math.abs(numbers[other] - numbers[told]);
    }

    /** Whether each level of the source comes with one of the other channel, but for exceptions. */
    private static boolean tells(short[] source, int levels, short[] told) {
        short[] expected = new short[levels];
        int left = told.length / SAMPLES_PER_EXCEPTION;
        for (int i = 0; i < told.length; i++) {
            int level = source[i];
            if (expected[level] == 0) {
                expected[level] = (short) (told[i] + 1);
            } else if (expected[level] != told[i] + 1 && --left < 0) {
                return false;
            }
        }
        return true;
    }

    private void addUp() {
        int[] tried = IntStream.range(0, Math.min(TRIED, size))
                .map(i -> (int) ((long) i * size / Math.min(TRIED, size)))
                .toArray();
        for (int sum = 0; sum < own.length; sum++) {
            if (own[sum] == null && channels.get(sum).type() == ValueType.FLOAT32 && size > 0) {
                addUp(sum, tried);
            }
        }
    }

    private void addUp(int sum, int[] tried) {
        for (int first = 0; first < own.length; first++) {
            for (int second = first + 1; second < own.length; second++) {
                if (maySource(first, sum)
                        && maySource(second, sum)
                        && isSum(sum, first, second, tried)
                        && !comesBack(sum, first)
                        && !comesBack(sum, second)
                        && keepIfSmaller(sum, new SumModel(numbers[first], numbers[second]), null, first, second)) {
                    return;
                }
            }
        }
    }

    private boolean isSum(int sum, int first, int second, int[] tried) {
        int misses = 0;
        for (int i : tried) {
            long distance = SumModel.distance(values[sum][i], values[first][i], values[second][i]);
            misses += Math.abs(distance) > NEAR ? 1 : 0;
            if (misses > MISSED) {
                return false;
            }
        }
        return true;
    }

    /** Whether a channel is among the sources of one that is to be its own. */
    private boolean comesBack(int channel, int source) {
        return numbers[source] == numbers[channel]
                || Optional.ofNullable(models.get(numbers[source])).stream()
                        .flatMapToInt(model -> IntStream.of(model.sources()))
                        .anyMatch(further -> comesBack(channel, place(further)));
    }

    private int place(int number) {
        return IntStream.range(0, numbers.length)
                .filter(c -> numbers[c] == number)
                .findFirst()
                .orElseThrow();
    }

    /** Takes a model for a channel if it saves a quarter of what another, or none, would take. */
    private boolean keepIfSmaller(int channel, ChannelModel model, ChannelModel other, int... sources) {
        double[][] told =
                IntStream.of(sources).mapToObj(source -> values[source]).toArray(double[][]::new);
        long otherBytes = bytes(channel, Optional.ofNullable(other), new double[0][]);
        boolean isSmaller = 4 * bytes(channel, Optional.of(model), told) <= 3 * otherBytes;
        if (isSmaller) {
            models.put(numbers[channel], model);
        }
        return isSmaller;
    }

    private long bytes(int channel, Optional<ChannelModel> model, double[][] sources) {
        ColumnEncoder encoder = new ColumnEncoder(channels.get(channel).type(), values[channel], model, sources);
        long bytes = 0;
        for (int[] chunk : samples) {
            BlockWriter out = new BlockWriter(64 + chunk.length);
            encoder.write(out, chunk);
            bytes += out.bytes().length;
        }
        return bytes;
    }
}
