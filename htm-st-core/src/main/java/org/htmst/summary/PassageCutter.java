package org.htmst.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.track.Direction;
import org.htmst.track.Passage;
import org.htmst.track.TrackPoint;

/**
 * Cuts the samples of one satellite and product, which come in order of time, into passages. Of a passage that may go on it holds what
 * its values come to, and none of its samples. To be used by one thread.
 *
 * <pre>{@code
 * PassageCutter cutter = new PassageCutter("noaa-18", "poes-proc", 1, 60_000, (passage, values) -> print(passage));
 * cutter.add(point, new double[][] {{80.6}}, 0);
 * cutter.interrupt();
 * cutter.finish();
 * }</pre>
 */
public final class PassageCutter {

    private final String satellite;
    private final String product;
    private final int channels;
    private final long gapMs;
    private final Sink sink;

    private TrackPoint first;
    private TrackPoint last;
    private long samples;
    private boolean rises;
    private boolean falls;
    private Distribution[] values;

    /** Takes passages, each as soon as it is known to have ended. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes one.
         *
         * @param values of each channel those of the passage; its to keep
         */
        void take(Passage passage, List<Distribution> values);
    }

    /**
     * Before the first sample.
     *
     * @param channels how many have values
     * @param gapMs samples farther apart than this are of two passages; 0 or more
     */
    public PassageCutter(String satellite, String product, int channels, long gapMs, Sink sink) {
        this.satellite = satellite;
        this.product = product;
        this.channels = channels;
        this.gapMs = gapMs;
        this.sink = sink;
    }

    /**
     * Adds the next sample, which answers.
     *
     * @param of {@code of[c][i]}: its value of channel {@code c}; NaN if it has none
     * @throws IllegalArgumentException if it was taken before one that was added already
     */
    public void add(TrackPoint point, double[][] of, int i) {
        if (last != null && point.timeMs() < last.timeMs()) {
            throw new IllegalArgumentException("sample of " + satellite + " at " + point.timeMs()
                    + " ms comes after that at " + last.timeMs() + " ms; give them in order of time");
        }
        reach(point.timeMs());
        if (last == null) {
            begin(point);
        }
        rises |= point.latDeg() > last.latDeg();
        falls |= point.latDeg() < last.latDeg();
        last = point;
        samples++;
        for (int c = 0; c < channels; c++) {
            values[c].add(of[c][i]);
        }
    }

    private void begin(TrackPoint point) {
        first = point;
        last = point;
        samples = 0;
        rises = false;
        falls = false;
        values = new Distribution[channels];
        Arrays.setAll(values, c -> new Distribution());
    }

    /** Says that a sample which does not answer comes next. */
    public void interrupt() {
        if (last != null) {
            Passage passage = new Passage(satellite, product, first, last, samples, direction());
            last = null;
            sink.take(passage, List.of(values));
        }
    }

    /** Says that no sample comes before {@code timeMs}, ms since 1970-01-01 UTC. */
    public void reach(long timeMs) {
        if (last != null && timeMs - last.timeMs() > gapMs) {
            interrupt();
        }
    }

    /** Says that no sample comes any more. */
    public void finish() {
        interrupt();
    }

    /** The first sample of the passage that may go on; empty if none may. */
    public Optional<TrackPoint> first() {
        return last == null ? Optional.empty() : Optional.of(first);
    }

    /** The last sample so far of the passage that may go on; empty if none may. */
    public Optional<TrackPoint> last() {
        return Optional.ofNullable(last);
    }

    private Optional<Direction> direction() {
        if (rises && falls) {
            return Optional.of(Direction.BOTH);
        }
        return rises ? Optional.of(Direction.ASCENDING) : falls ? Optional.of(Direction.DESCENDING) : Optional.empty();
    }
}
