package org.htmst.answer.conjunction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.htmst.answer.order.TimeSlices;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.conjunction.ConjunctionSearch;
import org.htmst.conjunction.Stretch;
import org.htmst.conjunction.TimedPlaces;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** Where the field lines of satellites meet the ground, by what their files say. No run map tells of that: every sample is read. */
final class FootTracks {

    /** Longitude and latitude of the foot of the field line, degrees. */
    static final String FOOT_LON = "geod_lon_foot";

    static final String FOOT_LAT = "geod_lat_foot";

    private static final long SLICE_SAMPLES = 1_000_000;
    private static final int STRETCH = 16;

    private final StoreView view;
    private final QueryWatch watch;

    FootTracks(StoreView view, QueryWatch watch) {
        this.view = view;
        this.watch = watch;
    }

    /** Searches; tells how many bytes were read. */
    long search(
            SampleQuery query,
            List<Granule> granules,
            List<ConjunctionQuestion> questions,
            Consumer<Conjunction> sink) {
        ConjunctionSearch search = new ConjunctionSearch(questions, sink);
        List<String> satellites = questions.stream()
                .flatMap(question -> question.satellites().stream())
                .distinct()
                .toList();
        SampleQuery feet = SampleQuery.builder(Region.SPHERE, query.times())
                .satellites(satellites)
                .products(query.products())
                .channels(List.of(FOOT_LON, FOOT_LAT))
                .build();
        long bytes = 0;
        for (TimeWindow slice : TimeSlices.of(query.times().hull(), granules, SLICE_SAMPLES)) {
            Map<String, TreeMap<Long, double[]>> samples = new TreeMap<>();
            try (SampleScan scan = view.scan(
                    feet.toBuilder().times(feet.times().intersection(slice)).build(), watch)) {
                for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                    add(batch, samples.computeIfAbsent(batch.satellite(), first -> new TreeMap<>()));
                }
                bytes += scan.statistics().bytesRead();
            }
            Map<String, List<Stretch>> stretches = new TreeMap<>();
            samples.forEach((satellite, places) -> stretches.put(satellite, stretches(places)));
            search.add(stretches, slice.endMs());
        }
        search.finish();
        return bytes;
    }

    private static void add(SampleBatch batch, TreeMap<Long, double[]> samples) {
        for (int i = 0; i < batch.size(); i++) {
            double lonDeg = batch.values()[0][i];
            double latDeg = batch.values()[1][i];
            if (lonDeg >= -180 && lonDeg <= 360 && latDeg >= -90 && latDeg <= 90) {
                samples.put(batch.timeMs()[i], new double[] {lonDeg, latDeg});
            }
        }
    }

    private static List<Stretch> stretches(TreeMap<Long, double[]> samples) {
        List<Map.Entry<Long, double[]>> all = new ArrayList<>(samples.entrySet());
        List<Stretch> stretches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += STRETCH) {
            List<Map.Entry<Long, double[]>> part = all.subList(from, Math.min(all.size(), from + STRETCH));
            stretches.add(new TimedPlaces(
                    part.stream().mapToLong(Map.Entry::getKey).toArray(),
                    part.stream().mapToDouble(entry -> entry.getValue()[0]).toArray(),
                    part.stream().mapToDouble(entry -> entry.getValue()[1]).toArray()));
        }
        return stretches;
    }
}
