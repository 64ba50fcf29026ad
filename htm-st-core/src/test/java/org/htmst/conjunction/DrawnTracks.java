package org.htmst.conjunction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.draws.Draws;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/** Tracks as of satellites, over places drawn at random, and where they are between their samples by a formula of its own. */
final class DrawnTracks {

    static final long START_MS = 1_400_000_000_000L;

    private DrawnTracks() {}

    /**
     * A track of {@code samples} samples that comes near to {@code place} in the middle of its time.
     *
     * @param stepMs between samples, some of which are left out or late; it is followed over twice that
     */
    static GroundTrack near(String name, UnitVector place, double offDeg, int samples, long stepMs, Draws draws) {
        double heading = draws.between(0, 2 * Math.PI);
        double rate = draws.between(0.9, 1.2) * 1e-3;
        UnitVector middle = moved(place, draws.between(0, 2 * Math.PI), Math.toRadians(offDeg) * draws.between(0, 1));
        boolean single = draws.below(2) == 0;
        long late = draws.below((int) stepMs);
        List<long[]> kept = new ArrayList<>();
        List<double[]> places = new ArrayList<>();
        int gap = draws.below(4) == 0 ? draws.below(samples) : samples;
        for (int i = 0; i < samples; i++) {
            if (i > gap && i < gap + 5) {
                continue;
            }
            long timeMs = START_MS + late + i * stepMs;
            LonLat at = moved(middle, heading, rate * (i - samples / 2) * stepMs / 1000.0)
                    .lonLat();
            double lon = at.lonDeg() < 0 && draws.below(2) == 0 ? at.lonDeg() + 360 : at.lonDeg();
            kept.add(new long[] {timeMs});
            places.add(new double[] {single ? (float) lon : lon, single ? (float) at.latDeg() : at.latDeg()});
        }
        long[] times = kept.stream().mapToLong(time -> time[0]).toArray();
        double[] lons = places.stream().mapToDouble(at -> at[0]).toArray();
        double[] lats = places.stream().mapToDouble(at -> at[1]).toArray();
        return new GroundTrack(name, stretches(times, lons, lats, draws), 2 * stepMs);
    }

    /** Cut at random. */
    private static List<Stretch> stretches(long[] times, double[] lons, double[] lats, Draws draws) {
        List<Stretch> stretches = new ArrayList<>();
        for (int from = 0; from < times.length; ) {
            int to = Math.min(times.length, from + 1 + draws.below(30));
            stretches.add(new TimedPlaces(
                    Arrays.copyOfRange(times, from, to),
                    Arrays.copyOfRange(lons, from, to),
                    Arrays.copyOfRange(lats, from, to)));
            from = to;
        }
        return stretches;
    }

    static UnitVector moved(UnitVector from, double heading, double angle) {
        // East is not defined at a pole; any direction does.
        double h = Math.hypot(from.x(), from.y());
        UnitVector east = h == 0 ? new UnitVector(0, 1, 0) : new UnitVector(-from.y() / h, from.x() / h, 0);
        UnitVector north = new UnitVector(
                from.y() * east.z() - from.z() * east.y(),
                from.z() * east.x() - from.x() * east.z(),
                from.x() * east.y() - from.y() * east.x());
        double s = Math.sin(angle) * Math.sin(heading);
        double c = Math.sin(angle) * Math.cos(heading);
        double d = Math.cos(angle);
        return unit(
                d * from.x() + s * east.x() + c * north.x(),
                d * from.y() + s * east.y() + c * north.y(),
                d * from.z() + s * east.z() + c * north.z());
    }

    private static UnitVector unit(double x, double y, double z) {
        double norm = Math.sqrt(x * x + y * y + z * z);
        return new UnitVector(x / norm, y / norm, z / norm);
    }

    /** Where a track is, between samples by the slerp; null where that is not known. */
    static UnitVector at(GroundTrack track, double timeMs) {
        if (track.isFixed()) {
            TimedPlaces fixed = track.stretches().get(0).places();
            return fixed.direction(0);
        }
        long beforeMs = Long.MIN_VALUE;
        Stretch before = null;
        for (Stretch stretch : track.stretches()) {
            TimedPlaces places = stretch.places();
            long[] times = places.timeMs();
            if (stretch.lastMs() < timeMs) {
                beforeMs = stretch.lastMs();
                before = stretch;
                continue;
            }
            int i = 0;
            while (times[i] < timeMs) {
                beforeMs = times[i++];
                before = stretch;
            }
            UnitVector place = places.direction(i);
            if (times[i] == timeMs) {
                return place;
            }
            if (before == null || times[i] - beforeMs > track.stepMs()) {
                return null;
            }
            TimedPlaces last = before.places();
            UnitVector from = last.direction(before == stretch ? i - 1 : last.timeMs().length - 1);
            return slerp(from, place, (timeMs - beforeMs) / (times[i] - beforeMs));
        }
        return null;
    }

    private static UnitVector slerp(UnitVector a, UnitVector b, double share) {
        double angle = a.angleTo(b);
        if (angle < 1e-12) {
            return a;
        }
        double p = Math.sin((1 - share) * angle) / Math.sin(angle);
        double q = Math.sin(share * angle) / Math.sin(angle);
        return unit(p * a.x() + q * b.x(), p * a.y() + q * b.y(), p * a.z() + q * b.z());
    }

    /** Hands tracks to a search, in as many parts of time. */
    static void search(ConjunctionSearch search, List<GroundTrack> tracks, int parts) {
        long lengthMs = 1_000_000 / parts + 77;
        for (int p = 0; p < parts; p++) {
            long fromMs = START_MS + p * lengthMs;
            Map<String, List<Stretch>> stretches = new TreeMap<>();
            for (GroundTrack track : tracks) {
                if (!track.isFixed()) {
                    stretches.put(
                            track.name(),
                            track.stretches().stream()
                                    .filter(stretch ->
                                            stretch.firstMs() >= fromMs && stretch.firstMs() < fromMs + lengthMs)
                                    .toList());
                }
            }
            search.add(stretches, fromMs + lengthMs);
        }
        search.finish();
    }
}
