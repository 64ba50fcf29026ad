package org.htmst.hbase.plan;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.htmst.hbase.catalog.Granule;
import org.htmst.query.SampleQuery;

/**
 * What a scan will read.
 *
 * @param scope what counts of the rows
 * @param rows which rows, in key order
 */
public record ScanPlan(ScanScope scope, List<RowRange> rows) implements Serializable {

    /** So few rows are read sooner by one request than by threads that share them. */
    private static final int ROWS_OF_ONE_TASK = 192;

    private static final double MIN_ROWS_OF_TASK = 160;

    /** Decoded samples of one request: enough that its round trips do not count, little enough to hold several. */
    private static final double BYTES_PER_TASK = 8 << 20;

    /** Of a large question, whatever the machine: the same sums are then rounded in the same way everywhere. */
    private static final int FEWEST_TASKS = 8;

    public ScanPlan {
        rows = List.copyOf(rows);
    }

    /** The question. */
    public SampleQuery query() {
        return scope.query();
    }

    /** The live granules that may hold answers, by the time of their first sample. */
    public List<Granule> granules() {
        return scope.granules();
    }

    /** The columns to read. */
    public Set<ScanScope.Column> columns() {
        return scope.columns();
    }

    /** The number of row ranges. */
    public int ranges() {
        return rows.size();
    }

    /** About how many rows of the table the ranges hold, by the catalog's counts. */
    public long expectedRows() {
        return Math.round(rows.stream().mapToDouble(RowRange::rows).sum());
    }

    /**
     * The plan in parts that may be read anywhere, in any order: one if it is little, else several that can be held in memory together.
     * The answer is theirs, one after the other.
     */
    public List<ScanTask> tasks() {
        if (granules().isEmpty() || rows.isEmpty()) {
            return List.of();
        }
        double expected = rows.stream().mapToDouble(RowRange::rows).sum();
        if (expected <= ROWS_OF_ONE_TASK) {
            return List.of(new ScanTask(scope, rows));
        }
        double rowBytes = Math.max(1, scope.samplesPerRow())
                * Double.BYTES
                * (4 + query().channels().size());
        double rowsPerTask = Math.max(MIN_ROWS_OF_TASK, Math.min(BYTES_PER_TASK / rowBytes, expected / FEWEST_TASKS));
        return Parts.of(rows, rowsPerTask).stream()
                .map(part -> new ScanTask(scope, part))
                .toList();
    }
}
