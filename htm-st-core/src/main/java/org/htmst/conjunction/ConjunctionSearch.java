package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Answers questions about the same tracks, one part of time after the other, on all processors. To be used by one thread. */
public final class ConjunctionSearch {

    /** Samples so far apart in time are joined unless somebody says otherwise, ms: of instruments that measure each other second. */
    public static final long USUAL_STEP_MS = 4_000;

    /** The longest step that may be asked for, ms: over a longer one the ground turns away below the arc by kilometres. */
    public static final long MOST_STEP_MS = 120_000;

    private final List<ConjunctionQuestion> questions;
    private final long stepMs;
    private final List<Sweep> sweeps = new ArrayList<>();
    private final Map<String, List<Span>> stations = new LinkedHashMap<>();

    /** What the next part of time may need of a satellite's stretches. */
    private final Map<String, List<Stretch>> known = new TreeMap<>();

    /** So much before the end of what is known, all that is near in time is known, too. */
    private final long marginMs;

    private long searchedMs = Long.MIN_VALUE;

    /**
     * A search.
     *
     * @param stepMs the longest time between two samples that a satellite is followed over, 1 to {@value #MOST_STEP_MS} ms
     * @param sink takes what is found, in no order
     */
    public ConjunctionSearch(List<ConjunctionQuestion> questions, long stepMs, Consumer<Conjunction> sink) {
        checkStep(stepMs);
        this.stepMs = stepMs;
        this.questions = List.copyOf(questions);
        this.marginMs = 2 * stepMs
                + questions.stream().mapToLong(ConjunctionQuestion::lagMs).max().orElse(0);
        Consumer<Conjunction> one = found -> {
            synchronized (this) {
                sink.accept(found);
            }
        };
        for (ConjunctionQuestion question : questions) {
            sweeps.add(
                    question.lagMs() == 0
                            ? new GroupSweep(question.names(), question.reaches(), one)
                            : new LaggedSweep(
                                    question.names(), question.reaches().get(0).km(), question.lagMs(), stepMs, one));
            question.stations().forEach(station -> stations.put(station.name(), Span.of(GroundTrack.fixed(station))));
        }
    }

    /** Checks that satellites can be followed over a time, ms. */
    public static void checkStep(long stepMs) {
        if (stepMs < 1 || stepMs > MOST_STEP_MS) {
            throw new IllegalArgumentException("step of " + stepMs + " ms is outside 1 ms to 2 minutes");
        }
    }

    /**
     * Goes on through a part of time.
     *
     * @param stretches of each satellite what begins in it, in order; none before the last sample of the one before it
     * @param endMs the end of the part, before which no later stretch begins, ms since 1970-01-01 UTC
     */
    public void add(Map<String, List<Stretch>> stretches, long endMs) {
        stretches.forEach((name, more) ->
                known.computeIfAbsent(name, first -> new ArrayList<>()).addAll(more));
        advance(endMs - marginMs);
    }

    /** Ends the search, and what is open. */
    public void finish() {
        advance(Long.MAX_VALUE);
        sweeps.forEach(Sweep::finish);
    }

    private void advance(long toMs) {
        if (toMs <= searchedMs) {
            return;
        }
        Map<String, List<Span>> spans = new ConcurrentHashMap<>(stations);
        known.entrySet().parallelStream()
                .forEach(track ->
                        spans.put(track.getKey(), Span.of(new GroundTrack(track.getKey(), track.getValue(), stepMs))));
        IntStream.range(0, sweeps.size()).parallel().forEach(i -> sweeps.get(i)
                .advance(
                        questions.get(i).names().stream()
                                .map(name -> spans.getOrDefault(name, List.of()))
                                .toList(),
                        searchedMs,
                        toMs));
        searchedMs = toMs;
        known.values().forEach(track -> track.removeIf(stretch -> stretch.lastMs() < toMs - marginMs));
    }
}
