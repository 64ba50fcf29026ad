package org.htmst.conjunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.htmst.draws.Draws;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.api.Test;

class ConjunctionSearchTest {

    private static final long STEP_MS = 200;
    private static final double KM_PER_MS = 0.0085;

    private final Draws draws = new Draws(20261128);

    @Test
    void findsWhatALookAtEveryTenthOfASecondFinds() {
        int events = 0;
        for (int round = 0; round < 120; round++) {
            UnitVector place = round % 3 == 0
                    ? new LonLat(draws.between(-180, 180), round % 2 == 0 ? 90 : -90).unitVector()
                    : draws.place().unitVector();
            double km = Math.pow(10, draws.between(1, 3.3));
            int satellites = 1 + draws.below(3);
            List<GroundTrack> tracks = new ArrayList<>();
            for (int s = 0; s < satellites; s++) {
                tracks.add(DrawnTracks.near(
                        "s" + s,
                        place,
                        EarthSphere.degrees(km) * 1.5,
                        60 + draws.below(120),
                        round % 5 == 0 ? 5_000 : 2_000,
                        draws));
            }
            List<Station> stations = new ArrayList<>();
            if (satellites == 1 || draws.below(3) == 0) {
                LonLat near = DrawnTracks.moved(place, draws.between(0, 6), Math.toRadians(EarthSphere.degrees(km)))
                        .lonLat();
                stations.add(new Station("ground", near));
                tracks.add(GroundTrack.fixed(stations.get(0)));
            }
            List<String> names = tracks.subList(0, satellites).stream()
                    .map(GroundTrack::name)
                    .toList();
            ConjunctionQuestion question = ConjunctionQuestion.within(names, stations, km, 0);
            List<Conjunction> found = search(question, tracks, draws.below(2) == 0 ? 1 : 7);
            events += found.size();
            check(tracks, km, found, round);
        }
        assertTrue(events > 40, "only " + events + " events");
    }

    /** That every instant of a grid is in an event if and only if all are within the distance, but for rounding. */
    private void check(List<GroundTrack> tracks, double km, List<Conjunction> found, int round) {
        double[] least = new double[found.size()];
        double[] greatest = new double[found.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (long t = DrawnTracks.START_MS; t < DrawnTracks.START_MS + 600_000; t += STEP_MS) {
            double distance = distance(tracks, t);
            int in = -1;
            for (int e = 0; e < found.size(); e++) {
                if (t >= found.get(e).startMs() && t <= found.get(e).endMs()) {
                    in = e;
                }
            }
            if (in >= 0) {
                least[in] = Math.min(least[in], distance);
                greatest[in] = Math.max(greatest[in], distance);
            }
            boolean isIn = in >= 0;
            long time = t;
            assertTrue(
                    isIn ? distance <= km + 1e-3 : !(distance <= km - 1e-3),
                    () -> draws.label(round, time, km, distance, isIn, found).get());
        }
        for (int e = 0; e < found.size(); e++) {
            Conjunction event = found.get(e);
            String label = draws.label(round, event, least[e], greatest[e]).get();
            double startKm = distance(tracks, event.startMs());
            assertEquals(event.least(), distance(tracks, event.parties().get(0).closestMs()), 1e-3, label);
            assertEquals(
                    event.greatest(), distance(tracks, event.parties().get(0).farthestMs()), 1e-3, label);
            assertTrue(event.least() <= Math.min(least[e], startKm) + 1e-4, label);
            assertTrue(event.greatest() >= greatest[e] - 1e-4 && event.greatest() >= startKm - 1e-4, label);
            if (Double.isFinite(least[e])) {
                assertTrue(event.least() >= least[e] - STEP_MS * 2 * KM_PER_MS, label);
            }
            for (int k = 0; k < tracks.size(); k++) {
                Conjunction.Party party = event.parties().get(k);
                assertEquals(tracks.get(k).name(), party.name());
                assertTrue(
                        party.closest().unitVector().angleTo(DrawnTracks.at(tracks.get(k), party.closestMs())) < 1e-9,
                        label);
                assertEquals(samples(tracks.get(k), party.startMs(), party.endMs()), party.samples(), label);
            }
        }
    }

    private static long samples(GroundTrack track, double startMs, double endMs) {
        return track.isFixed()
                ? 0
                : track.stretches().stream()
                        .flatMapToLong(stretch -> Arrays.stream(stretch.places().timeMs()))
                        .filter(time -> time >= startMs && time <= endMs)
                        .count();
    }

    /** Of those that are farthest from each other; NaN if one of them is lost from sight. */
    private static double distance(List<GroundTrack> tracks, double timeMs) {
        List<UnitVector> places =
                tracks.stream().map(track -> DrawnTracks.at(track, timeMs)).collect(Collectors.toList());
        if (places.contains(null)) {
            return Double.NaN;
        }
        double most = 0;
        for (UnitVector a : places) {
            for (UnitVector b : places) {
                most = Math.max(most, a.angleTo(b) * EarthSphere.RADIUS_KM);
            }
        }
        return most;
    }

    private static List<Conjunction> search(ConjunctionQuestion question, List<GroundTrack> tracks, int parts) {
        List<Conjunction> found = new ArrayList<>();
        ConjunctionSearch search =
                new ConjunctionSearch(List.of(question), tracks.get(0).stepMs(), found::add);
        DrawnTracks.search(search, tracks, parts);
        found.sort(Comparator.comparingDouble(Conjunction::startMs));
        return found;
    }

    @Test
    void exchangedAndRenamedSatellitesGiveTheSameToTheLastBit() {
        for (int round = 0; round < 40; round++) {
            UnitVector place = draws.place().unitVector();
            GroundTrack a = DrawnTracks.near("a", place, 5, 150, 2_000, draws);
            GroundTrack b = DrawnTracks.near("b", place, 5, 150, 2_000, draws);
            long lagMs = round % 2 == 0 ? 0 : 40_000;
            List<Conjunction> one =
                    search(ConjunctionQuestion.within(List.of("a", "b"), List.of(), 500, lagMs), List.of(a, b), 3);
            List<Conjunction> other =
                    search(ConjunctionQuestion.within(List.of("b", "a"), List.of(), 500, lagMs), List.of(b, a), 1);
            assertEquals(one, other, draws.label(round));
            if (lagMs == 0) {
                GroundTrack first = new GroundTrack("z", a.stretches(), a.stepMs());
                List<Conjunction> renamed = search(
                        ConjunctionQuestion.within(List.of("z", "b"), List.of(), 500, lagMs), List.of(first, b), 1);
                assertEquals(
                        one.stream()
                                .map(event -> List.of(event.startMs(), event.endMs(), event.least()))
                                .toList(),
                        renamed.stream()
                                .map(event -> List.of(event.startMs(), event.endMs(), event.least()))
                                .toList(),
                        draws.label(round));
            }
        }
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThrows(
                IllegalArgumentException.class, () -> ConjunctionQuestion.within(List.of("a", "a"), List.of(), 500, 0));
        assertThrows(IllegalArgumentException.class, () -> ConjunctionQuestion.within(List.of("a"), List.of(), 500, 0));
        assertThrows(
                IllegalArgumentException.class, () -> ConjunctionQuestion.within(List.of("a", "b"), List.of(), 0, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> ConjunctionQuestion.within(List.of("a", "b"), List.of(), 20_017, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> ConjunctionQuestion.within(List.of("a", "b", "c"), List.of(), 500, 1));
    }
}
