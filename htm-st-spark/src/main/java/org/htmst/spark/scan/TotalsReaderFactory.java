package org.htmst.spark.scan;

import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.query.Aggregate;
import org.htmst.query.Aggregate.ChannelTotals;
import org.htmst.query.QueryLimits;
import org.htmst.spark.product.OpenStores;
import org.htmst.spark.product.StorePlace;

/**
 * Adds up partitions in an executor.
 *
 * @param place where the store is
 * @param totals what is wanted
 */
record TotalsReaderFactory(StorePlace place, WantedTotals totals) implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        return new OneRow(() -> row(((TaskPartition) partition).tasks()));
    }

    /** Of a partition of samples their number alone, of one of values all but that. */
    private InternalRow row(List<ScanTask> tasks) {
        Aggregate sum = tasks.isEmpty() ? null : OpenStores.of(place).aggregate(tasks, QueryLimits.NONE);
        boolean ofSamples = sum != null && sum.channels().isEmpty();
        Object[] numbers = totals.parts().stream()
                .map(part -> switch (part.kind()) {
                    case SAMPLES -> ofSamples ? (Object) sum.samples() : (Object) 0L;
                    case COUNT -> sum == null || ofSamples ? (Object) 0L : part.of(channel(sum, part));
                    default -> sum == null || ofSamples ? null : part.of(channel(sum, part));
                })
                .toArray();
        return new GenericInternalRow(numbers);
    }

    private static ChannelTotals channel(Aggregate sum, WantedTotals.Part part) {
        return sum.channels().stream()
                .filter(channel -> channel.name().equals(part.column().name()))
                .findFirst()
                .orElseThrow();
    }
}
