package org.htmst.spark.scan;

import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** A partition of a single row, which is made when it is asked for. */
final class OneRow implements PartitionReader<InternalRow> {

    private final Supplier<InternalRow> maker;
    private InternalRow row;

    OneRow(Supplier<InternalRow> maker) {
        this.maker = maker;
    }

    @Override
    public boolean next() {
        if (row != null) {
            return false;
        }
        row = maker.get();
        return true;
    }

    @Override
    public InternalRow get() {
        return row;
    }

    @Override
    public void close() {}
}
