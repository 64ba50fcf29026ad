package org.htmst.hbase.tile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.codec.column.BlockReader;
import org.htmst.hbase.codec.column.BlockWriter;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

/** What is read of the bytes of histograms is what counting the values one by one gives. */
class HistogramCodecTest {

    private static final Channel CHANNEL =
            new Channel("made", "flux", "", Family.EP, "made", ValueType.FLOAT64, "1", "made", List.of(-999.0), "flag");

    private final SplittableRandom random = new SplittableRandom(20261128);

    /** Of each cell how often each value came; NaN stands for missing, infinity for flagged. */
    private static Map<Integer, Map<Double, Integer>> counted(double[] values, double[] flags, int[] cell) {
        Map<Integer, Map<Double, Integer>> counted = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            boolean missing = CHANNEL.isMissing(values[i]);
            double what = missing ? Double.NaN : flags[i] > 0 ? Double.POSITIVE_INFINITY : values[i] + 0.0;
            counted.computeIfAbsent(cell[i], any -> new TreeMap<>()).merge(what, 1, Integer::sum);
        }
        return counted;
    }

    private static Map<Integer, Map<Double, Integer>> counted(Histograms histograms, int[] cells) {
        Map<Integer, Map<Double, Integer>> counted = new TreeMap<>();
        for (int i = 0; i < cells.length; i++) {
            Map<Double, Integer> own = new TreeMap<>();
            put(own, Double.NaN, histograms.missing(i));
            put(own, Double.POSITIVE_INFINITY, histograms.flagged(i));
            for (int at = histograms.start()[i]; at < histograms.start()[i + 1]; at++) {
                put(own, histograms.values()[histograms.level()[at]], histograms.count()[at]);
            }
            counted.put(cells[i], own);
        }
        return counted;
    }

    private static void put(Map<Double, Integer> counts, double value, int count) {
        if (count > 0) {
            counts.put(value, count);
        }
    }

    private double drawn(int levels, double gaps) {
        if (random.nextDouble() < gaps) {
            return random.nextBoolean() ? Double.NaN : -999;
        }
        int level = (int) (levels * Math.pow(random.nextDouble(), 3));
        return level == 0 ? random.nextBoolean() ? 0.0 : -0.0 : level * 80.645;
    }

    @Test
    void whatIsReadIsWhatWasCounted() {
        for (int trial = 0; trial < 300; trial++) {
            int n = random.nextInt(1, 2000);
            int levels = random.nextInt(1, 256);
            int most = random.nextInt(1, 200);
            double gaps = random.nextInt(3) / 10.0;
            double flagged = random.nextInt(3) / 10.0;
            double[] values = new double[n];
            double[] flags = new double[n];
            int[] cell = new int[n];
            int[] samples = new int[n];
            for (int i = 0; i < n; i++) {
                values[i] = drawn(levels, gaps);
                flags[i] = random.nextDouble() < flagged ? 1 : 0;
                cell[i] = random.nextInt(most);
                samples[i] = i;
            }
            TileColumn column =
                    TileColumn.of(CHANNEL, 7, values, flags, Optional.empty()).orElseThrow();
            CellOrder order = CellOrder.of(samples, cell, most);
            BlockWriter out = new BlockWriter(16);
            HistogramCodec.write(out, column.histograms(order.order(), order.starts()), column.modelLevels());
            byte[] bytes = out.close();
            int[] sizes = new int[order.cells().length];
            Arrays.setAll(sizes, i -> order.starts()[i + 1] - order.starts()[i]);
            BlockReader in = new BlockReader("histograms", bytes, 0, bytes.length);
            Histograms read = HistogramCodec.read(in, new double[0], sizes);
            in.finish();
            assertEquals(counted(values, flags, cell), counted(read, order.cells()), "trial " + trial);
            double[] sorted = read.values().clone();
            Arrays.sort(sorted);
            assertArrayEquals(sorted, read.values());
        }
    }

    @Test
    void aChannelOfManyValuesHasNone() {
        double[] values = new double[1000];
        Arrays.setAll(values, i -> i);
        assertEquals(Optional.empty(), TileColumn.of(CHANNEL, 7, values, null, Optional.empty()));
    }

    @Test
    void countsThatDoNotAddUpAreDamage() {
        double[] values = {1, 1, 2, 2, 3};
        TileColumn column =
                TileColumn.of(CHANNEL, 7, values, null, Optional.empty()).orElseThrow();
        CellOrder order = CellOrder.of(new int[] {0, 1, 2, 3, 4}, new int[5], 1);
        BlockWriter out = new BlockWriter(16);
        HistogramCodec.write(out, column.histograms(order.order(), order.starts()), column.modelLevels());
        byte[] bytes = out.close();
        for (int size : new int[] {0, 3, 4}) {
            BlockReader in = new BlockReader("histograms", bytes, 0, bytes.length);
            assertThrows(HtmStException.class, () -> HistogramCodec.read(in, new double[0], new int[] {size}));
        }
    }
}
