package org.htmst.conjunction.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.conjunction.Conjunction;
import org.htmst.draws.Draws;
import org.junit.jupiter.api.Test;

/** Satellites near to each other by L and local time, beside a look at every instant of a grid. */
class ShellSearchTest {

    private static final long STEP_MS = 100;
    private static final long LENGTH_MS = 200_000;
    private static final double SLACK = 1e-6;

    private final Draws draws = new Draws(20261130);

    /** L and local time of one satellite by its times; NaN for a value that is missing. */
    private TreeMap<Long, double[]> drawn() {
        TreeMap<Long, double[]> samples = new TreeMap<>();
        long late = draws.below(2_000);
        double l = draws.between(3, 4);
        double hour = draws.between(23, 25);
        double shellRate = draws.between(-0.05, 0.05);
        double hourRate = draws.below(4) == 0 ? draws.between(-6, 6) : draws.between(-0.1, 0.1);
        for (long ms = late; ms < LENGTH_MS; ms += draws.below(20) == 0 ? 4_500 : 2_000) {
            boolean isMissing = draws.below(15) == 0;
            double mlt = hour % 24;
            samples.put(ms, new double[] {
                isMissing && draws.below(2) == 0 ? Double.NaN : l,
                isMissing ? Double.NaN : mlt == 0 && draws.below(2) == 0 ? 24 : mlt
            });
            l = Math.max(1, l + shellRate + draws.between(-0.02, 0.02));
            hour = (hour + hourRate + 48) % 24;
            shellRate = draws.below(10) == 0 ? draws.between(-0.05, 0.05) : shellRate;
        }
        return samples;
    }

    private static double[] at(TreeMap<Long, double[]> all, double ms) {
        TreeMap<Long, double[]> samples = new TreeMap<>(all);
        samples.values().removeIf(sample -> Double.isNaN(sample[0]) || Double.isNaN(sample[1]));
        Map.Entry<Long, double[]> before = samples.floorEntry((long) Math.floor(ms));
        Map.Entry<Long, double[]> after = samples.ceilingEntry((long) Math.ceil(ms));
        if (before == null || after == null || after.getKey() - before.getKey() > 4_000) {
            return null;
        }
        double share = after.getKey().equals(before.getKey())
                ? 0
                : (ms - before.getKey()) / (after.getKey() - before.getKey());
        double turn = after.getValue()[1] - before.getValue()[1];
        turn = turn > 12 ? turn - 24 : turn < -12 ? turn + 24 : turn;
        return new double[] {
            before.getValue()[0] + share * (after.getValue()[0] - before.getValue()[0]),
            before.getValue()[1] + share * turn
        };
    }

    /** The greatest share of any two; NaN if one of them is lost from sight. */
    private static double share(List<TreeMap<Long, double[]>> tracks, ShellReach reach, double ms) {
        double most = 0;
        for (int i = 0; i < tracks.size(); i++) {
            for (int j = 0; j < i; j++) {
                double[] a = at(tracks.get(i), ms);
                double[] b = at(tracks.get(j), ms);
                if (a == null || b == null) {
                    return Double.NaN;
                }
                double apart = Math.abs(a[1] - b[1]) % 24;
                most = Math.max(most, Math.abs(a[0] - b[0]) / reach.shells());
                most = Math.max(most, Math.min(apart, 24 - apart) / reach.hours());
            }
        }
        return most;
    }

