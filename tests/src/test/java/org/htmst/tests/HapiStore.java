package org.htmst.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.htmst.formats.SourceContent;
import org.htmst.query.MemorySource;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.region.text.NamedRegion;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/**
 * Files that a store holds, and what it would answer by the library's own questions: one for the samples, and one for the values of each
 * channel, which leaves out those that are missing or spoilt.
 */
final class HapiStore {

    static final long DAY_MS = 86_400_000;
    static final long START_MS = 1_571_875_200_000L;

    private final List<SourceContent> files = new ArrayList<>();
    private final MemorySource memory;

    HapiStore(long seed) {
        files.add(MadeSamples.noisyFile(seed));
        // Half a day later the same satellite again: what both have is answered from the second.
        files.add(MadeSamples.file("over.nc", "test-1", MadeSamples.times(START_MS + DAY_MS / 4, 5000, seed), 7));
        files.add(MadeSamples.file("b1.nc", "test-2", MadeSamples.times(START_MS + 1000, 20_000, seed + 1), 1.5));
        files.add(
                MadeSamples.file("b2.nc", "test-2", MadeSamples.times(START_MS + 3 * DAY_MS, 20_000, seed + 2), 0.1f));
        files.add(SampleFiles.read(SampleFiles.FOLDER.resolve("poes_n15_20191024_proc.nc")));
        memory = SampleFiles.inMemory(files);
    }

    List<SourceContent> files() {
        return files;
    }

    /** The channels of a product. */
    List<Channel> channels(String product) {
        return files.stream()
                .map(SourceContent::product)
                .filter(known -> known.name().equals(product))
                .findFirst()
                .orElseThrow()
                .channels();
    }

    /** From the first sample of a satellite to just after the last. */
    TimeWindow window(String satellite) {
        long firstMs = Long.MAX_VALUE;
        long lastMs = Long.MIN_VALUE;
        for (SourceContent file : files) {
            if (file.samples().satellites().contains(satellite)) {
                long[] timesMs = file.samples().timeMs();
                firstMs = Math.min(firstMs, timesMs[0]);
                lastMs = Math.max(lastMs, timesMs[timesMs.length - 1]);
            }
        }
        return new TimeWindow(firstMs, lastMs + 1);
    }

    /** Position of each sample, by its time: latitude, longitude, altitude. */
    Map<Long, double[]> places(String satellite, Optional<NamedRegion> region, TimeWindow window) {
        Map<Long, double[]> places = new TreeMap<>();
        for (SampleBatch batch : batches(query(satellite, region, window, List.of()))) {
            for (int i = 0; i < batch.size(); i++) {
                places.put(batch.timeMs()[i], new double[] {batch.latDeg()[i], batch.lonDeg()[i], batch.altKm()[i]});
            }
        }
        return places;
    }

    /** The values of a channel, by the times of the samples that have one. */
    Map<Long, Double> values(String satellite, Optional<NamedRegion> region, TimeWindow window, String channel) {
        Map<Long, Double> values = new LinkedHashMap<>();
        for (SampleBatch batch : batches(query(satellite, region, window, List.of(channel)))) {
            for (int i = 0; i < batch.size(); i++) {
                values.put(batch.timeMs()[i], batch.values()[0][i]);
            }
        }
        return values;
    }

    private static SampleQuery query(
            String satellite, Optional<NamedRegion> region, TimeWindow window, List<String> channels) {
        return SampleQuery.builder(region.map(NamedRegion::region).orElse(Region.SPHERE), window)
                .satellites(List.of(satellite))
                .channels(channels)
                .build();
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
}
