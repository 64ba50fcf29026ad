package org.htmst.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.htmst.query.Aggregate.ChannelTotals;
import org.junit.jupiter.api.Test;

/** What parts of an answer come to does not depend on how it was cut. */
class AggregateTest {

    private static final ScanStatistics NOTHING = new ScanStatistics(
            0, 0, 0, 0, 0, 0, 0, 0, 0, LeftOut.NONE, List.of(), 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    @Test
    void sumsAreTheSameHoweverTheAnswerIsCut() {
        Random random = new Random(20261128);
        for (int round = 0; round < 200; round++) {
            double[] values = random.doubles(200)
                    .map(value -> (value - 0.3) * Math.pow(10, random.nextInt(12)))
                    .toArray();
            BigDecimal exact = BigDecimal.ZERO;
            for (double value : values) {
                exact = exact.add(new BigDecimal(value));
            }
            for (int cut = 0; cut < 5; cut++) {
                assertEquals(exact.doubleValue(), sum(values, random), "round " + round);
            }
        }
    }

    private static double sum(double[] values, Random random) {
        List<ChannelTotals> parts = new ArrayList<>();
        for (double value : values) {
            parts.add(new ChannelTotals("f", 1, value, value, value));
        }
        while (parts.size() > 1) {
            int at = random.nextInt(parts.size() - 1);
            parts.set(
                    at,
                    total(parts.get(at))
                            .plus(total(parts.remove(at + 1)))
                            .channels()
                            .get(0));
        }
        return parts.get(0).sum();
    }

    private static Aggregate total(ChannelTotals totals) {
        return new Aggregate(1, List.of(totals), NOTHING);
    }
}
