package org.htmst.answer.conjunction;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.htmst.conjunction.Conjunction;
import org.htmst.sample.SampleBatch;
import org.htmst.time.TimeWindow;

/** Adds up what one satellite measured during an event. */
final class PartyValues {

    private final Conjunction.Party party;

    /** Of each channel the value of the sample nearest to the closest approach, and how far from it that is. */
    private final double[] atClosest;

    private final double[] offMs;
    private final double[] sum;
    private final long[] count;

    PartyValues(Conjunction.Party party, int channels) {
        this.party = party;
        this.atClosest = new double[channels];
        this.offMs = new double[channels];
        this.sum = new double[channels];
        this.count = new long[channels];
        Arrays.fill(atClosest, Double.NaN);
        Arrays.fill(offMs, Double.POSITIVE_INFINITY);
    }

    /** From as long before the event to as long after it. */
    TimeWindow window(long aroundMs) {
        return new TimeWindow(
                (long) Math.floor(party.startMs()) - aroundMs, (long) Math.ceil(party.endMs()) + aroundMs + 1);
    }

    /** Adds samples; those {@code nearMs} from the closest approach and nearer tell of it. */
    void add(SampleBatch batch, long nearMs) {
        for (int i = 0; i < batch.size(); i++) {
            long timeMs = batch.timeMs()[i];
            double off = Math.abs(timeMs - party.closestMs());
            boolean isInside = timeMs >= party.startMs() && timeMs <= party.endMs();
            for (int c = 0; c < sum.length; c++) {
                double value = batch.values()[c][i];
                if (off <= nearMs && off < offMs[c]) {
                    offMs[c] = off;
                    atClosest[c] = value;
                }
                if (isInside && !Double.isNaN(value)) {
                    sum[c] += value;
                    count[c]++;
                }
            }
        }
    }

    /** Of each channel what came of it. */
    EventValue[] told() {
        return IntStream.range(0, sum.length)
                .mapToObj(c -> new EventValue(atClosest[c], count[c] == 0 ? Double.NaN : sum[c] / count[c], count[c]))
                .toArray(EventValue[]::new);
    }
}
