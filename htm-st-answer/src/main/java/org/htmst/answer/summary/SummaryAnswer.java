package org.htmst.answer.summary;

import java.util.List;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.Table;
import org.htmst.answer.table.Measure;
import org.htmst.hbase.catalog.Granule;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.summary.Group;
import org.htmst.summary.Statistic;
import org.htmst.summary.Summary;

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
 */
public record SummaryAnswer(
        SampleQuery query,
        List<Group> groups,
        List<Summary.Cell> cells,
        long outside,
        List<Granule> granules,
        ScanStatistics statistics,
        long samplesOfTiles,
        List<Column> columns) {

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
                .flatMap(channel -> wanted.stream().map(statistic -> Measure.of(channel, statistic)))
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

    /** The channels of the cells, called as in the question. */
    List<Column> channels() {
        return columns.subList(0, query.channels().size());
    }

    List<SummaryAxis> axes() {
        List<Column> telling = columns.subList(query.channels().size(), columns.size());
        return groups.stream().map(group -> SummaryAxis.of(group, telling)).toList();
    }
}
