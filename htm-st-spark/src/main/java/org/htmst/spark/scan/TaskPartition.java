package org.htmst.spark.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.InputPartition;
import org.htmst.hbase.plan.ScanTask;

/**
 * Tasks of the store that one task of Spark reads.
 *
 * @param tasks of one plan, in its order
 * @param satellite that all samples are of, where satellites are kept apart; else null
 */
public record TaskPartition(List<ScanTask> tasks, String satellite) implements InputPartition {

    /** A task is some megabytes, and Spark takes some hundredths of a second to start one of its own. */
    private static final int MOST_TASKS = 8;

    /** For each processor, so that none is left alone with the last. */
    private static final int PARTITIONS_OF_CORE = 4;

    public TaskPartition {
        tasks = List.copyOf(tasks);
    }

    /** Neighbours that are on the same hosts, together. */
    public static List<TaskPartition> of(List<ScanTask> tasks, String satellite) {
        int cores = SparkSession.active().sparkContext().defaultParallelism();
        int together = Math.max(1, Math.min(MOST_TASKS, tasks.size() / (PARTITIONS_OF_CORE * cores)));
        List<TaskPartition> partitions = new ArrayList<>();
        List<ScanTask> part = new ArrayList<>();
        for (ScanTask task : tasks) {
            if (part.size() == together || !part.isEmpty() && !hosts(task).equals(hosts(part.get(0)))) {
                partitions.add(new TaskPartition(part, satellite));
                part = new ArrayList<>();
            }
            part.add(task);
        }
        if (!part.isEmpty()) {
            partitions.add(new TaskPartition(part, satellite));
        }
        return partitions;
    }

    private static Set<String> hosts(ScanTask task) {
        return new HashSet<>(task.hosts());
    }

    @Override
    public String[] preferredLocations() {
        Set<String> hosts = new LinkedHashSet<>();
        tasks.forEach(task -> hosts.addAll(task.hosts()));
        return hosts.toArray(String[]::new);
    }
}
