package org.htmst.conjunction.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.ConjunctionSearch;

/**
 * Finds when satellites are near to each other by L and magnetic local time, one part of time after the other. The distance of what it finds is
 * the greatest of all differences as shares of the most that these may be, so from 0 to 1. To be used by one thread.
 */
public final class ShellSearch {

    private final long stepMs;
    private final List<ShellSweep> sweeps;
    private final Map<String, ShellTrack> known = new TreeMap<>();
    private long searchedMs = Long.MIN_VALUE;

    /**
     * A search.
     *
     * @param sets of satellites, each two of which must be near to each other
     * @param stepMs the longest time between two samples that a satellite is followed over, ms
     * @param sink takes what is found, in no order
     */
    public ShellSearch(List<List<String>> sets, ShellReach reach, long stepMs, Consumer<Conjunction> sink) {
        ConjunctionSearch.checkStep(stepMs);
        this.stepMs = stepMs;
        this.sweeps = sets.stream()
                .map(names -> new ShellSweep(names.stream().sorted().toList(), reach, stepMs, sink))
                .toList();
    }

    /**
     * Goes on through a part of time.
     *
     * @param samples of each satellite, after those before
     * @param endMs before which no later sample is, ms since 1970-01-01 UTC
     */
    public void add(Map<String, ShellTrack> samples, long endMs) {
        samples.forEach((name, more) ->
                known.computeIfAbsent(name, first -> new ShellTrack()).addAll(more));
        advance(endMs - stepMs);
    }

    /** Ends the search, and what is open. */
    public void finish() {
        advance(Long.MAX_VALUE);
        sweeps.forEach(ShellSweep::close);
    }

    private void advance(long toMs) {
        for (ShellSweep sweep : sweeps) {
            List<ShellTrack> tracks = new ArrayList<>();
            sweep.names().forEach(name -> tracks.add(known.getOrDefault(name, new ShellTrack())));
            sweep.advance(tracks, searchedMs, toMs);
        }
        searchedMs = Math.max(searchedMs, toMs);
        known.values().forEach(track -> track.forget(searchedMs == Long.MAX_VALUE ? searchedMs : searchedMs - stepMs));
    }
}
