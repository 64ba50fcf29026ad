package org.htmst.spark.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.HasPartitionKey;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.plan.Brick;
import org.htmst.hbase.plan.ScanTask;

/**
 * All samples of a question that are in one trixel: Spark joins such partitions, and groups their rows by the trixel, where they are.
 *
 * @param cell the trixel
 * @param part the tasks of the store that read it
 */
record CellPartition(long cell, TaskPartition part) implements HasPartitionKey {

    /** Of a brick at most, since some are decoded at a time. */
    static final long MOST_SAMPLES = 1 << 16;

    /** A partition for each trixel that has samples. */
    static List<CellPartition> of(List<Brick> bricks, int level) {
        Map<Long, List<ScanTask>> tasks = new TreeMap<>();
        for (Brick brick : bricks) {
            tasks.computeIfAbsent(TrixelId.ancestor(brick.trixel(), level), cell -> new ArrayList<>())
                    .add(brick.task());
        }
        return tasks.entrySet().stream()
                .map(cell -> new CellPartition(cell.getKey(), new TaskPartition(cell.getValue(), null)))
                .toList();
    }

    @Override
    public InternalRow partitionKey() {
        return new GenericInternalRow(new Object[] {cell});
    }

    @Override
    public String[] preferredLocations() {
        return part.preferredLocations();
    }
}
