package org.htmst.hbase.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.htmst.code.CodeLayout;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.hbase.codec.column.SumModel;
import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

/** Channels that others tell: which are found, and that every value comes back. */
class TrainingTest {

    private static final CodeLayout LAYOUT = CodeLayout.coupled(1);
    private static final int FIRST = 16;
    private static final int SAMPLES = 6000;

    private static final List<Channel> CHANNELS = List.of(
            channel("total", Family.P, ValueType.FLOAT32, ""),
            channel("low", Family.P, ValueType.FLOAT32, ""),
            channel("high", Family.P, ValueType.FLOAT32, ""),
            channel("flux", Family.P, ValueType.FLOAT32, "flag"),
            channel("error", Family.P, ValueType.INT16, "flag"),
            channel("flag", Family.P, ValueType.INT8, ""),
            channel("grand", Family.P, ValueType.FLOAT32, ""),
            channel("twin", Family.P, ValueType.FLOAT32, ""),
            channel("elsewhere", Family.EP, ValueType.INT16, ""),
            channel("flagged", Family.P, ValueType.INT8, ""));
    private static final ChunkNumbers NUMBERS =
            new ChunkNumbers(1, satellite -> 1, channel -> FIRST + CHANNELS.indexOf(channel));

    private static Channel channel(String name, Family family, ValueType type, String calibration) {
        return new Channel("test", name, "", family, "X", type, "", "", List.of(), calibration);
    }

    /** An orbit of sorts, with bands that add up, a flux that tells its error, and fill values. */
    private static SampleTable table(Random random) {
        double[][] values = new double[CHANNELS.size()][SAMPLES];
        double[] lon = new double[SAMPLES];
        double[] lat = new double[SAMPLES];
        int level = 30;
        for (int i = 0; i < SAMPLES; i++) {
            lon[i] = (float) (i * 0.04 % 360);
            lat[i] = (float) (80 * Math.sin(i / 300.0));
            level = Math.floorMod(level + (int) Math.round(random.nextGaussian()), 60);
            boolean isFill = i % 700 < 90;
            float low = isFill ? -1 : (float) (random.nextGaussian() * 1e-3);
            float high = isFill ? -1 : (float) (random.nextGaussian() * 1e-4);
            values[1][i] = low;
            values[2][i] = high;
            values[0][i] = isFill ? -1 : near(random, low + high);
            values[3][i] = (float) (level / 0.0124);
            values[4][i] = level == 0 ? -1 : 500 / (level + 1);
            values[5][i] = i / 3000;
            values[6][i] = isFill ? -1 : (float) (values[0][i] + values[3][i]);
            values[7][i] = values[6][i];
            values[8][i] = values[4][i];
            values[9][i] = values[5][i];
        }
        long[] times = new long[SAMPLES];
        Arrays.setAll(times, i -> 1_571_900_000_000L + 2000L * i);
        return new SampleTable(
                ValueType.FLOAT32,
                List.of("noaa-18"),
                new int[SAMPLES],
                times,
                lon,
                lat,
                new double[SAMPLES],
                CHANNELS,
                values);
    }

    /** A float off by its last place now and then, as sums of more digits are. */
    private static float near(Random random, double value) {
        float rounded = (float) value;
        return random.nextInt(10) == 0 ? Math.nextUp(rounded) : rounded;
    }

    private static Set<Integer> sources(ChannelModels models, String name) {
        int number = FIRST
                + IntStream.range(0, CHANNELS.size())
                        .filter(c -> CHANNELS.get(c).name().equals(name))
                        .findFirst()
                        .orElseThrow();
        return models.sources(number);
    }

    @Test
    void sumsAndWhatALevelTellsAreFound() {
        SampleTable table = table(new Random(4));
        ChannelModels trained = ChannelModels.of(3, table, Chunks.of(table, LAYOUT, NUMBERS), NUMBERS);
        for (ChannelModels models : List.of(trained, ChannelModels.decode(3, trained.encode()))) {
            assertEquals(Set.of(17, 18), sources(models, "total"));
            assertEquals(Set.of(19), sources(models, "error"));
            // The total and the flux; what these need is needed, too.
            assertEquals(Set.of(16, 17, 18, 19), sources(models, "grand"));
            for (String name : List.of("low", "high", "flux")) {
                assertEquals(Set.of(), sources(models, name), name);
            }
            // A scan of one family reads no other; and a flag may be left out of a row.
            assertEquals(Set.of(), sources(models, "elsewhere"));
            assertTrue(!sources(models, "flagged").contains(21));
        }
        assertArrayEquals(
                trained.encode(), ChannelModels.decode(3, trained.encode()).encode());
    }

