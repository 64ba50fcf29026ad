package org.htmst.serve.hapi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.order.TimeSlices;
import org.htmst.answer.passage.PassageAnswer;
import org.htmst.answer.passage.PassageMaker;
import org.htmst.answer.passage.PassageRequest;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.serve.dataset.DatasetParameter.Element;
import org.htmst.summary.Statistic;
import org.htmst.time.TimeWindow;
import org.htmst.track.Passage;
import org.htmst.track.TrackPoint;

/**
 * A record for each passage through a region, by its first sample.
 *
 * <p>A span is read from somewhat before it on, so that a passage that began there is known to be none of the span's, and to somewhat
 * behind it. If the last passage may go on there, it is read anew and farther on, until it ends.
 */
final class PassageRecordSource implements RecordSource {

    private static final long SLICE_SAMPLES = 250_000;

    private static final long GAP_MS = PassageRequest.DEFAULT_GAP.toMillis();

    /** Most passages have ended so long after the span in which they begin. */
    private static final long BEHIND_MS = Duration.ofHours(1).toMillis();

    private final StoreView view;
    private final Dataset dataset;
    private final List<Element> elements;
    private final List<String> channels;
    private final List<Statistic> statistics;

    PassageRecordSource(StoreView view, Dataset dataset, List<DatasetParameter> parameters) {
        this.view = view;
        this.dataset = dataset;
        this.elements = parameters.stream()
                .skip(1)
                .flatMap(parameter -> parameter.elements().stream())
                .toList();
        this.channels = elements.stream()
                .flatMap(element -> element.channel().stream())
                .map(Channel::name)
                .distinct()
                .toList();
        this.statistics = elements.stream()
                .flatMap(element -> element.statistic().stream())
                .distinct()
                .toList();
    }

    @Override
    public List<TimeWindow> spans(TimeWindow window) {
        List<Granule> asked = dataset.granules().stream()
                .filter(granule -> granule.window().intersects(window))
                .toList();
        return TimeSlices.of(window, asked, SLICE_SAMPLES);
    }

    @Override
    public Records read(TimeWindow span, QueryLimits limits) {
        TableRecords records = new TableRecords();
        for (PassageAnswer.Line line : passages(span, limits)) {
            double[] numbers = new double[elements.size()];
            ValueType[] types = new ValueType[elements.size()];
            for (int i = 0; i < numbers.length; i++) {
                set(line, i, numbers, types);
            }
            records.add(line.passage().first().timeMs(), numbers, types);
        }
        return records;
    }

    /** Those that begin in a span, whole. */
    private List<PassageAnswer.Line> passages(TimeWindow span, QueryLimits limits) {
        long lastMs = dataset.window().endMs();
        long endMs = Math.min(span.endMs() + BEHIND_MS, lastMs);
        List<PassageAnswer.Line> lines = begun(span, span.startMs(), endMs, limits);
        while (!lines.isEmpty() && endMs < lastMs) {
            Passage last = lines.get(lines.size() - 1).passage();
            if (last.last().timeMs() + GAP_MS < endMs) {
                break;
            }
            long firstMs = last.first().timeMs();
            endMs = Math.min(endMs + 2 * (endMs - firstMs), lastMs);
            List<PassageAnswer.Line> whole = begun(new TimeWindow(firstMs, span.endMs()), firstMs, endMs, limits);
            lines.set(lines.size() - 1, whole.get(0));
        }
        return lines;
    }

    /** Those that begin in a span, as far as samples before {@code endMs} tell. */
    private List<PassageAnswer.Line> begun(TimeWindow span, long startMs, long endMs, QueryLimits limits) {
        // What is one passage with an earlier sample has that within the gap.
        TimeWindow read = new TimeWindow(startMs - GAP_MS - 1, endMs);
        PassageRequest request = new PassageRequest(PassageRequest.DEFAULT_GAP, statistics, 1, Long.MAX_VALUE);
        PassageAnswer answer = new PassageMaker(view, limits)
                .passages(dataset.query(read).channels(channels).build(), request);
        return new ArrayList<>(answer.lines().stream()
                .filter(line -> span.contains(line.passage().first().timeMs()))
                .toList());
    }

    private void set(PassageAnswer.Line line, int at, double[] numbers, ValueType[] types) {
        Passage passage = line.passage();
        TrackPoint first = passage.first();
        TrackPoint last = passage.last();
        types[at] = ValueType.FLOAT64;
        switch (elements.get(at).place()) {
            case STOP -> numbers[at] = last.timeMs();
            case SAMPLES -> numbers[at] = passage.samples();
            case LAT -> place(first, first.latDeg(), at, numbers, types);
            case LON -> place(first, first.lonDeg(), at, numbers, types);
            case STOP_LAT -> place(last, last.latDeg(), at, numbers, types);
            case STOP_LON -> place(last, last.lonDeg(), at, numbers, types);
            case LOCAL_TIME -> numbers[at] = line.middle().localTimeHours();
            default -> value(line, at, numbers, types);
        }
    }

    private static void place(TrackPoint point, double deg, int at, double[] numbers, ValueType[] types) {
        numbers[at] = deg;
        types[at] = point.type();
    }

    private void value(PassageAnswer.Line line, int at, double[] numbers, ValueType[] types) {
        Channel channel = elements.get(at).channel().orElseThrow();
        Statistic statistic = elements.get(at).statistic().orElseThrow();
        numbers[at] = line.values()
                .get(channels.indexOf(channel.name()) * statistics.size() + statistics.indexOf(statistic))
                .doubleValue();
        // A highest value is one of the file's, and written as it is there.
        boolean isShort = statistic.kind() == Statistic.Kind.MAX && numbers[at] == (float) numbers[at];
        types[at] = isShort ? ValueType.FLOAT32 : ValueType.FLOAT64;
    }
}
