package org.htmst.spark.scan;

import java.util.function.Supplier;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;

/** A partition of a single row, which is made when it is asked for, or of none. */
final class OneRow implements PartitionReader<InternalRow> {

    private final Supplier<InternalRow> maker;
    private boolean isMade;
    private InternalRow row;

    /** @param maker gives null if there is no row */
    OneRow(Supplier<InternalRow> maker) {
        this.maker = maker;
    }

    @Override
    public boolean next() {
        row = isMade ? null : maker.get();
        isMade = true;
        return row != null;
    }

    @Override
    public InternalRow get() {
        return row;
    }

    @Override
    public void close() {}
}
