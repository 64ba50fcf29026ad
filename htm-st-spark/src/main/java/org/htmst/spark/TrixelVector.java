package org.htmst.spark;

import org.apache.spark.sql.types.DataTypes;

/** Ids of trixels. */
final class TrixelVector extends FlatVector {

    private final long[] ids;

    TrixelVector(long[] ids) {
        super(DataTypes.LongType);
        this.ids = ids;
    }

    @Override
    public long getLong(int row) {
        return ids[row];
    }
}
