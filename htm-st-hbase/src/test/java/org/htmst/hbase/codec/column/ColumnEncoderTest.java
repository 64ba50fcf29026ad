package org.htmst.hbase.codec.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.htmst.hbase.codec.Seeds;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

class ColumnEncoderTest {

    private static final double[][] NO_SOURCES = {};

    /** Columns of every kind: still, of few levels, of decimals, of noise, some of them in turn. */
    private static double[] column(Random random, ValueType type, int count) {
        double[] values = new double[count];
        int kind = 0;
        double last = 0;
        for (int i = 0; i < count; i++) {
            if (random.nextInt(400) == 0 || i == 0) {
                kind = random.nextInt(6);
            }
            last = switch (kind) {
                case 0 -> last;
                case 1 -> random.nextInt(3);
                case 2 -> Math.floorMod((int) last + (int) Math.round(random.nextGaussian()), 100);
                case 3 -> type.isInteger() ? Math.floorMod(i, 128) : (float) (Math.floorMod(i, 4000) / 100.0);
                case 4 -> type.isInteger() ? random.nextInt(128) : random.nextFloat();
                default -> type.isInteger() ? 1 : random.nextInt(9) == 0 ? Double.NaN : -0.0;
            };
            values[i] = last;
        }
        return values;
    }

    /** As chunks cut a granule: pieces of it, in order, some of several passes. */
    private static List<int[]> chunks(Random random, int count) {
        Map<Integer, List<Integer>> passes = new TreeMap<>();
        int chunk = 0;
        for (int i = 0; i < count; i++) {
            chunk = random.nextInt(100) == 0 ? random.nextInt(30) : chunk;
            passes.computeIfAbsent(chunk, made -> new ArrayList<>()).add(i);
        }
        return passes.values().stream()
                .map(samples -> samples.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static byte[] alone(
            ValueType type, double[] values, int[] samples, Optional<ChannelModel> model, double[]... sources) {
        double[] chunk = IntStream.of(samples).mapToDouble(i -> values[i]).toArray();
        BlockWriter out = new BlockWriter(64);
        double[][] told = Arrays.stream(sources)
                .map(source -> IntStream.of(samples).mapToDouble(i -> source[i]).toArray())
                .toArray(double[][]::new);
        ColumnCodec.write(out, type, chunk, 0, chunk.length, model, told);
        return out.bytes();
    }

    private static byte[] encoded(ColumnEncoder encoder, int[] samples) {
        BlockWriter out = new BlockWriter(64);
        encoder.write(out, samples);
        return out.bytes();
    }

    @Test
    void chunksAreWrittenAsTheyWouldBeAlone() {
        boolean[] seen = new boolean[ColumnCodec.SUM + 1];
        Seeds.run(Seeds.next(), random -> {
            for (ValueType type : ValueType.values()) {
                double[] values = column(random, type, 10_000);
                double[] others = column(random, type, 10_000);
                List<int[]> chunks = chunks(random, values.length);
                Optional<LevelModel> own = LevelModel.of(type, values, chunks);
                Optional<LevelModel> other = LevelModel.of(type, others, chunks);
                for (Optional<? extends ChannelModel> any : List.of(
                        Optional.<ChannelModel>empty(),
                        own,
                        other,
                        LevelModel.of(type, Arrays.copyOf(others, 300), chunks(random, 300)),
                        own.flatMap(told -> other.map(source -> LevelModel.told(told, values, 7, source, others))),
                        Optional.of(new SumModel(7, 8)).filter(sum -> sum.type() == type))) {
                    Optional<ChannelModel> model = any.map(known -> known);
                    double[][] sources = model.stream()
                            .flatMapToInt(known -> IntStream.of(known.sources()))
                            .mapToObj(source -> source == 7 ? others : values)
                            .toArray(double[][]::new);
                    ColumnEncoder encoder = new ColumnEncoder(type, values, model, sources);
                    for (int[] samples : chunks) {
                        byte[] expected = alone(type, values, samples, model, sources);
                        seen[expected[0] >>> 4] = true;
                        assertArrayEquals(expected, encoded(encoder, samples), type + ", " + samples.length);
                    }
                }
            }
        });
        assertTrue(IntStream.range(0, seen.length).allMatch(scheme -> seen[scheme]), Arrays.toString(seen));
    }

    @Test
    void aColumnOfOneValueIsConstantInEveryChunk() {
        for (double value : new double[] {0, -0.0, 7, Double.NaN}) {
            double[] values = new double[100];
            Arrays.fill(values, value);
            ColumnEncoder encoder = new ColumnEncoder(ValueType.FLOAT32, values, Optional.empty(), NO_SOURCES);
            int[] samples = {3, 4, 99};
            assertArrayEquals(alone(ValueType.FLOAT32, values, samples, Optional.empty()), encoded(encoder, samples));
            assertEquals(Double.doubleToRawLongBits(value) == 0, encoder.isZero(samples));
        }
    }

    @Test
    void whatIsNoValueOfTheTypeIsRefused() {
        double[] trained = new double[1000];
        Arrays.setAll(trained, i -> i % 5);
        LevelModel model = LevelModel.of(
                        ValueType.UINT8,
                        trained,
                        List.of(IntStream.range(0, 1000).toArray()))
                .orElseThrow();
        for (double wrong : new double[] {256, 0.5, Double.NaN}) {
            for (Optional<ChannelModel> known :
                    List.of(Optional.<ChannelModel>of(model), Optional.<ChannelModel>empty())) {
                double[] one = {1, 2, wrong, 3};
                ColumnEncoder encoder = new ColumnEncoder(ValueType.UINT8, one, known, NO_SOURCES);
                encoded(encoder, new int[] {0, 1, 3});
                IllegalArgumentException e =
                        assertThrows(IllegalArgumentException.class, () -> encoded(encoder, new int[] {1, 2, 3}));
                assertEquals("value " + wrong + " is no uint8", e.getMessage());
                double[] all = {wrong, wrong};
                assertThrows(
                        IllegalArgumentException.class,
                        () -> encoded(new ColumnEncoder(ValueType.UINT8, all, known, NO_SOURCES), new int[] {0, 1}));
            }
        }
    }
}
