package org.htmst.serve.hapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

class OrderedSamplesTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);

    @Test
    void batchesThatInterleaveComeInOrder() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            List<SampleBatch> batches = new ArrayList<>();
            List<Long> all = new ArrayList<>();
            for (int b = random.nextInt(20); b > 0; b--) {
                long[] timeMs = random.longs(random.nextInt(30), -40_000_000_000L, 40_000_000_000L)
                        .sorted()
                        .toArray();
                batches.add(batch(timeMs));
                Arrays.stream(timeMs).forEach(all::add);
            }
            OrderedSamples samples = OrderedSamples.of(batches);
            all.sort(null);
            assertEquals(
                    all,
                    IntStream.range(0, samples.size())
                            .mapToObj(i -> samples.batch(i).timeMs()[samples.row(i)])
                            .toList(),
                    "seed " + SEED);
        }
    }

    private static SampleBatch batch(long[] timeMs) {
        double[] zeros = new double[timeMs.length];
        return new SampleBatch(
                "test-1", "made", ValueType.FLOAT32, timeMs, zeros, zeros, zeros, List.of(), new double[0][]);
    }
}
