package org.htmst.answer.table;

import java.util.List;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.Table;

/**
 * A table of which is known what its columns are.
 *
 * @param title one line of what it is
 * @param columns what each holds: instants in a {@code date-time}, whole numbers in an {@code integer}, numbers or NaN in a {@code number},
 *     texts, of which the empty one stands for none, in a {@code string}
 * @param rows their cells, perhaps as they were {@linkplain Table.Told told}; NaN stands for none wherever one may be missing
 */
public record DescribedTable(String title, List<CsvMetadata.Entry> columns, List<List<Object>> rows) {

    public DescribedTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The same, for text. */
    public Table table() {
        return new Table(columns.stream().map(CsvMetadata.Entry::name).toList(), rows);
    }
}
