package org.htmst.spark.vector;

import org.apache.spark.sql.types.DataTypes;

/** Ids of trixels. */
public final class TrixelVector extends FlatVector {

    private final long[] ids;

    public TrixelVector(long[] ids) {
        super(DataTypes.LongType);
        this.ids = ids;
    }

    @Override
    public long getLong(int row) {
        return ids[row];
    }
}
