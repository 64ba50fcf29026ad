package org.htmst.answer.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedSamplesTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);

    /** Few milliseconds, so that many are of several samples, and spans so long that a key has no bit left for places. */
    @ParameterizedTest
    @ValueSource(longs = {5, 40_000_000_000L, Long.MAX_VALUE / 64})
    void batchesThatInterleaveComeInOrder(long farMs) {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            List<SampleBatch> batches = new ArrayList<>();
            List<List<Object>> all = new ArrayList<>();
            for (int b = random.nextInt(20); b > 0; b--) {
                long[] timeMs =
                        random.longs(random.nextInt(30), -farMs, farMs).sorted().toArray();
                SampleBatch batch = batch("test-" + random.nextInt(2), "made-" + random.nextInt(2), timeMs);
                batches.add(batch);
                IntStream.range(0, timeMs.length).forEach(row -> all.add(List.of(batch, row)));
            }
            OrderedSamples samples = OrderedSamples.of(batches);
            all.sort(Comparator.<List<Object>>comparingLong(each -> batch(each).timeMs()[(int) each.get(1)])
                    .thenComparing(each -> batch(each).satellite())
                    .thenComparing(each -> batch(each).product()));
            assertEquals(
                    all,
                    IntStream.range(0, samples.size())
                            .mapToObj(i -> List.<Object>of(samples.batch(i), samples.row(i)))
                            .toList(),
                    "seed " + SEED);
        }
    }

    private static SampleBatch batch(List<Object> sample) {
        return (SampleBatch) sample.get(0);
    }

    private static SampleBatch batch(String satellite, String product, long[] timeMs) {
        double[] zeros = new double[timeMs.length];
        return new SampleBatch(
                satellite, product, ValueType.FLOAT32, timeMs, zeros, zeros, zeros, List.of(), new double[0][]);
    }
}
