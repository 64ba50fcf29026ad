package org.htmst.answer.summary;

import java.util.List;
import java.util.Optional;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.query.SampleQuery;
import org.htmst.summary.Statistic;
import org.htmst.summary.Summary;

/**
 * A summary of which a part is counted, and the rest can be, by whichever processes: {@code counted} and what the tasks come to are its
 * cells, added up in any order.
 *
 * @param query as asked, with names as the store has them
 * @param groups by which cells are told apart
 * @param counted what tiles tell
 * @param tasks of the samples that are left; those of one list are of one plan
 * @param columns what the channels of the cells mean, then those that tell groups, named as these are
 */
public record SummaryParts(
        SampleQuery query, CellGroups groups, Summary counted, List<List<ScanTask>> tasks, List<Column> columns) {

    public SummaryParts {
        tasks = List.copyOf(tasks);
        columns = List.copyOf(columns);
    }

    /** The columns of a line: what tells the cell, and the statistics of each channel. */
    public List<CsvMetadata.Entry> columns(List<Statistic> wanted) {
        return new SummaryAnswer(query, groups.groups(), List.of(), 0, List.of(), null, 0, columns, Optional.empty())
                .numbers(wanted)
                .described()
                .columns();
    }
}
