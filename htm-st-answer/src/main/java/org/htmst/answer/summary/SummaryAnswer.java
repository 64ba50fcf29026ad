package org.htmst.answer.summary;

import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.print.Table;
import org.htmst.hbase.catalog.Granule;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.summary.Distribution;
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
 */
public record SummaryAnswer(
        SampleQuery query,
        List<Group> groups,
        List<Summary.Cell> cells,
        long outside,
        List<Granule> granules,
        ScanStatistics statistics,
        long samplesOfTiles) {

    public SummaryAnswer {
        groups = List.copyOf(groups);
        cells = List.copyOf(cells);
        granules = List.copyOf(granules);
    }

    /** A line for each cell: what tells it, and the statistics of each channel. */
    public Table table(List<Statistic> statistics) {
        List<String> header = new ArrayList<>();
        groups.forEach(group -> header.addAll(group.columns()));
        query.channels().forEach(channel -> statistics.forEach(statistic -> header.add(channel + "_" + statistic)));
        List<List<Object>> rows = new ArrayList<>();
        for (Summary.Cell cell : cells) {
            List<Object> row = new ArrayList<>(cell.names());
            for (Distribution channel : cell.channels()) {
                row.addAll(Statistic.all(statistics, channel));
            }
            rows.add(row);
        }
        return new Table(header, rows);
    }
}
