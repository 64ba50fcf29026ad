package org.htmst.tests;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * What the query door should answer, by a look at every sample of the files; as {@link EdrRows}, sorted.
 *
 * @param memory the files
 */
record EdrOracle(MemorySource memory) {

    private static final long PASSAGE_GAP_MS = 300_000;

    private record Near(long timeMs, double angle, String row) {}

    /** The samples of a question, which is about the whole globe, that are in a place. */
    List<String> rows(SampleQuery query, EdrPlace place) {
        List<String> found = new ArrayList<>();
        for (SampleBatch batch : batches(query)) {
            List<String> rows = EdrRows.of(batch);
            for (int i = 0; i < batch.size(); i++) {
                if (place.holds(batch.timeMs()[i], signed(batch.lonDeg()[i]), batch.latDeg()[i])) {
                    found.add(rows.get(i));
                }
            }
        }
        return found.stream().sorted().toList();
    }

    /** Of each passage through the surroundings of a place the sample nearest to it. */
    List<String> closest(SampleQuery query, EdrPlace surroundings, LonLat here) {
        UnitVector middle = here.unitVector();
        Map<String, List<Near>> tracks = new TreeMap<>();
        for (SampleBatch batch : batches(query)) {
            List<String> rows = EdrRows.of(batch);
            for (int i = 0; i < batch.size(); i++) {
                if (surroundings.holds(batch.timeMs()[i], signed(batch.lonDeg()[i]), batch.latDeg()[i])) {
                    double angle = middle.angleTo(new LonLat(batch.lonDeg()[i], batch.latDeg()[i]).unitVector());
                    tracks.computeIfAbsent(batch.satellite(), name -> new ArrayList<>())
                            .add(new Near(batch.timeMs()[i], angle, rows.get(i)));
                }
            }
        }
        List<String> found = new ArrayList<>();
        for (List<Near> track : tracks.values()) {
            track.sort(Comparator.comparingLong(Near::timeMs));
            Near best = null;
            long beforeMs = 0;
            for (Near sample : track) {
                if (best != null && sample.timeMs() - beforeMs > PASSAGE_GAP_MS) {
                    found.add(best.row());
                    best = null;
                }
                best = best == null || sample.angle() < best.angle() ? sample : best;
                beforeMs = sample.timeMs();
            }
            found.add(best.row());
        }
        return found.stream().sorted().toList();
    }

    private List<SampleBatch> batches(SampleQuery query) {
        List<SampleBatch> batches = new ArrayList<>();
        try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                batches.add(batch);
            }
        }
        return batches;
    }

    static double signed(double lonDeg) {
        return lonDeg >= 180 ? lonDeg - 360 : lonDeg;
    }
}
