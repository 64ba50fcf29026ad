package org.htmst.spark.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;
import org.htmst.hbase.store.StoreView;
import org.htmst.spark.product.OpenStores;
import org.htmst.spark.product.TableQuestion;

/** What the samples of a question come to: a row a partition, which Spark adds up. */
final class TotalsScan implements Scan, Batch {

    private final TableQuestion question;
    private final WantedTotals totals;

    TotalsScan(TableQuestion question, WantedTotals totals) {
        this.question = question;
        this.totals = totals;
    }

    @Override
    public StructType readSchema() {
        return totals.schema();
    }

    @Override
    public String description() {
        return "htm-st [" + question + "] totals [" + totals + "]";
    }

    @Override
    public Batch toBatch() {
        return this;
    }

    @Override
    public Scan.ColumnarSupportMode columnarSupportMode() {
        return Scan.ColumnarSupportMode.UNSUPPORTED;
    }

    /** The number of samples is asked for by itself: the store leaves samples out that have no value of the channels asked for. */
    @Override
    public InputPartition[] planInputPartitions() {
        List<InputPartition> partitions = new ArrayList<>();
        if (!question.isEmpty()) {
            StoreView view = OpenStores.of(question.product().place()).view();
            if (totals.bySatellite()) {
                question.satellites().forEach(name -> add(partitions, view, question.of(Set.of(name)), name));
            } else {
                add(partitions, view, question, null);
            }
        }
        // A count of nothing is a row, too.
        return partitions.isEmpty()
                ? new InputPartition[] {new TaskPartition(List.of(), null)}
                : partitions.toArray(InputPartition[]::new);
    }

    private void add(List<InputPartition> partitions, StoreView view, TableQuestion asked, String satellite) {
        List<String> channels = totals.channels();
        if (totals.ofSamples()) {
            partitions.addAll(TaskPartition.of(view.tasks(asked.ofTotals(List.of())), satellite));
        }
        if (!channels.isEmpty()) {
            partitions.addAll(TaskPartition.of(view.tasks(asked.ofTotals(channels)), satellite));
        }
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
        return new TotalsReaderFactory(question.product().place(), totals);
    }
}
