package org.htmst.conjunction.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.htmst.conjunction.Conjunction;

/** The event that a {@link ShellSweep} is in, and what is known of it so far. */
final class OpenShell {

    private final List<String> names;
    private final Consumer<Conjunction> sink;

    private boolean isOpen;
    private double startMs;
    private double endMs;
    private double least;
    private double leastMs;
    private final ShellPlace[] places;
    private double greatest;
    private double greatestMs;
    private final long[] samples;
    private final long[] counted;

    OpenShell(List<String> names, Consumer<Conjunction> sink) {
        this.names = List.copyOf(names);
        this.sink = sink;
        this.places = new ShellPlace[names.size()];
        this.samples = new long[names.size()];
        this.counted = new long[names.size()];
    }

    /**
     * Adds a part of time, later than those before.
     *
     * @param at of each track the sample before it
     * @param start of the time that all of {@code lines} speak of
     * @param from of the part, ms after that
     */
    void add(List<ShellTrack> tracks, int[] at, long start, long end, double from, double to, List<Line> lines) {
        if (!isOpen || start + from > endMs) {
            close();
            isOpen = true;
            startMs = start + from;
            least = Double.POSITIVE_INFINITY;
            greatest = -1;
            Arrays.fill(samples, 0);
            Arrays.fill(counted, Long.MIN_VALUE);
        }
        endMs = start + to;
        look(tracks, at, start, from, lines);
        look(tracks, at, start, to, lines);
        // The greatest of sizes of lines is least where one of them is 0 or two are the same.
        for (int k = 0; k < lines.size(); k++) {
            lookInside(tracks, at, start, from, to, lines.get(k).zero(), lines);
            for (int other = 0; other < k; other++) {
                lookInside(tracks, at, start, from, to, lines.get(k).crossing(lines.get(other), 1), lines);
                lookInside(tracks, at, start, from, to, lines.get(k).crossing(lines.get(other), -1), lines);
            }
        }
        for (int k = 0; k < samples.length; k++) {
            count(k, tracks.get(k).timeMs(at[k]), start);
            count(k, tracks.get(k).timeMs(at[k] + 1), end);
        }
    }

    private void lookInside(
            List<ShellTrack> tracks, int[] at, long start, double from, double to, double x, List<Line> lines) {
        if (x > from && x < to) {
            look(tracks, at, start, x, lines);
        }
    }

    private void look(List<ShellTrack> tracks, int[] at, long start, double x, List<Line> lines) {
        double now = 0;
        for (Line line : lines) {
            now = Math.max(now, Math.abs(line.at(x)));
        }
        // One that is the most, but for rounding, is no more.
        now = Math.min(1, now);
        double timeMs = start + x;
        if (now < least || now == least && timeMs < leastMs) {
            least = now;
            leastMs = timeMs;
            for (int k = 0; k < places.length; k++) {
                places[k] = tracks.get(k).place(at[k], timeMs);
            }
        }
        if (now > greatest || now == greatest && timeMs < greatestMs) {
            greatest = now;
            greatestMs = timeMs;
        }
    }

    /** Counts a sample if it is of a time at which the part begins or ends, and inside the event. */
    private void count(int object, long sampleMs, long cutMs) {
        if (sampleMs == cutMs && sampleMs >= startMs && sampleMs <= endMs && sampleMs > counted[object]) {
            counted[object] = sampleMs;
            samples[object]++;
        }
    }

    /** Ends the event, if there is one. */
    void close() {
        if (isOpen) {
            List<Conjunction.Party> parties = new ArrayList<>();
            for (int k = 0; k < names.size(); k++) {
                parties.add(new Conjunction.Party(
                        names.get(k), startMs, endMs, leastMs, greatestMs, places[k].lonLat(), samples[k]));
            }
            sink.accept(new Conjunction(parties, least, greatest));
            isOpen = false;
        }
    }
}
