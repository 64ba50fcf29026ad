package org.htmst.answer.passage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.answer.order.TimeSlices;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.summary.Distribution;
import org.htmst.time.TimeWindow;
import org.htmst.track.Passage;

/** Finds passages in a store, as it is when this is made. */
public final class PassageMaker {

    /** Lines that memory is sure to hold. */
    private static final int MOST = 500_000;

    /**
     * The most samples of input files that a slice of several days should have. Passages of a month of two satellites, 2.6 million
     * samples, take a heap of 48 MB through the South Atlantic Anomaly and of 96 MB around the globe.
     */
    private static final long SLICE_SAMPLES = 1_000_000;

    private static final Comparator<Passage> ORDER = Comparator.comparingLong(
                    (Passage passage) -> passage.first().timeMs())
            .thenComparing(Passage::satellite)
            .thenComparing(Passage::product);

    private final StoreView view;
    private final QueryLimits limits;

    /** A maker of answers. */
    public PassageMaker(Store store, QueryLimits limits) {
        this(store.view(), limits);
    }

    /** A maker of answers from a view. */
    public PassageMaker(StoreView view, QueryLimits limits) {
        this.view = view;
        this.limits = limits;
    }

    /**
     * The passages of a question.
     *
     * @param typed names may be aliases; a sample that lacks a value of its channels belongs to a passage all the same
     * @throws IllegalArgumentException if the store does not know a name
     * @throws HtmStException if there are too many passages, or reading fails
     */
    public PassageAnswer passages(SampleQuery typed, PassageRequest request) {
        SampleQuery query = view.named(typed);
        List<Granule> granules = view.plan(query).granules();
        List<PassageAnswer.Line> lines = new ArrayList<>();
        PassageReader reader = reader(query, granules, request.gap().toMillis(), (passage, middle, values) -> {
            if (passage.samples() >= request.minSamples()) {
                check(lines.size());
                lines.add(new PassageAnswer.Line(passage, middle, numbers(values, request)));
            }
        });
        reader.read(slices(query, granules), openMs -> before(lines, openMs) > request.limit());
        lines.sort(Comparator.comparing(PassageAnswer.Line::passage, ORDER));
        boolean isCut = lines.size() > request.limit();
        List<PassageAnswer.Line> wanted = isCut ? lines.subList(0, (int) request.limit()) : lines;
        return new PassageAnswer(query, request.statistics(), wanted, isCut, granules, reader.blanks());
    }

    /**
     * The passages of a question without what their values come to, in the same order.
     *
     * @param query with names as the store has them; products that have none of its channels have no passage
     * @param gapMs samples farther apart than this are of two passages
     * @throws HtmStException if there are too many passages, or reading fails
     */
    public List<Passage> bare(SampleQuery query, long gapMs) {
        List<Granule> granules = view.plan(query).granules();
        List<Passage> passages = new ArrayList<>();
        SampleQuery places = query.toBuilder().channels(List.of()).build();
        reader(places, granules, gapMs, (passage, middle, values) -> {
                    check(passages.size());
                    passages.add(passage);
                })
                .read(slices(query, granules), openMs -> false);
        passages.sort(ORDER);
        return passages;
    }

    private PassageReader reader(SampleQuery query, List<Granule> granules, long gapMs, PassageReader.Sink sink) {
        QueryWatch watch = limits.start();
        Set<String> products = granules.stream().map(Granule::product).collect(Collectors.toCollection(HashSet::new));
        return new PassageReader(asked -> view.scan(asked, watch), query, products, gapMs, sink);
    }

    private static List<TimeWindow> slices(SampleQuery query, List<Granule> granules) {
        return TimeSlices.of(query.times().hull(), granules, SLICE_SAMPLES);
    }

    private static long before(List<PassageAnswer.Line> lines, long timeMs) {
        return lines.stream()
                .filter(line -> line.passage().first().timeMs() < timeMs)
                .count();
    }

    private static List<Number> numbers(List<Distribution> values, PassageRequest request) {
        return values.stream()
                .flatMap(channel -> request.statistics().stream().map(statistic -> statistic.of(channel)))
                .toList();
    }

    private static void check(int lines) {
        if (lines == MOST) {
            throw new HtmStException(
                    "there are more than " + MOST
                            + " passages; ask for less, for a longer gap or for more samples in each",
                    false);
        }
    }
}
