package org.htmst.answer.conjunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.htmst.conjunction.ConjunctionSearch;
import org.htmst.conjunction.Stretch;
import org.htmst.conjunction.TimedPlaces;

/** Where the field lines of satellites meet the ground, by what their files say. */
final class FootTracks {

    /** Longitude and latitude of the foot of the field line, degrees. */
    static final String FOOT_LON = "geod_lon_foot";

    static final String FOOT_LAT = "geod_lat_foot";

    static final List<String> CHANNELS = List.of(FOOT_LON, FOOT_LAT);

    private static final int STRETCH = 16;

    private FootTracks() {}

    /** What a search is to take; a sample without a foot tells nothing. */
    static TrackValues.Slices to(ConjunctionSearch search) {
        return (samples, endMs) -> {
            Map<String, List<Stretch>> stretches = new TreeMap<>();
            samples.forEach((satellite, values) -> stretches.put(satellite, stretches(values)));
            search.add(stretches, endMs);
        };
    }

    private static List<Stretch> stretches(TreeMap<Long, double[]> samples) {
        List<Map.Entry<Long, double[]>> all = samples.entrySet().stream()
                .filter(sample -> isPlace(sample.getValue()[2], sample.getValue()[3]))
                .toList();
        List<Stretch> stretches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += STRETCH) {
            List<Map.Entry<Long, double[]>> part = all.subList(from, Math.min(all.size(), from + STRETCH));
            stretches.add(new TimedPlaces(
                    part.stream().mapToLong(Map.Entry::getKey).toArray(),
                    part.stream().mapToDouble(entry -> entry.getValue()[2]).toArray(),
                    part.stream().mapToDouble(entry -> entry.getValue()[3]).toArray()));
        }
        return stretches;
    }

    private static boolean isPlace(double lonDeg, double latDeg) {
        return lonDeg >= -180 && lonDeg <= 360 && latDeg >= -90 && latDeg <= 90;
    }
}
