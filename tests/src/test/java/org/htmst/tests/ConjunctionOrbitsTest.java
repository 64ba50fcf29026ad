package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.conjunction.ConjunctionSearch;
import org.htmst.conjunction.TimedPlaces;
import org.htmst.region.text.TimeText;
import org.htmst.simulate.orbit.Orbit;
import org.htmst.simulate.orbit.Track;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;

/** Conjunctions of samples as files have them, beside the orbits that these were taken from. */
class ConjunctionOrbitsTest {

    private static final long STEP_MS = 2_000;
    private static final long LOOK_MS = 5;

    private final TimeWindow days = TimeText.parse("2014-02-06/P2D");
    private final Orbit a = Orbit.nearest("metop-02", days.startMs());
    private final Orbit b = Orbit.nearest("noaa-19", days.startMs());

    private TimedPlaces samples(Orbit orbit, long lateMs) {
        long[] timeMs = LongStream.iterate(days.startMs() + lateMs, time -> time < days.endMs(), time -> time + STEP_MS)
                .toArray();
        Track track = orbit.track(timeMs);
        double[] lonDeg = new double[timeMs.length];
        double[] latDeg = new double[timeMs.length];
        for (int i = 0; i < timeMs.length; i++) {
            lonDeg[i] = (float) track.lonDeg()[i];
            latDeg[i] = (float) track.latDeg()[i];
        }
        return new TimedPlaces(timeMs, lonDeg, latDeg);
    }

    private static UnitVector[] directions(Orbit orbit, long[] timeMs) {
        Track track = orbit.track(timeMs);
        UnitVector[] directions = new UnitVector[timeMs.length];
        for (int i = 0; i < timeMs.length; i++) {
            directions[i] = new LonLat(track.lonDeg()[i], track.latDeg()[i]).unitVector();
        }
        return directions;
    }

    @Test
    void theClosestApproachIsThatOfTheOrbits() {
        List<Conjunction> found = new ArrayList<>();
        ConjunctionSearch search = new ConjunctionSearch(
                List.of(ConjunctionQuestion.within(List.of("a", "b"), List.of(), 1_000, 0)),
                ConjunctionSearch.USUAL_STEP_MS,
                found::add);
        search.add(Map.of("a", List.of(samples(a, 0)), "b", List.of(samples(b, 700))), days.endMs());
        search.finish();
        assertTrue(found.size() > 5, found.size() + " events");
        for (Conjunction event : found) {
            double closestMs = event.parties().get(0).closestMs();
            if (closestMs == event.startMs() || closestMs == event.endMs()) {
                // The samples begin or end in the middle of it.
                continue;
            }
            long[] timeMs = LongStream.rangeClosed(-400, 400)
                    .map(i -> Math.round(closestMs) + i * LOOK_MS)
                    .toArray();
            UnitVector[] as = directions(a, timeMs);
            UnitVector[] bs = directions(b, timeMs);
            int nearest = 0;
            for (int i = 0; i < timeMs.length; i++) {
                if (as[i].squaredChord(bs[i]) < as[nearest].squaredChord(bs[nearest])) {
                    nearest = i;
                }
            }
            double leastKm = as[nearest].angleTo(bs[nearest]) * EarthSphere.RADIUS_KM;
            assertEquals(timeMs[nearest], closestMs, 100, event.toString());
            assertEquals(leastKm, event.least(), 0.1, event.toString());
        }
    }
}
