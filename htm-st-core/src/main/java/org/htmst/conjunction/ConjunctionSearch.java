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

    private final List<ConjunctionQuestion> questions;
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
     * @param sink takes what is found, in no order
     */
    public ConjunctionSearch(List<ConjunctionQuestion> questions, Consumer<Conjunction> sink) {
        this.questions = List.copyOf(questions);
        this.marginMs = 2 * GroundTrack.STEP_MS
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
                                    question.names(), question.reaches().get(0).km(), question.lagMs(), one));
            question.stations().forEach(station -> stations.put(station.name(), Span.of(GroundTrack.fixed(station))));
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
                        spans.put(track.getKey(), Span.of(new GroundTrack(track.getKey(), track.getValue(), false))));
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
