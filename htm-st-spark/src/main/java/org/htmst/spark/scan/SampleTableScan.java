package org.htmst.spark.scan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportPartitioning;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.connector.read.partitioning.KeyGroupedPartitioning;
import org.apache.spark.sql.connector.read.partitioning.Partitioning;
import org.apache.spark.sql.connector.read.partitioning.UnknownPartitioning;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.store.StoreView;
import org.htmst.near.Metric;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.spark.product.OpenStores;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.product.StorePlace;
import org.htmst.spark.product.TableQuestion;

/** The samples of a question, as rows. */
public final class SampleTableScan implements SupportsReportStatistics, SupportsReportPartitioning, Batch {

    private final TableQuestion question;
    private final List<ProductColumn> columns;
    private final int limit;
    private final SampleColumns read;
    private final Optional<NearestPlace> nearest;
    private StoreView view;
    private ScanPlan plan;
    private List<CellPartition> cells;

    /**
     * Such a scan.
     *
     * @param columns of the rows
     * @param limit the most rows that are wanted of all
     * @param nearest what rows are sorted by, of which the first {@code limit} are wanted
     */
    SampleTableScan(TableQuestion question, List<ProductColumn> columns, int limit, Optional<NearestPlace> nearest) {
        this.nearest = nearest;
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
        return "htm-st [" + question + "]"
                + nearest.map(place -> " nearest " + limit + " of " + place)
                        .orElse(isLimited() ? " limit " + limit : "");
    }

    /** The same with other columns. */
    public SampleTableScan of(List<ProductColumn> others) {
        return new SampleTableScan(question, others, limit, nearest);
    }

    /** Which samples. */
    public TableQuestion question() {
        return question;
    }

    /** Where the store is. */
    public StorePlace place() {
        return question.product().place();
    }

    /** The columns of its rows. */
    public List<ProductColumn> columns() {
        return columns;
    }

    /** The channels that are read to tell which values of others are spoilt. */
    public List<String> flags() {
        return read.flags();
    }

    /** Whether not all rows are wanted. */
    public boolean isLimited() {
        return limit < Integer.MAX_VALUE;
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
        ScanPlan planned = plan();
        if (isOfCells()) {
            return cells().toArray(InputPartition[]::new);
        }
        return TaskPartition.of(view.tasks(planned), null).toArray(InputPartition[]::new);
    }

    /** By trixels, if that is wanted: a session has to say, as for all sources, that partitions may take the place of a shuffle. */
    @Override
    public Partitioning outputPartitioning() {
        return isOfCells()
                ? new KeyGroupedPartitioning(
                        new Expression[] {Expressions.identity(ProductColumn.CELL)}, cells().size())
                : new UnknownPartitioning(0);
    }

    private boolean isOfCells() {
        return SQLConf.get().v2BucketingEnabled()
                && nearest.isEmpty()
                && !isLimited()
                && columns.stream().anyMatch(column -> column.name().equals(ProductColumn.CELL));
    }

    private List<CellPartition> cells() {
        if (cells == null) {
            int level = question.product().columns().get(ProductColumn.CELL).level();
            ScanPlan planned = plan();
            cells = CellPartition.of(view.bricks(planned, CellPartition.MOST_SAMPLES), level);
        }
        return cells;
    }

    /** The plan, made once: over what was live then. */
    public ScanPlan plan() {
        if (plan == null) {
            view = OpenStores.of(place()).view();
            TableQuestion asked = nearest.map(place -> place.narrowed(
                            question, narrower -> view.near(query(narrower), Metric.PLACE, QueryLimits.NONE)))
                    .orElse(question);
            plan = asked.isEmpty()
                    ? new ScanPlan(
                            view.plan(query(TableQuestion.all(question.product())))
                                    .scope(),
                            List.of())
                    : view.plan(query(asked));
        }
        return plan;
    }

    private SampleQuery query(TableQuestion asked) {
        return asked.ofRows(read.channels(), read.flags());
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new SampleReaderFactory(place(), read, nearest.isPresent() ? Integer.MAX_VALUE : limit);
    }

    @Override
    public Statistics estimateStatistics() {
        double bytes =
                plan().tasks().stream().mapToDouble(ScanTask::expectedBytes).sum();
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
