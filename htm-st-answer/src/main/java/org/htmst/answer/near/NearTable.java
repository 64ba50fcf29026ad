package org.htmst.answer.near;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.Table;
import org.htmst.formats.PointRows;
import org.htmst.formats.PointType;
import org.htmst.hbase.near.NearAnswer;
import org.htmst.hbase.near.NearSource;
import org.htmst.near.Matches;
import org.htmst.near.Metric;
import org.htmst.near.Points;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;

/**
 * What lines of points and samples are: which point, what its file says of it, how far the sample is, and the sample.
 *
 * @param query as asked, with names as the store has them
 * @param request what was asked of the points
 * @param columns of the table
 * @param isTimed whether the points have times
 */
public record NearTable(SampleQuery query, NearRequest request, List<CsvMetadata.Entry> columns, boolean isTimed) {

    private static final String POINT = "point_";
    private static final double MS_PER_S = 1000;

    public NearTable {
        columns = List.copyOf(columns);
    }

    /**
     * The table of some points.
     *
     * @param samples columns of the samples, see {@link Column#standard}
     */
    public static NearTable of(SampleQuery query, NearRequest request, PointRows points, List<Column> samples) {
        List<CsvMetadata.Entry> columns = new ArrayList<>();
        boolean isTimed = points.timeMs().isPresent();
        columns.add(new CsvMetadata.Entry("point", "integer", "number of the point, from 1", ""));
        for (int c = 0; c < points.columns().size(); c++) {
            String name = points.columns().get(c);
            PointType type = points.types().get(c);
            boolean required = (type == PointType.INTEGER || type == PointType.TIME) && !points.hasEmpty(c);
            columns.add(new CsvMetadata.Entry(
                    POINT + name, datatype(type), "column '" + name + "' of the file of points", "", required));
        }
        if (request.reach().isEmpty()) {
            columns.add(new CsvMetadata.Entry("rank", "integer", "1 for the nearest sample of the point", ""));
        }
        if (request.metric().isTimed() && request.reach().isEmpty()) {
            columns.add(new CsvMetadata.Entry(
                    "distance", "number", "distance in place and time, in the scales asked for", "1"));
        }
        columns.add(new CsvMetadata.Entry(
                "distance_km", "number", "great circle from the point to the sample, along the ground", "km"));
        if (isTimed) {
            columns.add(new CsvMetadata.Entry(
                    "delay_s", "number", "from the time of the point to that of the sample", "s"));
        }
        samples.forEach(column -> columns.add(column.entry()));
        return new NearTable(query, request, columns, isTimed);
    }

    private static String datatype(PointType type) {
        return switch (type) {
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case TIME -> "date-time";
            case TEXT -> "string";
        };
    }

    /** What the lines of a point begin with: its number, and what its file says of it. */
    static List<Object> head(PointRows file, int row) {
        List<Object> cells = new ArrayList<>();
        cells.add(row + 1L);
        for (int c = 0; c < file.types().size(); c++) {
            String text = file.cells()[c][row];
            Object value = file.types().get(c).value(text);
            cells.add(value.equals(text) || value.equals(Double.NaN) ? value : new Table.Told(text, value));
        }
        return cells;
    }

    /** The line of a point's sample: the {@code rank}-th of point {@code p} of those that were asked about. */
    List<Object> line(List<Object> head, int rank, Points points, int p, NearAnswer found) {
        Matches matches = found.matches(p);
        int slot = found.slot(p, rank);
        NearSource source = found.source(matches.source(slot));
        double squaredChord = new LonLat(matches.lonDeg(slot), matches.latDeg(slot))
                .unitVector()
                .squaredChord(points.place(p));
        List<Object> cells = new ArrayList<>(columns.size());
        cells.addAll(head);
        if (request.reach().isEmpty()) {
            cells.add(rank + 1L);
        }
        if (request.metric().isTimed() && request.reach().isEmpty()) {
            cells.add(request.metric().distance(matches.measure(slot)));
        }
        cells.add(Metric.km(squaredChord));
        if (isTimed) {
            cells.add((matches.timeMs(slot) - points.timeMs(p)) / MS_PER_S);
        }
        cells.add(Instant.ofEpochMilli(matches.timeMs(slot)));
        cells.add(source.satellite());
        cells.add(number(source.positionType(), matches.lonDeg(slot)));
        cells.add(number(source.positionType(), matches.latDeg(slot)));
        cells.add(number(source.positionType(), matches.altKm(slot)));
        for (int c = 0; c < source.channels().size(); c++) {
            Channel channel = source.channels().get(c);
            double value = matches.value(c, slot);
            cells.add(channel == null ? (Number) Double.NaN : number(channel.type(), value));
        }
        return cells;
    }

    /** With the digits that the type has. */
    private static Number number(ValueType type, double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        return type == ValueType.FLOAT32 ? (Number) (float) value : type.isInteger() ? (Number) (long) value : value;
    }
}
