package org.htmst.answer.passage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.htmst.query.LeftOut;
import org.htmst.query.SampleCursor;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.summary.Distribution;
import org.htmst.summary.PassageCutter;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;
import org.htmst.track.Passage;
import org.htmst.track.TrackPoint;

/**
 * Finds the passages of one question.
 *
 * <p>Each slice of time is asked for three times: for the samples that answer, whether they have values or not; for all samples between
 * these, which tell where the satellite did not answer in the meantime; and for the values.
 */
final class PassageReader {

    /** Takes passages in the order in which they are known to have ended. */
    @FunctionalInterface
    interface Sink {
        void take(Passage passage, TrackPoint middle, List<Distribution> values);
    }

    private final Function<SampleQuery, SampleCursor> source;
    private final SampleQuery query;
    private final Set<String> products;
    private final long gapMs;
    private final Sink sink;

    /** The question, about all samples that answer, be they without a value. */
    private final SampleQuery places;

    private final Map<TrackName, PassageCutter> cutters = new LinkedHashMap<>();
    private Map<TrackName, TrackSlice> tracks = Map.of();
    private List<LeftOut> blanks;

    /**
     * A reader of one question.
     *
     * @param source of samples, always the same ones
     * @param products that may answer
     * @param gapMs samples farther apart than this are of two passages
     */
    PassageReader(
            Function<SampleQuery, SampleCursor> source,
            SampleQuery query,
            Set<String> products,
            long gapMs,
            Sink sink) {
        this.source = source;
        this.query = query;
        this.products = products;
        this.gapMs = gapMs;
        this.sink = sink;
        SampleQuery.Builder inside = query.toBuilder().channels(List.of());
        // A condition may speak of a channel that only other products know.
        this.places = (query.where().isEmpty() ? inside.products(List.copyOf(products)) : inside).build();
        this.blanks = query.channels().stream().map(channel -> LeftOut.NONE).toList();
    }

    /** Of each channel, the samples read so far that have no value of it. */
    List<LeftOut> blanks() {
        return blanks;
    }

    /**
     * Reads slice by slice.
     *
     * @param slices disjoint, in order of time, with all samples that answer
     * @param isEnough told after each slice since when passages may yet begin: whether these are not wanted
     */
    void read(List<TimeWindow> slices, LongPredicate isEnough) {
        for (TimeWindow slice : slices) {
            read(slice);
            if (isEnough.test(openMs(slice))) {
                return;
            }
        }
        cutters.values().forEach(PassageCutter::finish);
    }

    private void read(TimeWindow slice) {
        tracks = new LinkedHashMap<>();
        each(places, slice, (track, batch) -> {
            if (products.contains(batch.product())) {
                tracks.computeIfAbsent(track, any -> new TrackSlice()).add(batch);
            }
        });
        tracks.forEach((name, track) -> {
            PassageCutter cutter = cutters.computeIfAbsent(name, this::cutter);
            track.sort(query.channels().size(), cutter.last());
        });
        if (mayBePartOfAll()) {
            addOthers();
        }
        if (!query.channels().isEmpty()) {
            each(query, slice, (track, batch) -> tracks.get(track).addValues(batch));
        }
        tracks.forEach((name, track) -> track.cut(cutters.get(name)));
        cutters.values().forEach(cutter -> cutter.reach(slice.endMs()));
    }

    /** Asks for what is inside a slice. */
    private void each(SampleQuery asked, TimeWindow slice, BiConsumer<TrackName, SampleBatch> use) {
        SampleQuery inSlice =
                asked.toBuilder().times(asked.times().intersection(slice)).build();
        try (SampleCursor cursor = source.apply(inSlice)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                use.accept(TrackName.of(batch), batch);
            }
            if (asked == query) {
                List<LeftOut> more = cursor.statistics().blanks();
                List<LeftOut> before = blanks;
                blanks = IntStream.range(0, more.size())
                        .mapToObj(c -> before.get(c).plus(more.get(c)))
                        .toList();
            }
        }
    }

    /** Whether the tracks may have samples that do not answer. */
    private boolean mayBePartOfAll() {
        return !query.region().equals(Region.SPHERE)
                || query.times().list().size() > 1
                || query.localTime().isPresent()
                || !query.where().isEmpty()
                || query.direction() != Direction.BOTH;
    }

    /** Asks for all samples between those that answer. */
    private void addOthers() {
        List<TimeWindow> spans = new ArrayList<>();
        tracks.values().forEach(track -> spans.addAll(track.spans(gapMs)));
        if (spans.isEmpty()) {
            return;
        }
        SampleQuery between = SampleQuery.builder(Region.SPHERE, TimeWindows.of(spans))
                .satellites(tracks.keySet().stream()
                        .map(TrackName::satellite)
                        .distinct()
                        .toList())
                .products(tracks.keySet().stream()
                        .map(TrackName::product)
                        .distinct()
                        .toList())
                .build();
        try (SampleCursor cursor = source.apply(between)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                TrackSlice track = tracks.get(TrackName.of(batch));
                if (track != null) {
                    track.addAll(batch);
                }
            }
        }
    }

    private PassageCutter cutter(TrackName name) {
        return new PassageCutter(
                name.satellite(),
                name.product(),
                query.channels().size(),
                gapMs,
                (passage, values) -> sink.take(told(passage), middle(name, passage), values));
    }

    /** Who asked for one way knows it of a lone sample, too. */
    private Passage told(Passage passage) {
        return query.direction() == Direction.BOTH
                ? passage
                : new Passage(
                        passage.satellite(),
                        passage.product(),
                        passage.first(),
                        passage.last(),
                        passage.samples(),
                        Optional.of(query.direction()));
    }

    /** The last sample of a passage that was not taken after half its duration: at hand, unless the passage comes from an earlier slice. */
    private TrackPoint middle(TrackName name, Passage passage) {
        return Optional.ofNullable(tracks.get(name))
                .flatMap(track -> track.latest(passage.middleMs()))
                .filter(point -> point.timeMs() >= passage.first().timeMs())
                .orElseGet(() -> askedMiddle(passage));
    }

    private TrackPoint askedMiddle(Passage passage) {
        long middleMs = passage.middleMs();
        SampleQuery around = places.toBuilder()
                .satellites(List.of(passage.satellite()))
                .times(places.times()
                        .intersection(
                                new TimeWindow(Math.max(passage.first().timeMs(), middleMs - gapMs), middleMs + 1)))
                .build();
        TrackPoint latest = passage.first();
        try (SampleCursor cursor = source.apply(around)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                for (int i = 0; i < batch.size() && batch.product().equals(passage.product()); i++) {
                    latest = batch.timeMs()[i] > latest.timeMs() ? TrackPoint.of(batch, i) : latest;
                }
            }
        }
        return latest;
    }

    /** Since when passages may begin that have not been handed over when this slice has been read. */
    private long openMs(TimeWindow slice) {
        return cutters.values().stream()
                .flatMap(cutter -> cutter.first().stream())
                .mapToLong(TrackPoint::timeMs)
                .reduce(slice.endMs(), Math::min);
    }
}