    private static List<Conjunction> search(
            List<TreeMap<Long, double[]>> tracks, ShellReach reach, int parts, boolean isTurned) {
        List<Conjunction> found = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("a", "b", "c").subList(0, tracks.size()));
        if (isTurned) {
            Collections.reverse(names);
        }
        ShellSearch search = new ShellSearch(List.of(names), reach, 4_000, found::add);
        long lengthMs = LENGTH_MS / parts + 13;
        for (int p = 0; p < parts; p++) {
            Map<String, ShellTrack> part = new HashMap<>();
            for (int k = 0; k < tracks.size(); k++) {
                ShellTrack track = new ShellTrack();
                tracks.get(k)
                        .subMap(p * lengthMs, (p + 1) * lengthMs)
                        .forEach((ms, value) -> track.add(ms, value[0], value[1], ms / 1e4, 60));
                part.put("abc".substring(k, k + 1), track);
            }
            search.add(part, (p + 1) * lengthMs);
        }
        search.finish();
        found.sort(Comparator.comparingDouble(Conjunction::startMs));
        return found;
    }

    @Test
    void findsWhatALookAtEveryTenthOfASecondFinds() {
        int events = 0;
        for (int round = 0; round < 60; round++) {
            List<TreeMap<Long, double[]>> tracks = new ArrayList<>();
            for (int k = 0; k < 2 + round % 2; k++) {
                tracks.add(drawn());
            }
            ShellReach reach = new ShellReach(draws.between(0.1, 1), round % 7 == 0 ? 12 : draws.between(0.1, 3));
            List<Conjunction> found = search(tracks, reach, 1, false);
            assertEquals(found, search(tracks, reach, 5, true), draws.label(round));
            events += found.size();
            check(tracks, reach, found, round);
        }
        assertTrue(events > 60, "only " + events + " events");
    }

    private void check(List<TreeMap<Long, double[]>> tracks, ShellReach reach, List<Conjunction> found, int round) {
        double[] least = new double[found.size()];
        Arrays.fill(least, 1);
        for (long ms = 0; ms < LENGTH_MS; ms += STEP_MS) {
            double share = share(tracks, reach, ms);
            int in = -1;
            for (int e = 0; e < found.size(); e++) {
                in = ms >= found.get(e).startMs() && ms <= found.get(e).endMs() ? e : in;
            }
            if (in >= 0) {
                least[in] = Math.min(least[in], share);
            }
            boolean isIn = in >= 0;
            long time = ms;
            assertTrue(isIn ? share <= 1 + SLACK : !(share <= 1 - SLACK), () -> draws.label(round, time, share, isIn)
                    .get());
        }
        for (int e = 0; e < found.size(); e++) {
            Conjunction event = found.get(e);
            String label = draws.label(round, event, least[e]).get();
            assertEquals(
                    event.least(), share(tracks, reach, event.parties().get(0).closestMs()), SLACK, label);
            assertEquals(
                    event.greatest(),
                    share(tracks, reach, event.parties().get(0).farthestMs()),
                    SLACK,
                    label);
            assertTrue(event.least() <= least[e] + SLACK, label);
            for (int k = 0; k < tracks.size(); k++) {
                long samples = tracks
                        .get(k)
                        .subMap((long) Math.ceil(event.startMs()), true, (long) Math.floor(event.endMs()), true)
                        .values()
                        .stream()
                        .filter(sample -> !Double.isNaN(sample[0]) && !Double.isNaN(sample[1]))
                        .count();
                assertEquals(samples, event.parties().get(k).samples(), label);
            }
        }
    }

    @Test
    void meetAcrossMidnight() {
        ShellTrack a = new ShellTrack();
        ShellTrack b = new ShellTrack();
        for (int i = 0; i < 3; i++) {
            a.add(i * 2_000, 4, 23.9, 179, 60);
            b.add(i * 2_000, 4.05, List.of(0.9, 0.1, 24.0).get(i), -179, 60);
        }
        List<Conjunction> found = new ArrayList<>();
        ShellSearch search = new ShellSearch(List.of(List.of("b", "a")), new ShellReach(0.1, 0.5), 4_000, found::add);
        search.add(Map.of("a", a, "b", b), 4_001);
        search.finish();
        assertEquals(1, found.size());
        Conjunction event = found.get(0);
        assertEquals(1_250, event.startMs(), 1e-6);
        assertEquals(4_000, event.endMs());
        assertEquals(0.5, event.least(), 1e-9);
        assertEquals(179, event.parties().get(0).closest().lonDeg(), 1e-9);
    }

    @Test
    void refusesWhatNoTwoSatellitesCanDifferBy() {
        for (double shells : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new ShellReach(shells, 1));
        }
        for (double hours : new double[] {0, 12.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> new ShellReach(0.1, hours));
        }
    }
}
