package org.htmst.spark.vector;

import org.apache.spark.sql.types.DataType;

/** Numbers of any type, each of which is a double in the store; what is NaN there is missing. */
public final class NumberVector extends FlatVector {

    private final double[] values;
    private int missing = -1;

    public NumberVector(DataType type, double[] values) {
        super(type);
        this.values = values;
    }

    @Override
    public boolean hasNull() {
        return numNulls() > 0;
    }

    @Override
    public int numNulls() {
        if (missing < 0) {
            missing = 0;
            for (double value : values) {
                missing += Double.isNaN(value) ? 1 : 0;
            }
        }
        return missing;
    }

    @Override
    public boolean isNullAt(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public byte getByte(int row) {
        return (byte) values[row];
    }

    @Override
    public short getShort(int row) {
        return (short) values[row];
    }

    @Override
    public int getInt(int row) {
        return (int) values[row];
    }

    @Override
    public long getLong(int row) {
        return (long) values[row];
    }

    @Override
    public float getFloat(int row) {
        return (float) values[row];
    }

    @Override
    public double getDouble(int row) {
        return values[row];
    }
}
