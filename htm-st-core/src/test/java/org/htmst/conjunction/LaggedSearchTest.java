package org.htmst.conjunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.htmst.draws.Draws;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.api.Test;

/** Satellites within a distance and a time of each other, beside a look at every pair of times of a grid. */
class LaggedSearchTest {

    private static final long STEP_MS = 500;
    private static final long SLACK_MS = 2 * STEP_MS;
    private static final double SLACK_KM = STEP_MS * 0.0085;

    private final Draws draws = new Draws(20261129);

    /** Times of both from a grid, and what of it hangs together. */
    private record Box(double aStart, double aEnd, double bStart, double bEnd, double least, int points) {

        /** But for ends of tracks, which lie between times of the grid. */
        boolean holds(Box other) {
            return aStart <= other.aStart + SLACK_MS
                    && aEnd >= other.aEnd - SLACK_MS
                    && bStart <= other.bStart + SLACK_MS
                    && bEnd >= other.bEnd - SLACK_MS;
        }
    }

    @Test
    void findsWhatALookAtAllPairsOfTimesFinds() {
        int events = 0;
        int alone = 0;
        for (int round = 0; round < 80; round++) {
            UnitVector place = round % 3 == 0
                    ? new LonLat(draws.between(-180, 180), round % 2 == 0 ? 90 : -90).unitVector()
                    : draws.place().unitVector();
            double km = Math.pow(10, draws.between(1.3, 3));
            long stepMs = round % 4 == 0 ? 5_000 : 2_000;
            GroundTrack a =
                    DrawnTracks.near("a", place, EarthSphere.degrees(km), (int) (120_000 / stepMs), stepMs, draws);
            GroundTrack b =
                    DrawnTracks.near("b", place, EarthSphere.degrees(km), (int) (120_000 / stepMs), stepMs, draws);
            long lagMs = draws.below(60_000) + 1;
            List<Conjunction> found = new ArrayList<>();
            ConjunctionSearch search = new ConjunctionSearch(
                    List.of(ConjunctionQuestion.within(List.of("b", "a"), List.of(), km, lagMs)),
                    a.stepMs(),
                    found::add);
            DrawnTracks.search(search, List.of(a, b), 1 + 10 * draws.below(2));
            events += found.size();
            alone += check(a, b, km, lagMs, found, round);
        }
        assertTrue(events > 40 && alone > 40, events + " events, " + alone + " compared one by one");
    }

    private int check(GroundTrack a, GroundTrack b, double km, long lagMs, List<Conjunction> found, int round) {
        double[][] distance = distances(a, b, lagMs);
        List<Box> inner = boxes(distance, km - SLACK_KM);
        List<Box> outer = boxes(distance, km + SLACK_KM);
        List<Box> events = new ArrayList<>();
        for (Conjunction event : found) {
            Conjunction.Party first = event.parties().get(0);
            Conjunction.Party second = event.parties().get(1);
            events.add(new Box(first.startMs(), first.endMs(), second.startMs(), second.endMs(), event.least(), 1));
            String label = draws.label(round, km, lagMs, event, inner, outer).get();
            double closest = DrawnTracks.at(a, first.closestMs()).angleTo(DrawnTracks.at(b, second.closestMs()));
            assertEquals(event.least(), closest * EarthSphere.RADIUS_KM, 1e-3, label);
            assertTrue(event.least() <= km + 1e-6 && event.greatest() <= km + 1e-6, label);
            assertTrue(Math.abs(first.closestMs() - second.closestMs()) <= lagMs + 1e-3, label);
            assertTrue(outer.stream().anyMatch(box -> box.holds(events.get(events.size() - 1))), label);
        }
        int alone = 0;
        for (Box box : inner) {
            String label = draws.label(round, km, lagMs, box, found).get();
            List<Box> holding =
                    events.stream().filter(event -> event.holds(box)).toList();
            assertTrue(!holding.isEmpty(), label);
            assertTrue(holding.stream().anyMatch(event -> event.least() <= box.least + 1e-6), label);
            List<Box> around = outer.stream().filter(big -> big.holds(box)).toList();
            boolean isAlone = around.size() == 1
                    && inner.stream().filter(around.get(0)::holds).count() == 1
                    && events.stream().filter(around.get(0)::holds).count() == 1;
            if (isAlone) {
                alone++;
                double slack = 2 * SLACK_KM;
                assertEquals(box.least, holding.get(0).least(), slack, label);
            }
        }
        return alone;
    }

    private static double[][] distances(GroundTrack a, GroundTrack b, long lagMs) {
        int size = 270;
        UnitVector[] as = new UnitVector[size];
        UnitVector[] bs = new UnitVector[size];
        for (int i = 0; i < size; i++) {
            as[i] = DrawnTracks.at(a, DrawnTracks.START_MS + i * STEP_MS);
            bs[i] = DrawnTracks.at(b, DrawnTracks.START_MS + i * STEP_MS);
        }
        double[][] distance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                distance[i][j] = as[i] == null || bs[j] == null || Math.abs(i - j) * STEP_MS > lagMs
                        ? Double.NaN
                        : as[i].angleTo(bs[j]) * EarthSphere.RADIUS_KM;
            }
        }
        return distance;
    }

    private static List<Box> boxes(double[][] distance, double km) {
        int size = distance.length;
        boolean[][] seen = new boolean[size][size];
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                if (!seen[i][j] && distance[i][j] <= km) {
                    boxes.add(flood(distance, km, seen, i, j));
                }
            }
        }
        return boxes;
    }

    private static Box flood(double[][] distance, double km, boolean[][] seen, int i, int j) {
        int[] box = {i, i, j, j};
        double least = Double.POSITIVE_INFINITY;
        int points = 0;
        Deque<int[]> open = new ArrayDeque<>();
        open.add(new int[] {i, j});
        seen[i][j] = true;
        while (!open.isEmpty()) {
            int[] at = open.remove();
            points++;
            box[0] = Math.min(box[0], at[0]);
            box[1] = Math.max(box[1], at[0]);
            box[2] = Math.min(box[2], at[1]);
            box[3] = Math.max(box[3], at[1]);
            least = Math.min(least, distance[at[0]][at[1]]);
            for (int di = -1; di <= 1; di++) {
                for (int dj = -1; dj <= 1; dj++) {
                    int ni = at[0] + di;
                    int nj = at[1] + dj;
                    if (ni >= 0
                            && nj >= 0
                            && ni < distance.length
                            && nj < distance.length
                            && !seen[ni][nj]
                            && distance[ni][nj] <= km) {
                        seen[ni][nj] = true;
                        open.add(new int[] {ni, nj});
                    }
                }
            }
        }
        return new Box(
                DrawnTracks.START_MS + box[0] * STEP_MS,
                DrawnTracks.START_MS + box[1] * STEP_MS,
                DrawnTracks.START_MS + box[2] * STEP_MS,
                DrawnTracks.START_MS + box[3] * STEP_MS,
                least,
                points);
    }
}
