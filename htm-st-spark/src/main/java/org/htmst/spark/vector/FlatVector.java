package org.htmst.spark.vector;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarArray;
import org.apache.spark.sql.vectorized.ColumnarMap;
import org.apache.spark.unsafe.types.UTF8String;

/** A column of numbers over an array of the store's, without a copy and, unless said otherwise, without gaps. */
abstract class FlatVector extends ColumnVector {

    FlatVector(DataType type) {
        super(type);
    }

    @Override
    public void close() {}

    @Override
    public boolean hasNull() {
        return false;
    }

    @Override
    public int numNulls() {
        return 0;
    }

    @Override
    public boolean isNullAt(int row) {
        return false;
    }

    @Override
    public boolean getBoolean(int row) {
        throw notHeld("a truth value");
    }

    @Override
    public byte getByte(int row) {
        throw notHeld("a byte");
    }

    @Override
    public short getShort(int row) {
        throw notHeld("a short number");
    }

    @Override
    public int getInt(int row) {
        throw notHeld("an int");
    }

    @Override
    public long getLong(int row) {
        throw notHeld("a long number");
    }

    @Override
    public float getFloat(int row) {
        throw notHeld("a float");
    }

    @Override
    public double getDouble(int row) {
        throw notHeld("a double");
    }

    @Override
    public ColumnarArray getArray(int row) {
        throw notHeld("an array");
    }

    @Override
    public ColumnarMap getMap(int ordinal) {
        throw notHeld("a map");
    }

    @Override
    public Decimal getDecimal(int row, int precision, int scale) {
        throw notHeld("a decimal");
    }

    @Override
    public UTF8String getUTF8String(int row) {
        throw notHeld("a text");
    }

    @Override
    public byte[] getBinary(int row) {
        throw notHeld("bytes");
    }

    @Override
    public ColumnVector getChild(int ordinal) {
        throw notHeld("parts");
    }

    private UnsupportedOperationException notHeld(String what) {
        return new UnsupportedOperationException("a column of type " + dataType() + " is asked for " + what);
    }
}
