package org.htmst.answer.summary;

import java.util.List;
import java.util.Optional;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.Table;
import org.htmst.answer.table.Measure;
import org.htmst.hbase.catalog.Granule;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.summary.Group;
import org.htmst.summary.Statistic;
import org.htmst.summary.Values;

/**
 * What some samples come to.
 *
 * @param query as asked, with names as the store has them; its channels are those of the cells
 * @param groups by which cells are told apart
 * @param cells those that have samples, by the first group, then by the next
 * @param outside how many samples were in no cell, since they lack what tells, or are outside all bins
 * @param granules that may have answered
 * @param statistics what was read of samples
 * @param samplesOfTiles for how many more tiles stood
 * @param columns what the channels of the cells mean, then those that tell groups, named as these are
 * @param weight the channel whose values weigh the samples; empty if all count alike
 */
public record SummaryAnswer(
        SampleQuery query,
        List<Group> groups,
        List<Cell> cells,
        long outside,
        List<Granule> granules,
        ScanStatistics statistics,
        long samplesOfTiles,
        List<Column> columns,
        Optional<String> weight) {

    /**
     * A cell.
     *
     * @param bins the number of its bin by each group
     * @param names what tells it, for each column of each group
     * @param channels of each channel its values
     */
    public record Cell(List<Long> bins, List<Object> names, List<Values> channels) {

        public Cell {
            bins = List.copyOf(bins);
            names = List.copyOf(names);
            channels = List.copyOf(channels);
        }
    }

    public SummaryAnswer {
        groups = List.copyOf(groups);
        cells = List.copyOf(cells);
        granules = List.copyOf(granules);
        columns = List.copyOf(columns);
    }

    /** A line for each cell: what tells it, and the statistics of each channel. */
    public Table table(List<Statistic> wanted) {
        return numbers(wanted).table();
    }

    /** Of each cell the statistics of each channel. */
    public SummaryTable numbers(List<Statistic> wanted) {
        List<Measure> measures = channels().stream()
                .flatMap(channel -> wanted.stream().map(statistic -> measure(channel, statistic)))
                .toList();
        List<SummaryTable.Cell> lines = cells.stream()
                .map(cell -> new SummaryTable.Cell(
                        cell.bins(),
                        cell.names(),
                        cell.channels().stream()
                                .flatMap(channel -> Statistic.all(wanted, channel).stream())
                                .toList()))
                .toList();
        return new SummaryTable(axes(), measures, lines);
    }

    /** What a statistic of a channel is. */
    Measure measure(Column channel, Statistic statistic) {
        Measure measure = Measure.of(channel, statistic);
        return weight.filter(name -> statistic.isOfWeights())
                .map(name -> measure.described(measure.description() + ", weighted by " + name))
                .orElse(measure);
    }

    /** The channels of the cells, called as in the question. */
    List<Column> channels() {
        return columns.subList(0, query.channels().size());
    }

    List<SummaryAxis> axes() {
        List<Column> telling = columns.subList(query.channels().size(), columns.size());
        return groups.stream().map(group -> SummaryAxis.of(group, telling)).toList();
    }
}
