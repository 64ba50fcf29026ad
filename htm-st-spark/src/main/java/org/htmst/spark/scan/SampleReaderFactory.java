package org.htmst.spark.scan;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.htmst.query.QueryLimits;
import org.htmst.spark.product.OpenStores;
import org.htmst.spark.product.StorePlace;

/**
 * Opens partitions of samples in an executor.
 *
 * @param place where the store is
 * @param columns what is made of the samples
 * @param limit the most rows of a partition
 */
record SampleReaderFactory(StorePlace place, SampleColumns columns, int limit) implements PartitionReaderFactory {

    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        TaskPartition part = partition instanceof CellPartition cell ? cell.part() : (TaskPartition) partition;
        return new SampleReader(OpenStores.of(place).scan(part.tasks(), QueryLimits.NONE), columns, limit);
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new UnsupportedOperationException("samples are read as columns");
    }
}
