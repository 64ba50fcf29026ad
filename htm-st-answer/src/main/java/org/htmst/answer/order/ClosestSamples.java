package org.htmst.answer.order;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.answer.print.SamplePrinter;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * Hands on, of the samples that come in the order of time, those closest to places: of each passage of a satellite one, the first of
 * several that are as near. A passage has samples of one satellite and product of which none is more than five minutes after the last.
 * They are handed on at the end, by time, satellite and product, none twice.
 */
public final class ClosestSamples implements SamplePrinter {

    private static final long PASSAGE_GAP_MS = 300_000;

    /** What tells samples apart, in the order of answers. */
    private record Key(long timeMs, String satellite, String product) {

        static final Comparator<Key> ORDER = Comparator.comparingLong(Key::timeMs)
                .thenComparing(Key::satellite)
                .thenComparing(Key::product);
    }

    private final AnswerWriter to;
    private final Map<List<String>, Passage> open = new HashMap<>();
    private final TreeMap<Key, SampleBatch> closest = new TreeMap<>(Key.ORDER);
    private UnitVector place;

    /** Hands them on to {@code to} when it is finished. */
    public ClosestSamples(AnswerWriter to) {
        this.to = to;
    }

    /** Begins with the samples around another place. */
    public void begin(LonLat next) {
        open.values().forEach(Passage::end);
        open.clear();
        place = next.unitVector();
    }

    @Override
    public void print(SampleBatch batch, int from, int end) {
        Passage passage = open.computeIfAbsent(List.of(batch.satellite(), batch.product()), same -> new Passage());
        for (int i = from; i < end; i++) {
            passage.add(batch, i);
        }
    }

    @Override
    public void finish() throws IOException {
        open.values().forEach(Passage::end);
        for (SampleBatch sample : closest.values()) {
            to.write(sample, 0, 1);
        }
    }

    /** A passage that may not have ended. */
    private final class Passage {

        private long lastMs = Long.MIN_VALUE;
        private double squaredChord = Double.POSITIVE_INFINITY;
        private SampleBatch best;

        void add(SampleBatch batch, int i) {
            long timeMs = batch.timeMs()[i];
            if (best != null && timeMs - lastMs > PASSAGE_GAP_MS) {
                end();
            }
            lastMs = timeMs;
            double chord = new LonLat(batch.lonDeg()[i], batch.latDeg()[i])
                    .unitVector()
                    .squaredChord(place);
            if (chord < squaredChord) {
                squaredChord = chord;
                best = alone(batch, i);
            }
        }

        void end() {
            if (best != null) {
                closest.put(new Key(best.timeMs()[0], best.satellite(), best.product()), best);
            }
            best = null;
            squaredChord = Double.POSITIVE_INFINITY;
        }
    }

    private static SampleBatch alone(SampleBatch batch, int i) {
        double[][] values = new double[batch.values().length][];
        for (int c = 0; c < values.length; c++) {
            values[c] = new double[] {batch.values()[c][i]};
        }
        return new SampleBatch(
                batch.satellite(),
                batch.product(),
                batch.positionType(),
                new long[] {batch.timeMs()[i]},
                new double[] {batch.lonDeg()[i]},
                new double[] {batch.latDeg()[i]},
                new double[] {batch.altKm()[i]},
                batch.channels(),
                values);
    }
}
