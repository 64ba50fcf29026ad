package org.htmst.conjunction.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.htmst.conjunction.Conjunction;

/** Goes through the samples of some satellites: between any two of all of them, every difference changes evenly. */
final class ShellSweep {

    private final List<String> names;
    private final ShellReach reach;
    private final long stepMs;
    private final OpenShell open;

    private List<ShellTrack> tracks;
    private int[] at;

    /** A time in which all are near, ms after the begin, and the differences in it. */
    private record Part(double from, double to, List<Line> lines) {}

    ShellSweep(List<String> names, ShellReach reach, long stepMs, Consumer<Conjunction> sink) {
        this.names = List.copyOf(names);
        this.reach = reach;
        this.stepMs = stepMs;
        this.open = new OpenShell(names, sink);
    }

    List<String> names() {
        return names;
    }

    void close() {
        open.close();
    }

    /** Finds what begins in a window; the samples before and after any time in it are known. */
    void advance(List<ShellTrack> known, long fromMs, long toMs) {
        tracks = known;
        at = tracks.stream().mapToInt(track -> track.by(fromMs)).toArray();
        while (IntStream.range(0, at.length)
                .allMatch(k -> at[k] + 1 < tracks.get(k).size())) {
            long start = Long.MIN_VALUE;
            long end = Long.MAX_VALUE;
            boolean isKnown = true;
            for (int k = 0; k < at.length; k++) {
                long before = tracks.get(k).timeMs(at[k]);
                long after = tracks.get(k).timeMs(at[k] + 1);
                start = Math.max(start, before);
                end = Math.min(end, after);
                isKnown &= after - before <= stepMs;
            }
            if (start >= toMs) {
                return;
            }
            if (isKnown && start < end && start >= fromMs) {
                meet(start, end);
            }
            for (int k = 0; k < at.length; k++) {
                if (tracks.get(k).timeMs(at[k] + 1) == end) {
                    at[k]++;
                }
            }
        }
    }

    private void meet(long start, long end) {
        List<Part> parts = List.of(new Part(0, end - start, List.of()));
        for (int first = 0; first < at.length && !parts.isEmpty(); first++) {
            for (int second = first + 1; second < at.length && !parts.isEmpty(); second++) {
                parts = narrowed(parts, List.of(shells(first, second, start, end)));
                parts = narrowed(parts, hours(first, second, start, end));
            }
        }
        parts.stream()
                .sorted(Comparator.comparingDouble(Part::from))
                .forEach(part -> open.add(tracks, at, start, end, part.from, part.to, part.lines));
    }

    /** What of some parts is within any of some lines. */
    private static List<Part> narrowed(List<Part> parts, List<Line> lines) {
        List<Part> left = new ArrayList<>();
        for (Part part : parts) {
            for (Line line : lines) {
                double from = Math.max(part.from, line.from());
                double to = Math.min(part.to, line.to());
                if (from < to) {
                    List<Line> all = new ArrayList<>(part.lines);
                    all.add(line);
                    left.add(new Part(from, to, all));
                }
            }
        }
        return left;
    }

    private Line shells(int first, int second, long start, long end) {
        ShellTrack a = tracks.get(first);
        ShellTrack b = tracks.get(second);
        return new Line(
                (a.shell(at[first], start) - b.shell(at[second], start)) / reach.shells(),
                (a.shell(at[first], end) - b.shell(at[second], end)) / reach.shells(),
                end - start);
    }

    /** One line for each number of whole days between the two local times at which they may be near. */
    private List<Line> hours(int first, int second, long start, long end) {
        ShellTrack a = tracks.get(first);
        ShellTrack b = tracks.get(second);
        double atStart = a.hour(at[first], start) - b.hour(at[second], start);
        double atEnd = a.hour(at[first], end) - b.hour(at[second], end);
        double least = Math.min(atStart, atEnd) - reach.hours();
        double greatest = Math.max(atStart, atEnd) + reach.hours();
        List<Line> lines = new ArrayList<>();
        for (double days = Math.ceil(least / ShellTrack.DAY_HOURS);
                days <= Math.floor(greatest / ShellTrack.DAY_HOURS);
                days++) {
            double off = days * ShellTrack.DAY_HOURS;
            lines.add(new Line((atStart - off) / reach.hours(), (atEnd - off) / reach.hours(), end - start));
        }
        return lines;
    }
}
