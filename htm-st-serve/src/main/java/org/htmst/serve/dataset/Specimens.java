package org.htmst.serve.dataset;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.htmst.answer.passage.PassageMaker;
import org.htmst.answer.passage.PassageRequest;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.time.TimeWindow;

/** Looks at records of datasets, at each once as long as the files that were looked at are the same. */
final class Specimens {

    private static final long LOOK_MS = Duration.ofHours(1).toMillis();

    private static final long GAP_MS = PassageRequest.DEFAULT_GAP.toMillis();

    private static final long DAY_MS = Duration.ofDays(1).toMillis();

    /** A passage is no longer than this as a rule, and so begins no longer before one of its samples. */
    private static final long OF_PASSAGE_MS = Duration.ofHours(2).toMillis();

    private static final int LONGER = 10;

    /** With fewer samples in the first hour of a file, all of it is looked at. */
    private static final int ENOUGH = 20;

    /** What was looked at: samples, or passages, of some files. */
    private record Key(
            String satellite, Optional<DatasetRegion> region, boolean isOfPassages, List<Integer> granules) {}

    private final Map<Key, Optional<Specimen>> known = new ConcurrentHashMap<>();

    /** What records of a dataset look like; empty if it has none, or but one. */
    Optional<Specimen> of(Dataset dataset, StoreView view) {
        return switch (dataset.kind()) {
            case SAMPLES -> samples(dataset, view);
            case PASSAGES -> samples(dataset, view).flatMap(specimen -> passages(dataset, specimen.firstMs(), view));
            case SHELLS_3H, SHELLS_1D -> periods(dataset);
        };
    }

    private Optional<Specimen> lookedAt(
            Dataset dataset, boolean isOfPassages, TimeWindow window, Supplier<Optional<Specimen>> look) {
        List<Integer> granules = dataset.granules().stream()
                .filter(granule -> granule.window().intersects(window))
                .map(Granule::id)
                .toList();
        Key key = new Key(dataset.satellite(), dataset.region(), isOfPassages, granules);
        Optional<Specimen> specimen = known.get(key);
        if (specimen == null) {
            specimen = look.get();
            known.put(key, specimen);
        }
        return specimen;
    }

    private Optional<Specimen> samples(Dataset dataset, StoreView view) {
        Granule largest = dataset.granules().stream()
                .max(Comparator.comparingInt(Granule::samplesKept)
                        .thenComparing(Comparator.comparingInt(Granule::id).reversed()))
                .orElseThrow();
        if (dataset.region().isEmpty()) {
            return lookedAt(dataset, false, largest.window(), () -> everywhere(dataset, largest, view));
        }
        // The largest file may have none in the region; another may.
        return lookedAt(dataset, false, largest.window(), () -> inRegion(dataset, largest.window(), largest, view))
                .or(() -> lookedAt(
                        dataset, false, dataset.window(), () -> inRegion(dataset, dataset.window(), largest, view)));
    }

    private static Optional<Specimen> everywhere(Dataset dataset, Granule granule, StoreView view) {
        long firstMs = granule.firstMs();
        long[] timesMs = times(dataset, new TimeWindow(firstMs, firstMs + LOOK_MS), view);
        if (timesMs.length < ENOUGH) {
            timesMs = times(dataset, granule.window(), view);
        }
        return specimen(timesMs.length > 1 ? timesMs : ends(dataset).toArray());
    }

    /** The first that come, for which little is read. */
    private Optional<Specimen> inRegion(Dataset dataset, TimeWindow window, Granule granule, StoreView view) {
        NavigableSet<Long> timesMs = new TreeSet<>();
        try (SampleScan scan = view.scan(dataset.query(window).build())) {
            for (SampleBatch batch = scan.next(); batch != null && timesMs.size() < 2; batch = scan.next()) {
                Arrays.stream(batch.timeMs()).forEach(timesMs::add);
            }
        }
        if (timesMs.size() < 2) {
            return Optional.empty();
        }
        long firstMs = timesMs.first();
        long nextMs = timesMs.higher(firstMs);
        // In a region a satellite is but now and then: the time between samples is that of all of them.
        Duration cadence = everywhere(dataset.everywhere(), granule, view)
                .map(Specimen::cadence)
                .orElse(Duration.ofMillis(nextMs - firstMs));
        return Optional.of(new Specimen(firstMs, nextMs, cadence));
    }

    /** Passages about one that has a sample at {@code sampleMs}: half of a day's are farther apart. With fewer than two those of ten days tell, and so on. */
    private Optional<Specimen> passages(Dataset dataset, long sampleMs, StoreView view) {
        TimeWindow whole = dataset.window();
        long startMs = Math.max(whole.startMs(), sampleMs - OF_PASSAGE_MS);
        TimeWindow window = new TimeWindow(startMs, Math.min(startMs + DAY_MS, whole.endMs()));
        while (true) {
            TimeWindow looked = window;
            Optional<Specimen> specimen =
                    lookedAt(dataset, true, looked, () -> specimen(begins(dataset, looked, view)));
            if (specimen.isPresent() || looked.equals(whole)) {
                return specimen;
            }
            long endMs = looked.startMs() + LONGER * (looked.endMs() - looked.startMs());
            window = endMs < whole.endMs() ? new TimeWindow(looked.startMs(), endMs) : whole;
        }
    }

    /** When passages begin in a window, but for one that may have begun before. */
    private static long[] begins(Dataset dataset, TimeWindow window, StoreView view) {
        long soonestMs =
                window.startMs() == dataset.window().startMs() ? window.startMs() : window.startMs() + GAP_MS + 1;
        return new PassageMaker(view, QueryLimits.NONE)
                .bare(dataset.query(window).build(), GAP_MS).stream()
                        .mapToLong(passage -> passage.first().timeMs())
                        .filter(timeMs -> timeMs >= soonestMs)
                        .toArray();
    }

    /** Of days or hours those that surely hold samples. */
    private static Optional<Specimen> periods(Dataset dataset) {
        Duration period = dataset.kind().period().orElseThrow();
        return specimen(ends(dataset)
                        .map(timeMs -> Math.floorDiv(timeMs, period.toMillis()) * period.toMillis())
                        .distinct()
                        .toArray())
                .map(specimen -> new Specimen(specimen.firstMs(), specimen.nextMs(), period));
    }

    /** The times of the first and the last sample of each file. */
    private static LongStream ends(Dataset dataset) {
        return dataset.granules().stream()
                .flatMap(granule -> Stream.of(granule.firstMs(), granule.lastMs()))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .mapToLong(timeMs -> timeMs);
    }

    private static long[] times(Dataset dataset, TimeWindow window, StoreView view) {
        SampleQuery query = dataset.query(window).build();
        LongStream.Builder timesMs = LongStream.builder();
        try (SampleScan scan = view.scan(query)) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                for (long timeMs : batch.timeMs()) {
                    timesMs.add(timeMs);
                }
            }
        }
        return timesMs.build().sorted().distinct().toArray();
    }

    /** Of records with these times, ascending; the cadence is the median of the times between. */
    private static Optional<Specimen> specimen(long[] timesMs) {
        if (timesMs.length < 2) {
            return Optional.empty();
        }
        long[] steps = new long[timesMs.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = timesMs[i + 1] - timesMs[i];
        }
        Arrays.sort(steps);
        return Optional.of(new Specimen(timesMs[0], timesMs[1], Duration.ofMillis(steps[steps.length / 2])));
    }
}
