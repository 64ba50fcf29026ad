package org.htmst.tests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** The passages of a question by a walk along every sample of every track: the plain definition. */
record WalkedPassages(MemorySource memory) {

    /** What a sample has: latitude, then the values asked for. */
    private record Sample(long timeMs, double latDeg, double[] values) {}

    /**
     * A passage.
     *
     * @param texts satellite, product, times of first, middle and last sample, number of samples, and of each channel number and highest
     * @param latsDeg of all samples
     * @param means of each channel
     */
    record Walked(String texts, List<Double> latsDeg, List<Double> means) {}

    private Map<List<String>, TreeMap<Long, Sample>> tracks(SampleQuery query) {
        Map<List<String>, TreeMap<Long, Sample>> tracks =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        try (SampleCursor cursor = memory.scan(query, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                TreeMap<Long, Sample> track =
                        tracks.computeIfAbsent(List.of(batch.satellite(), batch.product()), any -> new TreeMap<>());
                for (int i = 0; i < batch.size(); i++) {
                    double[] values = new double[batch.values().length];
                    for (int c = 0; c < values.length; c++) {
                        values[c] = batch.values()[c][i];
                    }
                    track.put(batch.timeMs()[i], new Sample(batch.timeMs()[i], batch.latDeg()[i], values));
                }
            }
        }
        return tracks;
    }

    /** Those of the tracks of these products, in order of time, satellite and product. */
    List<Walked> of(SampleQuery query, Set<String> products, long gapMs) {
        var all = tracks(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS));
        var inside = tracks(query.toBuilder().channels(List.of()).build());
        var valued = tracks(query);
        Map<String, Walked> sorted = new TreeMap<>();
        inside.forEach((track, samples) -> {
            if (!products.contains(track.get(1))) {
                return;
            }
            List<Sample> passage = new ArrayList<>();
            for (long timeMs : all.get(track).keySet()) {
                Sample sample = samples.get(timeMs);
                if (!passage.isEmpty()
                        && (sample == null
                                || timeMs - passage.get(passage.size() - 1).timeMs() > gapMs)) {
                    put(sorted, track, passage, valued.getOrDefault(track, new TreeMap<>()));
                    passage.clear();
                }
                if (sample != null) {
                    passage.add(sample);
                }
            }
            if (!passage.isEmpty()) {
                put(sorted, track, passage, valued.getOrDefault(track, new TreeMap<>()));
            }
        });
        return List.copyOf(sorted.values());
    }

    private static void put(
            Map<String, Walked> sorted, List<String> track, List<Sample> passage, TreeMap<Long, Sample> valued) {
        long firstMs = passage.get(0).timeMs();
        long lastMs = passage.get(passage.size() - 1).timeMs();
        long middleMs = passage.stream()
                .mapToLong(Sample::timeMs)
                .filter(timeMs -> timeMs - firstMs <= lastMs - timeMs)
                .max()
                .orElseThrow();
        StringBuilder texts = new StringBuilder(
                String.join(" ", track) + " " + firstMs + " " + middleMs + " " + lastMs + " " + passage.size());
        List<Double> means = new ArrayList<>();
        Collection<Sample> values = valued.subMap(firstMs, true, lastMs, true).values();
        int channels = valued.isEmpty() ? 0 : valued.firstEntry().getValue().values().length;
        for (int c = 0; c < channels; c++) {
            int channel = c;
            double[] known = values.stream()
                    .mapToDouble(sample -> sample.values()[channel])
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            texts.append(" ").append(known.length).append(" ");
            texts.append(known.length == 0 ? Double.NaN : known[known.length - 1]);
            double sum = 0;
            for (double value : known) {
                sum += value;
            }
            means.add(sum / known.length);
        }
        List<Double> latsDeg = passage.stream().map(Sample::latDeg).toList();
        sorted.put(
                String.format(Locale.ROOT, "%020d %s", firstMs, track), new Walked(texts.toString(), latsDeg, means));
    }
}
