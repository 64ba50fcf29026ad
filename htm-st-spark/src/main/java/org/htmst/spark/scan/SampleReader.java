package org.htmst.spark.scan;

import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.htmst.query.SampleCursor;
import org.htmst.sample.SampleBatch;

/** Hands batches of the store to Spark. */
final class SampleReader implements PartitionReader<ColumnarBatch> {

    private final SampleCursor cursor;
    private final SampleColumns columns;
    private int left;
    private ColumnarBatch batch;

    SampleReader(SampleCursor cursor, SampleColumns columns, int limit) {
        this.cursor = cursor;
        this.columns = columns;
        this.left = limit;
    }

    @Override
    public boolean next() {
        SampleBatch samples = left == 0 ? null : cursor.next();
        if (samples == null) {
            return false;
        }
        int rows = Math.min(left, samples.size());
        left -= rows;
        batch = columns.of(samples, rows);
        return true;
    }

    @Override
    public ColumnarBatch get() {
        return batch;
    }

    @Override
    public void close() {
        cursor.close();
    }
}
