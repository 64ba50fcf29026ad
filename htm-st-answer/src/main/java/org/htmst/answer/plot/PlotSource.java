package org.htmst.answer.plot;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmst.answer.map.MapProvenance;
import org.htmst.answer.print.Table;
import org.htmst.answer.summary.SummaryAnswer;
import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.query.SampleQuery;
import org.htmst.summary.Statistic;

/**
 * What a figure is made of: a summary as a table, and what is known of its channels.
 *
 * @param table a row for each cell
 * @param channels whose values are shown
 * @param axes the channels of groups, by their columns
 * @param statistics the figure's, those that suit the values if none were asked for
 * @param provenance where the first channel comes from
 * @param data which data, in words
 */
public record PlotSource(
        Table table,
        List<PlotChannel> channels,
        Map<String, PlotChannel> axes,
        List<Statistic> statistics,
        RunProvenance provenance,
        String data) {

    private static final Statistic COUNT = Statistic.parse("count");
    private static final Statistic LOG_MEAN = Statistic.parse("log-mean");
    private static final Statistic MEDIAN = Statistic.parse("median");

    public PlotSource {
        channels = List.copyOf(channels);
        axes = Map.copyOf(axes);
        statistics = List.copyOf(statistics);
    }

    /**
     * What a summary has for a figure.
     *
     * @throws IllegalArgumentException if a channel has several units
     */
    public static PlotSource of(SummaryAnswer answer, PlotRequest request, MapProvenance provenances)
            throws IOException {
        List<PlotChannel> channels = new ArrayList<>();
        for (String name : answer.query().channels()) {
            channels.add(channel(name, name, answer, provenances));
        }
        Map<String, PlotChannel> axes = new LinkedHashMap<>();
        for (PlotAxisGroup axis : request.axes()) {
            if (axis.text().channel().isPresent()) {
                axes.put(axis.column(), channel(axis.column(), axis.text().name(), answer, provenances));
            }
        }
        List<Statistic> statistics = request.statistics().isEmpty() ? List.of(usual(answer)) : request.statistics();
        Set<Statistic> needed = new LinkedHashSet<>(List.of(COUNT));
        needed.addAll(statistics);
        needed.addAll(request.band());
        RunProvenance provenance = provenances.of(answer.query(), answer.granules());
        return new PlotSource(
                answer.table(List.copyOf(needed)), channels, axes, statistics, provenance, MapCaption.data(provenance));
    }

    /** The geometric mean, which has no meaning for values below 0. */
    private static Statistic usual(SummaryAnswer answer) {
        boolean below = answer.cells().stream()
                .flatMap(cell -> cell.channels().stream())
                .anyMatch(values -> values.min() < 0);
        return below ? MEDIAN : LOG_MEAN;
    }

    private static PlotChannel channel(String column, String name, SummaryAnswer answer, MapProvenance provenances)
            throws IOException {
        SampleQuery alone = answer.query().toBuilder().channels(List.of(name)).build();
        RunProvenance told = provenances.of(alone, answer.granules());
        return new PlotChannel(column, told.channel(), told.description(), told.unit());
    }

    private Object at(List<Object> row, String column) {
        return row.get(table.header().indexOf(column));
    }

    /** The word of a row that tells it, such as the satellite. */
    String word(List<Object> row, String column) {
        return at(row, column).toString();
    }

    /** The lower end of a row's bin: ms since 1970, or a number. */
    double from(List<Object> row, PlotAxisGroup axis) {
        return end(row, axis, "_from");
    }

    /** The upper end of a row's bin. */
    double to(List<Object> row, PlotAxisGroup axis) {
        return end(row, axis, "_to");
    }

    private double end(List<Object> row, PlotAxisGroup axis, String end) {
        Object cell = at(row, axis.column() + end);
        return axis.isTime() ? Instant.parse(cell.toString()).toEpochMilli() : number(cell);
    }

    /** A statistic of a channel; of values none of which is above 0 the geometric mean is taken to be 0. NaN if there is no value. */
    double value(List<Object> row, PlotChannel channel, Statistic statistic) {
        double value = number(at(row, channel.column() + "_" + statistic));
        String counts = channel.column() + "_" + COUNT;
        boolean isZero = statistic.equals(LOG_MEAN)
                && Double.isNaN(value)
                && table.header().contains(counts)
                && number(at(row, counts)) > 0;
        return isZero ? 0 : value;
    }

    private static double number(Object cell) {
        return ((Number) cell).doubleValue();
    }
}
