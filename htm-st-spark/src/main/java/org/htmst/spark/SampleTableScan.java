package org.htmst.spark;

import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.htmst.hbase.plan.ScanTask;

/** The samples of a question, as rows. */
final class SampleTableScan implements SupportsReportStatistics, Batch {

    private final TableQuestion question;
    private final List<ProductColumn> columns;
    private final int limit;
    private final SampleColumns read;
    private List<ScanTask> tasks;

    /**
     * Such a scan.
     *
     * @param columns of the rows
     * @param limit the most rows that are wanted of all
     */
    SampleTableScan(TableQuestion question, List<ProductColumn> columns, int limit) {
        this.question = question;
        this.columns = columns;
        this.limit = limit;
        this.read =
                SampleColumns.of(question.product(), columns, question.where().isEmpty());
    }

    @Override
    public StructType readSchema() {
        return new StructType(columns.stream().map(ProductColumn::field).toArray(StructField[]::new));
    }

    @Override
    public String description() {
        return "htm-st [" + question + "]" + (limit < Integer.MAX_VALUE ? " limit " + limit : "");
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public Scan.ColumnarSupportMode columnarSupportMode() {
        return Scan.ColumnarSupportMode.SUPPORTED;
    }

    @Override
    public InputPartition[] planInputPartitions() {
        return TaskPartition.of(tasks()).toArray(InputPartition[]::new);
    }

    /** The plan, made once: over what was live then. */
    private List<ScanTask> tasks() {
        if (tasks == null) {
            tasks = question.isEmpty()
                    ? List.of()
                    : OpenStores.of(question.product().place())
                            .view()
                            .tasks(question.ofRows(read.channels(), read.flags()));
        }
        return tasks;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new SampleReaderFactory(question.product().place(), read, limit);
    }

    @Override
    public Statistics estimateStatistics() {
        double bytes = tasks().stream().mapToDouble(ScanTask::expectedBytes).sum();
        return new Statistics() {
            @Override
            public OptionalLong sizeInBytes() {
                return OptionalLong.of(Math.max(1, Math.round(bytes)));
            }

            @Override
            public OptionalLong numRows() {
                return OptionalLong.empty();
            }
        };
    }
}
