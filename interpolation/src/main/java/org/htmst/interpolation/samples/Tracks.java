package org.htmst.interpolation.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.time.LocalTime;
import org.htmst.track.Pass;

/** Samples with the tracks on which they were taken, of which whole passes can be held out. Not safe for use by several threads at once. */
public final class Tracks {

    private final LocalTimeBins bins;
    private final ValueSpace space;
    private final Map<String, TrackSamples> tracks = new TreeMap<>();

    /**
     * Part of the passes held out from the rest.
     *
     * @param rest the samples of all other passes
     * @param heldOut the samples of the passes held out
     * @param passes the number of these
     */
    public record Split(BinnedSamples rest, BinnedSamples heldOut, int passes) {}

    /**
     * No samples yet.
     *
     * @param space the space of the run's means
     */
    public Tracks(LocalTimeBins bins, ValueSpace space) {
        this.bins = bins;
        this.space = space;
    }

    /**
     * Takes one more sample.
     *
     * @param name what samples must share to be of one track: satellite and product
     * @param timeMs ms since 1970-01-01 UTC
     * @param localTime on the axis of the bins, see {@link LocalTime}; {@link LocalTime#NONE} for none
     * @param lonDeg longitude east, -180 to 360
     * @param latDeg geodetic latitude, -90 to 90
     * @param value in the unit of the channel; NaN for none
     */
    public void add(String name, long timeMs, long localTime, double lonDeg, double latDeg, double value) {
        tracks.computeIfAbsent(name, n -> new TrackSamples()).add(timeMs, localTime, lonDeg, latDeg, value);
    }

    /**
     * Holds out passes at random.
     *
     * @param share how many of them, above 0 and below 1, rounded; at least one if there is one
     * @param seed another one, other passes
     */
    public Split split(double share, long seed) {
        BinnedSamples rest = new BinnedSamples(bins, space);
        BinnedSamples heldOut = new BinnedSamples(bins, space);
        Map<TrackSamples, List<Pass>> passes = new LinkedHashMap<>();
        tracks.values().forEach(track -> passes.put(track, track.passes()));
        Set<Pass> held = chosen(passes, share, seed);
        passes.forEach((track, all) -> all.forEach(pass -> {
            track.copy(pass, held.contains(pass) ? heldOut : rest);
        }));
        return new Split(rest, heldOut, held.size());
    }

    private Set<Pass> chosen(Map<TrackSamples, List<Pass>> passes, double share, long seed) {
        List<Pass> eligible = passes.values().stream()
                .flatMap(List::stream)
                .filter(pass -> pass.direction().isPresent())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(eligible, new Random(seed));
        long count = Math.max(1, Math.round(share * eligible.size()));
        Set<Pass> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
        eligible.stream().limit(count).forEach(chosen::add);
        return chosen;
    }
}
