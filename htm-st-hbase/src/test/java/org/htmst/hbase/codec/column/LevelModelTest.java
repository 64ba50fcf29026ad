package org.htmst.hbase.codec.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.Checksum;
import org.htmst.hbase.codec.Seeds;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

class LevelModelTest {

    private static final double[][] NO_SOURCES = {};

    /** The value of a level, of any type. */
    private static double value(ValueType type, int level) {
        return switch (type) {
            case INT8 -> level - 128;
            case UINT8, INT16, UINT16, INT32, UINT32 -> level;
            case FLOAT32 -> level == 0 ? Double.NaN : (float) (level / 0.0124);
            case FLOAT64 -> level == 0 ? Double.NaN : level / 0.3;
        };
    }

    /** Levels that wander, as counters do. */
    private static double[] wandering(Random random, ValueType type, int levels, int count) {
        double[] values = new double[count];
        int level = levels / 2;
        for (int i = 0; i < count; i++) {
            level = Math.floorMod(level + (int) Math.round(random.nextGaussian()), levels);
            values[i] = value(type, level);
        }
        return values;
    }

    private static LevelModel model(ValueType type, double[] values) {
        int[] all = IntStream.range(0, values.length).toArray();
        return LevelModel.of(type, values, List.of(all)).orElseThrow();
    }

    private static byte[] column(ValueType type, double[] values, Optional<LevelModel> model) {
        BlockWriter out = new BlockWriter(64);
        ColumnCodec.write(out, type, values, 0, values.length, model.map(known -> known), NO_SOURCES);
        return out.close();
    }

    private static double[] read(byte[] column, int count, LevelModel model) {
        double[] back = new double[count];
        BlockReader in = new BlockReader("column", column, 0, column.length);
        boolean hasNan = ColumnCodec.read(in, count, back, 0, Optional.of(model), NO_SOURCES);
        in.finish();
        assertEquals(Arrays.stream(back).anyMatch(Double::isNaN), hasNan);
        return back;
    }

    private static LevelModel stored(LevelModel model) {
        BlockWriter out = new BlockWriter(64);
        model.write(out);
        byte[] bytes = out.close();
        BlockReader in = new BlockReader("model", bytes, 0, bytes.length);
        LevelModel back = (LevelModel) ChannelModel.read(in);
        in.finish();
        return back;
    }

    @Test
    void valuesComeBackWhateverWasTrained() {
        Seeds.run(Seeds.next(), random -> {
            for (ValueType type : ValueType.values()) {
                int levels = 2 + random.nextInt(255);
                LevelModel model = model(type, wandering(random, type, levels, 20_000));
                LevelModel stored = stored(model);
                for (int count : new int[] {1, 2, 3, 350, 4096}) {
                    // Fewer levels than were trained, as many, and more.
                    double[] values = wandering(random, type, 2 + random.nextInt(255), count);
                    byte[] column = column(type, values, Optional.of(model));
                    assertArrayEquals(values, read(column, count, stored), type + ", " + count);
                    int without = column(type, values, Optional.empty()).length;
                    assertTrue(column.length <= Math.max(without, 5 + count / 2), type + ", " + count);
                    assertArrayEquals(column, column(type, values, Optional.of(stored)));
                }
            }
        });
    }

    @Test
    void levelsTakeLittleMoreThanTheySurprise() {
        double[] values = wandering(new Random(1), ValueType.FLOAT32, 100, 43_200);
        LevelModel model = model(ValueType.FLOAT32, values);
        double[] others = wandering(new Random(2), ValueType.FLOAT32, 100, 4096);
        // A rounded normal step has 2.1 bits of information.
        assertTrue(column(ValueType.FLOAT32, others, Optional.of(model)).length * 8.0 / 4096 < 2.3);
    }

    @Test
    void aColumnIsTheseBytes() {
        double[] trained = new double[64];
        Arrays.setAll(trained, i -> i % 4 == 3 ? 9 : 7);
        LevelModel model = model(ValueType.UINT8, trained);
        double[] values = {7, 7, 7, 9, 7, 7, 200, 7, 7, 7, 9, 7, 7, 7, 9, 7};
        byte[] column = column(ValueType.UINT8, values, Optional.of(model));
        assertArrayEquals(values, read(column, values.length, model));
        assertEquals("41fadd1ae452", HexFormat.of().formatHex(column, 0, column.length - 4));
        BlockWriter out = new BlockWriter(64);
        model.write(out);
        // uint8; two levels, 7 and 9; two codes, the second for what follows a 7; symbols left out before each, and its
        // frequency.
        assertEquals(
                "01" + "01" + "07" + "09" + "0002" + "01" + "00" + "00fa02" + "007e" + "02" + "00cf02" + "00a701"
                        + "02",
                HexFormat.of().formatHex(out.bytes()));
    }

    @Test
    void whatHasManyLevelsOrFewValuesHasNoModel() {
        double[] many = new double[10_000];
        Arrays.setAll(many, i -> i % 257);
        int[] all = IntStream.range(0, many.length).toArray();
        assertFalse(LevelModel.of(ValueType.INT16, many, List.of(all)).isPresent());
        double[] few = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertFalse(LevelModel.of(ValueType.INT16, few, List.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8}))
                .isPresent());
    }

    @Test
    void aColumnWithoutItsModelIsRefused() {
        double[] values = wandering(new Random(3), ValueType.INT16, 20, 1000);
        byte[] column = column(ValueType.INT16, values, Optional.of(model(ValueType.INT16, values)));
        BlockReader none = new BlockReader("column", column, 0, column.length);
        assertThrows(
                HtmStException.class,
                () -> ColumnCodec.read(none, 1000, new double[1000], 0, Optional.empty(), NO_SOURCES));
        LevelModel other = model(ValueType.UINT8, wandering(new Random(3), ValueType.UINT8, 20, 1000));
        assertThrows(HtmStException.class, () -> read(column, 1000, other));
    }

    /** Whatever bytes come, with a right checksum even: values or a refusal, and nothing else. */
    @Test
    void hostileColumnsAndModelsEndInARefusalOrInValues() {
        Seeds.run(Seeds.next(), random -> {
            double[] values = wandering(random, ValueType.FLOAT32, 60, 5000);
            LevelModel model = model(ValueType.FLOAT32, values);
            byte[] column = column(ValueType.FLOAT32, Arrays.copyOf(values, 300), Optional.of(model));
            BlockWriter out = new BlockWriter(64);
            model.write(out);
            byte[] bytes = out.close();
            int refused = 0;
            for (int i = 0; i < 3000; i++) {
                byte[] hostile = (i % 2 == 0 ? column : bytes).clone();
                for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                    hostile[random.nextInt(hostile.length)] = (byte) random.nextInt(256);
                }
                Checksum.seal(hostile);
                try {
                    if (i % 2 == 0) {
                        ColumnCodec.read(
                                new BlockReader("column", hostile, 0, hostile.length),
                                300,
                                new double[300],
                                0,
                                Optional.of(model),
                                NO_SOURCES);
                    } else {
                        ChannelModel read = ChannelModel.read(new BlockReader("model", hostile, 0, hostile.length));
                        read.encode(new long[] {1, 2, 3}, new double[][] {{1, 2, 3}, {1, 2, 3}});
                    }
                } catch (HtmStException e) {
                    refused++;
                }
            }
            assertTrue(refused > 500, "refused " + refused);
        });
    }
}
