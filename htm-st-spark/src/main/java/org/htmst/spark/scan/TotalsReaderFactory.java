package org.htmst.spark.scan;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.unsafe.types.UTF8String;
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
        return new OneRow(() -> row((TaskPartition) partition));
    }

    /** Of a partition of samples their number alone, of one of values all but that; of a satellite without samples no row. */
    private InternalRow row(TaskPartition partition) {
        List<ScanTask> tasks = partition.tasks();
        Aggregate sum = tasks.isEmpty() ? null : OpenStores.of(place).aggregate(tasks, QueryLimits.NONE);
        boolean ofSamples = sum != null && sum.channels().isEmpty();
        if (totals.bySatellite() && (sum == null || sum.samples() == 0)) {
            return null;
        }
        Stream<Object> group =
                totals.bySatellite() ? Stream.of(UTF8String.fromString(partition.satellite())) : Stream.empty();
        Stream<Object> numbers = totals.parts().stream().map(part -> switch (part.kind()) {
            case SAMPLES -> ofSamples ? (Object) sum.samples() : (Object) 0L;
            case COUNT -> sum == null || ofSamples ? (Object) 0L : part.of(channel(sum, part));
            default -> sum == null || ofSamples ? null : part.of(channel(sum, part));
        });
        return new GenericInternalRow(Stream.concat(group, numbers).toArray());
    }

    private static ChannelTotals channel(Aggregate sum, WantedTotals.Part part) {
        return sum.channels().stream()
                .filter(channel -> channel.name().equals(part.column().name()))
                .findFirst()
                .orElseThrow();
    }
}
