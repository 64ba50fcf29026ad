package org.htmst.hbase.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.conjunction.Stretch;
import org.htmst.conjunction.TimedPlaces;
import org.htmst.hbase.codec.RunMap;

/** Stretches of one satellite from whichever chunks, one after the other: where they overlap, since products do, their samples are merged. */
final class MergedTrack {

    /** Of a place in a list; above them is room for the milliseconds of a hundred years. */
    private static final int PLACE_BITS = 22;

    private MergedTrack() {}

    /** The stretches in order; of several samples of one time, that of the latest granule. */
    static List<Stretch> of(List<ChunkTrack.Part> unsorted) {
        List<ChunkTrack.Part> parts = sorted(unsorted);
        List<Stretch> merged = new ArrayList<>(parts.size());
        for (int from = 0; from < parts.size(); ) {
            int to = from + 1;
            long lastMs = parts.get(from).lastMs();
            while (to < parts.size() && parts.get(to).firstMs() <= lastMs) {
                lastMs = Math.max(lastMs, parts.get(to++).lastMs());
            }
            if (to == from + 1) {
                merged.add(parts.get(from).stretch());
            } else {
                merge(parts.subList(from, to), merged);
            }
            from = to;
        }
        return merged;
    }

    /** By their first times, which are sorted as numbers: there are millions of a year. */
    private static List<ChunkTrack.Part> sorted(List<ChunkTrack.Part> parts) {
        long earliestMs =
                parts.stream().mapToLong(ChunkTrack.Part::firstMs).min().orElse(0);
        long[] order = new long[parts.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = parts.get(i).firstMs() - earliestMs << PLACE_BITS | i;
        }
        Arrays.sort(order);
        List<ChunkTrack.Part> sorted = new ArrayList<>(order.length);
        for (long place : order) {
            sorted.add(parts.get((int) (place & (1L << PLACE_BITS) - 1)));
        }
        return sorted;
    }

    private static void merge(List<ChunkTrack.Part> parts, List<Stretch> into) {
        record Sample(int granule, double lonDeg, double latDeg) {}
        Map<Long, Sample> samples = new TreeMap<>();
        for (ChunkTrack.Part part : parts) {
            TimedPlaces places = part.stretch().places();
            for (int i = 0; i < places.timeMs().length; i++) {
                samples.merge(
                        places.timeMs()[i],
                        new Sample(part.granule(), places.lonDeg()[i], places.latDeg()[i]),
                        (a, b) -> a.granule < b.granule ? b : a);
            }
        }
        List<Map.Entry<Long, Sample>> all = List.copyOf(samples.entrySet());
        for (int from = 0; from < all.size(); from += RunMap.RUN) {
            List<Map.Entry<Long, Sample>> run = all.subList(from, Math.min(all.size(), from + RunMap.RUN));
            into.add(new TimedPlaces(
                    run.stream().mapToLong(Map.Entry::getKey).toArray(),
                    run.stream().mapToDouble(entry -> entry.getValue().lonDeg).toArray(),
                    run.stream().mapToDouble(entry -> entry.getValue().latDeg).toArray()));
        }
    }
}
