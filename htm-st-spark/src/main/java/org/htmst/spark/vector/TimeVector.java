package org.htmst.spark.vector;

import org.apache.spark.sql.types.DataTypes;

/** Instants, which Spark counts in microseconds. */
public final class TimeVector extends FlatVector {

    private static final long MS_US = 1000;

    private final long[] timeMs;

    public TimeVector(long[] timeMs) {
        super(DataTypes.TimestampType);
        this.timeMs = timeMs;
    }

    @Override
    public long getLong(int row) {
        return timeMs[row] * MS_US;
    }
}
