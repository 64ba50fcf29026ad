package org.htmst.serve.dataset;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.htmst.answer.passage.PassageMaker;
import org.htmst.answer.passage.PassageRequest;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.time.TimeWindow;

/** Looks at samples of datasets, at each once as long as its files are the same. */
final class Specimens {

    private static final long LOOK_MS = Duration.ofHours(1).toMillis();

    private static final long TEN_DAYS_MS = Duration.ofDays(10).toMillis();

    /** With fewer samples in the first hour of a file, all of it is looked at. */
    private static final int ENOUGH = 20;

    private record Key(String satellite, Optional<DatasetRegion> region, List<Integer> granules) {}

    private final Map<Key, Optional<Duration>> betweenPassages = new ConcurrentHashMap<>();
    private final Map<Key, Optional<Specimen>> known = new ConcurrentHashMap<>();

    /** What samples of a dataset look like; empty if it has none. */
    Optional<Specimen> of(Dataset dataset, StoreView view) {
        Granule granule = largest(dataset);
        Key key = key(dataset, List.of(granule.id()));
        Optional<Specimen> specimen = known.get(key);
        if (specimen == null) {
            specimen = dataset.region().isEmpty()
                    ? look(dataset, granule, view)
                    : inRegion(dataset, granule.window(), granule, view);
            known.put(key, specimen);
        }
        if (specimen.isPresent() || dataset.region().isEmpty()) {
            return specimen;
        }
        // The largest file has none in the region; another may.
        Key all = key(dataset, dataset.granules().stream().map(Granule::id).toList());
        Optional<Specimen> elsewhere = known.get(all);
        if (elsewhere == null) {
            elsewhere = inRegion(dataset, dataset.window(), granule, view);
            known.put(all, elsewhere);
        }
        return elsewhere;
    }

    /**
     * The same with the usual time from one passage to the next, if the dataset is of passages: half of a day's are farther apart. With fewer
     * than two of a day those of ten days tell.
     */
    Optional<Specimen> withPassages(Dataset dataset, StoreView view) {
        Optional<Specimen> specimen = of(dataset, view);
        if (dataset.kind() != DatasetKind.PASSAGES || specimen.isEmpty()) {
            return specimen;
        }
        Key key = key(dataset, dataset.granules().stream().map(Granule::id).toList());
        Optional<Duration> between = betweenPassages.get(key);
        if (between == null) {
            TimeWindow day = specimen.get().window(dataset);
            TimeWindow days = new TimeWindow(
                    day.startMs(),
                    Math.min(day.startMs() + TEN_DAYS_MS, dataset.window().endMs()));
            between = between(dataset, day, view).or(() -> between(dataset, days, view));
            betweenPassages.put(key, between);
        }
        return Optional.of(new Specimen(specimen.get().firstMs(), specimen.get().cadence(), between));
    }

    private static Optional<Duration> between(Dataset dataset, TimeWindow window, StoreView view) {
        return cadence(new PassageMaker(view, QueryLimits.NONE)
                .bare(dataset.query(window).build(), PassageRequest.DEFAULT_GAP.toMillis()).stream()
                        .mapToLong(passage -> passage.first().timeMs())
                        .toArray());
    }

    private static Key key(Dataset dataset, List<Integer> granules) {
        return new Key(dataset.satellite(), dataset.region(), granules);
    }

    private static Granule largest(Dataset dataset) {
        return dataset.granules().stream()
                .max(Comparator.comparingInt(Granule::samplesKept)
                        .thenComparing(Comparator.comparingInt(Granule::id).reversed()))
                .orElseThrow();
    }

    private Optional<Specimen> look(Dataset dataset, Granule granule, StoreView view) {
        long firstMs = granule.firstMs();
        long[] timesMs = times(dataset, new TimeWindow(firstMs, firstMs + LOOK_MS), view);
        if (timesMs.length < ENOUGH) {
            timesMs = times(dataset, granule.window(), view);
        }
        return timesMs.length == 0
                ? Optional.empty()
                : Optional.of(new Specimen(timesMs[0], cadence(timesMs), Optional.empty()));
    }

    /** The first that comes, for which little is read. */
    private Optional<Specimen> inRegion(Dataset dataset, TimeWindow window, Granule granule, StoreView view) {
        try (SampleScan scan = view.scan(dataset.query(window).build())) {
            SampleBatch batch = scan.next();
            return batch == null
                    ? Optional.empty()
                    : Optional.of(new Specimen(
                            Arrays.stream(batch.timeMs()).min().orElseThrow(),
                            ofAll(dataset, granule, view),
                            Optional.empty()));
        }
    }

    /** The cadence of the dataset without its region, in which a satellite is but now and then. */
    private Optional<Duration> ofAll(Dataset dataset, Granule granule, StoreView view) {
        Dataset whole = new Dataset(
                dataset.id(),
                DatasetKind.SAMPLES,
                dataset.satellite(),
                dataset.product(),
                Optional.empty(),
                dataset.parameters(),
                List.of(granule),
                dataset.modifiedMs());
        return of(whole, view).flatMap(Specimen::cadence);
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
        return timesMs.build().sorted().toArray();
    }

    /** The median of the times between samples that follow each other. */
    private static Optional<Duration> cadence(long[] timesMs) {
        if (timesMs.length < 2) {
            return Optional.empty();
        }
        long[] steps = new long[timesMs.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = timesMs[i + 1] - timesMs[i];
        }
        Arrays.sort(steps);
        return Optional.of(Duration.ofMillis(Math.max(1, steps[steps.length / 2])));
    }
}