    @Test
    void everyValueComesBackOfTablesThatAreAndAreNotAsThoseOfTheTraining() {
        Seeds.run(Seeds.next(), random -> {
            SampleTable trainedOn = table(random);
            ChannelModels models = ChannelModels.of(3, trainedOn, Chunks.of(trainedOn, LAYOUT, NUMBERS), NUMBERS);
            SampleTable other = table(random);
            for (int c = 0; c < CHANNELS.size(); c++) {
                // A few values that nothing made expect.
                for (int i = random.nextInt(400); i < SAMPLES; i += 1 + random.nextInt(400)) {
                    double odd = random.nextInt(100);
                    other.values()[c][i] =
                            CHANNELS.get(c).type() == ValueType.FLOAT32 && random.nextInt(3) == 0 ? Double.NaN : odd;
                }
            }
            for (SampleTable table : List.of(trainedOn, other)) {
                assertComesBack(table, models);
            }
        });
    }

    @Test
    void aFileThatLacksASourceIsWrittenWithoutIt() {
        SampleTable whole = table(new Random(5));
        ChannelModels models = ChannelModels.of(3, whole, Chunks.of(whole, LAYOUT, NUMBERS), NUMBERS);
        List<Channel> some = new ArrayList<>(CHANNELS);
        some.remove(3);
        some.remove(1);
        SampleTable table = new SampleTable(
                whole.positionType(),
                whole.satellites(),
                whole.satellite(),
                whole.timeMs(),
                whole.lonDeg(),
                whole.latDeg(),
                whole.altKm(),
                some,
                some.stream()
                        .map(channel -> whole.values()[CHANNELS.indexOf(channel)])
                        .toArray(double[][]::new));
        assertComesBack(table, models);
    }

    @Test
    void modelsThatNeedThemselvesAreRefused() {
        BlockWriter out = new BlockWriter(64);
        out.put(2, 2);
        for (SumModel model : List.of(new SumModel(17, 18), new SumModel(16, 18))) {
            out.putShort(model.first() == 17 ? 16 : 17);
            model.write(out);
        }
        byte[] bytes = out.close();
        assertThrows(HtmStException.class, () -> ChannelModels.decode(3, bytes));
    }

    @Test
    void aRowThatLostASourceIsRefused() {
        SampleTable table = table(new Random(6));
        Chunks chunks = Chunks.of(table, LAYOUT, NUMBERS);
        ChannelModels models = ChannelModels.of(3, table, chunks, NUMBERS);
        ChunkRow row = chunks.rows(models).get(0);
        ChannelGroups groups = new ChannelGroups();
        // The group of flux, error and total is there, that of the grand total, which needs it, is read alone.
        ChunkCell cell = row.cells().stream()
                .filter(any -> any.qualifier() == (FIRST + 6) / ChannelGroup.CHANNELS)
                .findFirst()
                .orElseThrow();
        ChannelGroup group = new ChannelGroup(cell.qualifier(), cell.value(), 0, cell.value().length, any -> models);
        groups.add(group);
        double[] into = new double[row.samples()];
        assertThrows(HtmStException.class, () -> groups.decode(group, FIRST + 6, into, row.samples(), source -> null));
    }

    private static void assertComesBack(SampleTable table, ChannelModels models) {
        Chunks chunks = Chunks.of(table, LAYOUT, NUMBERS);
        List<ChunkRow> rows = chunks.rows(models);
        for (int chunk = 0; chunk < rows.size(); chunk++) {
            int[] samples = chunks.samples(chunk);
            Map<Family, ChannelGroups> byFamily = new TreeMap<>();
            for (ChunkCell cell : rows.get(chunk).cells()) {
                if (cell.qualifier() != Qualifier.GEOMETRY) {
                    byFamily.computeIfAbsent(cell.family(), family -> new ChannelGroups())
                            .add(new ChannelGroup(
                                    cell.qualifier(), cell.value(), 0, cell.value().length, any -> models));
                }
            }
            for (int c = 0; c < table.channels().size(); c++) {
                Channel channel = table.channels().get(c);
                int number = FIRST + CHANNELS.indexOf(channel);
                ChannelGroups groups = byFamily.get(channel.family());
                double[] back = new double[samples.length];
                ChannelGroup group = groups.of(number);
                if (group != null) {
                    groups.decode(group, number, back, samples.length, source -> null);
                }
                assertArrayEquals(Chunks.gathered(table.values()[c], samples), back, channel.name());
            }
        }
    }
}
