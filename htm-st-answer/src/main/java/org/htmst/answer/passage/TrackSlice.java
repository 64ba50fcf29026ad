package org.htmst.answer.passage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.htmst.sample.SampleBatch;
import org.htmst.summary.PassageCutter;
import org.htmst.time.TimeWindow;
import org.htmst.track.TrackPoint;

/** The samples of one track that answer, of one slice of time, and the times of those between them that do not. */
final class TrackSlice {

    /** One sample: where it stands. */
    private record Place(SampleBatch batch, int row) {

        private long timeMs() {
            return batch.timeMs()[row];
        }

        private TrackPoint point() {
            return TrackPoint.of(batch, row);
        }
    }

    private final List<Place> places = new ArrayList<>();
    private long[] timesMs;
    private double[][] values;

    /** The time of the sample before the first, or else of the first. */
    private long startMs;

    /** Of samples that do not answer, in any order; {@link #othersCount} of them count. */
    private long[] othersMs = new long[8];

    private int othersCount;

    void add(SampleBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            places.add(new Place(batch, i));
        }
    }

    /**
     * Says that all samples that answer have been added; what stands below is called from then on.
     *
     * @param before the last sample that answers of the slices before, if it may be of a passage with the first of this
     */
    void sort(int channels, Optional<TrackPoint> before) {
        places.sort(Comparator.comparingLong(Place::timeMs));
        timesMs = places.stream().mapToLong(Place::timeMs).toArray();
        startMs = before.map(TrackPoint::timeMs).orElse(timesMs[0]);
        values = new double[channels][timesMs.length];
        for (double[] column : values) {
            Arrays.fill(column, Double.NaN);
        }
    }

    /** Adds what is known of the values of samples. */
    void addValues(SampleBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            int row = Arrays.binarySearch(timesMs, batch.timeMs()[i]);
            for (int c = 0; c < values.length; c++) {
                values[c][row] = batch.values()[c][i];
            }
        }
    }

    /** Adds samples of the track, whether they answer or not; all that lie in one of the {@link #spans} are to be added. */
    void addAll(SampleBatch batch) {
        for (long timeMs : batch.timeMs()) {
            if (timeMs > startMs && Arrays.binarySearch(timesMs, timeMs) < 0) {
                if (othersCount == othersMs.length) {
                    othersMs = Arrays.copyOf(othersMs, 2 * othersCount);
                }
                othersMs[othersCount++] = timeMs;
            }
        }
    }

    /**
     * The spans within which a sample that does not answer would part two passages.
     *
     * @param gapMs that parts them anyway
     */
    List<TimeWindow> spans(long gapMs) {
        List<TimeWindow> spans = new ArrayList<>();
        long firstMs = startMs;
        long lastMs = startMs;
        for (long timeMs : timesMs) {
            if (timeMs - lastMs > gapMs) {
                addSpan(spans, firstMs, lastMs);
                firstMs = timeMs;
            }
            lastMs = timeMs;
        }
        addSpan(spans, firstMs, lastMs);
        return spans;
    }

    private static void addSpan(List<TimeWindow> spans, long firstMs, long lastMs) {
        if (lastMs - firstMs > 1) {
            spans.add(new TimeWindow(firstMs + 1, lastMs));
        }
    }

    /** Hands the samples over in order of time. */
    void cut(PassageCutter cutter) {
        Arrays.sort(othersMs, 0, othersCount);
        int other = 0;
        for (int row = 0; row < timesMs.length; row++) {
            int before = other;
            while (other < othersCount && othersMs[other] < timesMs[row]) {
                other++;
            }
            if (other > before) {
                cutter.interrupt();
            }
            cutter.add(places.get(row).point(), values, row);
        }
    }

    /** The last sample that was not taken after {@code timeMs}; empty if the slice has none. */
    Optional<TrackPoint> latest(long timeMs) {
        int at = Arrays.binarySearch(timesMs, timeMs);
        int row = at >= 0 ? at : -at - 2;
        return row < 0 ? Optional.empty() : Optional.of(places.get(row).point());
    }
}
