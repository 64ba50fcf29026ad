package org.htmst.answer.passage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.table.DescribedTable;
import org.htmst.answer.table.Measure;
import org.htmst.hbase.catalog.Granule;
import org.htmst.query.LeftOut;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;
import org.htmst.summary.Statistic;
import org.htmst.track.Passage;
import org.htmst.track.TrackPoint;

/**
 * The passages of a question, by their first samples, then by satellite and product.
 *
 * @param query as asked, with names as the store has them
 * @param statistics of the values of each channel
 * @param lines a passage each
 * @param isCut whether there may be more than were wanted
 * @param granules that may have answered
 * @param blanks of each channel, the samples without a value of it; of nothing if there are no channels
 */
public record PassageAnswer(
        SampleQuery query,
        List<Statistic> statistics,
        List<Line> lines,
        boolean isCut,
        List<Granule> granules,
        List<LeftOut> blanks) {

    private static final double MS_PER_S = 1000;

    private static final List<CsvMetadata.Entry> PASSAGE = List.of(
            new CsvMetadata.Entry("satellite", "string", "satellite", ""),
            new CsvMetadata.Entry("product", "string", "product of the input file", ""),
            new CsvMetadata.Entry("start", "date-time", "time of the first sample, UTC", ""),
            new CsvMetadata.Entry("end", "date-time", "time of the last sample, UTC", ""),
            new CsvMetadata.Entry("duration_s", "number", "from the first sample to the last", "s"),
            new CsvMetadata.Entry("samples", "integer", "number of samples", ""),
            new CsvMetadata.Entry("direction", "string", "way of the satellite, north (ascending) or south", ""),
            new CsvMetadata.Entry("start_lon", "number", "longitude of the first sample", "degrees_east"),
            new CsvMetadata.Entry("start_lat", "number", "geodetic latitude of the first sample", "degrees_north"),
            new CsvMetadata.Entry("end_lon", "number", "longitude of the last sample", "degrees_east"),
            new CsvMetadata.Entry("end_lat", "number", "geodetic latitude of the last sample", "degrees_north"),
            new CsvMetadata.Entry(
                    "middle_local_time", "number", "mean solar local time in the middle of the passage", "h"));

    /**
     * A passage.
     *
     * @param passage which
     * @param middle its last sample that was not taken after half its duration
     * @param values of each channel the statistics, in their order
     */
    public record Line(Passage passage, TrackPoint middle, List<Number> values) {

        public Line {
            values = List.copyOf(values);
        }
    }

    public PassageAnswer {
        statistics = List.copyOf(statistics);
        lines = List.copyOf(lines);
        granules = List.copyOf(granules);
        blanks = List.copyOf(blanks);
    }

    /**
     * A line for each passage.
     *
     * @param known channels of the store, which say what values are
     */
    public DescribedTable table(List<Channel> known) {
        List<CsvMetadata.Entry> columns = new ArrayList<>(PASSAGE);
        query.channels().forEach(name -> {
            Column channel = Column.ofChannel(name, 0, meanings(name, known));
            statistics.forEach(
                    statistic -> columns.add(Measure.of(channel, statistic).entry()));
        });
        return new DescribedTable(
                "Passages of satellites",
                columns,
                lines.stream().map(this::cells).toList());
    }

    private List<Channel> meanings(String name, List<Channel> known) {
        return known.stream()
                .filter(channel -> channel.isCalled(name)
                        && (query.products().isEmpty() || query.products().contains(channel.product())))
                .toList();
    }

    private List<Object> cells(Line line) {
        Passage passage = line.passage();
        List<Object> cells = new ArrayList<>(List.of(
                passage.satellite(),
                passage.product(),
                Instant.ofEpochMilli(passage.first().timeMs()),
                Instant.ofEpochMilli(passage.last().timeMs()),
                passage.durationMs() / MS_PER_S,
                passage.samples(),
                passage.direction().map(Object::toString).orElse(""),
                degrees(passage.first(), passage.first().lonDeg()),
                degrees(passage.first(), passage.first().latDeg()),
                degrees(passage.last(), passage.last().lonDeg()),
                degrees(passage.last(), passage.last().latDeg()),
                line.middle().localTimeHours()));
        for (int i = 0; i < line.values().size(); i++) {
            Number value = line.values().get(i);
            cells.add(isValue(statistics.get(i % statistics.size())) ? shortest(value) : value);
        }
        return cells;
    }

    private static Number degrees(TrackPoint point, double degrees) {
        return point.type() == ValueType.FLOAT32 ? (Number) (float) degrees : (Number) degrees;
    }

    /** Whether it comes out as one of the values that went in. */
    private static boolean isValue(Statistic statistic) {
        return statistic.kind() == Statistic.Kind.MIN || statistic.kind() == Statistic.Kind.MAX;
    }

    /** A value of a 32-bit channel as {@code query} prints it, without the digits that only doubles have. */
    private static Number shortest(Number value) {
        return value instanceof Double number && number == number.floatValue() ? (Number) number.floatValue() : value;
    }
}
