package org.htmst.spark.product;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Numbers of the store as Spark holds them in rows. */
public final class ProductValue {

    private ProductValue() {}

    /** A number that the type has, as an object of that type; null for NaN, which is a value that is missing. */
    public static Object typed(double number, DataType type) {
        if (Double.isNaN(number)) {
            return null;
        }
        if (type.equals(DataTypes.ByteType)) {
            return (byte) number;
        }
        if (type.equals(DataTypes.ShortType)) {
            return (short) number;
        }
        if (type.equals(DataTypes.IntegerType)) {
            return (int) number;
        }
        if (type.equals(DataTypes.LongType)) {
            return (long) number;
        }
        return type.equals(DataTypes.FloatType) ? (Object) (float) number : (Object) number;
    }
}
