package org.htmst.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.htmst.formats.Places;
import org.htmst.formats.SatelliteName;
import org.htmst.sample.Channel;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.product.StoredProduct;
import org.htmst.time.TimeAxis;

/**
 * Reads samples from rows of Spark that are to be written.
 *
 * @param schema of the rows
 * @param channels which of their columns are channels, in their order
 */
record SampleRowReader(StructType schema, List<Channel> channels) implements Serializable {

    private static final long MS_US = 1000;

    /** Of a row, beside the channels. */
    private static final List<String> NEEDED = List.of("satellite", "time", "lon", "lat");

    /**
     * A reader of rows of a schema.
     *
     * @throws IllegalArgumentException if a column is missing that every sample has, or there is one that the product does not have, or of
     *     another type
     */
    static SampleRowReader of(StoredProduct product, StructType schema) {
        List<Channel> channels = new ArrayList<>();
        for (var field : schema.fields()) {
            ProductColumn column = product.columns().get(field.name());
            if (column == null) {
                throw new IllegalArgumentException("column '" + field.name() + "' is no channel of product '"
                        + product.name() + "'; leave it out, or load a file with a descriptor that has it");
            }
            boolean fits = column.type() instanceof NumericType
                    ? field.dataType() instanceof NumericType
                    : field.dataType().equals(column.type());
            if (!fits) {
                throw new IllegalArgumentException("column '" + field.name() + "' is of type "
                        + field.dataType().simpleString() + "; cast it to "
                        + column.type().simpleString());
            }
            if (column.kind() == ProductColumn.Kind.CHANNEL) {
                channels.add(column.channel());
            }
        }
        for (String needed : NEEDED) {
            if (!List.of(schema.fieldNames()).contains(needed)) {
                throw new IllegalArgumentException("there is no column '" + needed + "'; every sample has "
                        + String.join(", ", NEEDED) + ", and at least one channel");
            }
        }
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("there is no column of a channel; give at least one");
        }
        return new SampleRowReader(schema, List.copyOf(channels));
    }

    /**
     * Adds the sample of a row to others.
     *
     * @throws IllegalArgumentException if it is none
     */
    void add(InternalRow row, SampleRows rows) {
        String satellite = "";
        long timeUs = 0;
        double[] numbers = new double[3 + channels.size()];
        numbers[2] = Double.NaN;
        int channel = 3;
        for (int i = 0; i < schema.length(); i++) {
            String name = schema.fields()[i].name();
            if (row.isNullAt(i) && NEEDED.contains(name)) {
                throw new IllegalArgumentException("a row has no " + name + "; every sample has one");
            }
            switch (name) {
                case "satellite" -> satellite = row.getUTF8String(i).toString();
                case "time" -> timeUs = row.getLong(i);
                case "lon" -> numbers[0] = number(row, i);
                case "lat" -> numbers[1] = number(row, i);
                case "alt" -> numbers[2] = number(row, i);
                // They follow from time and place.
                case "local_time", "htm_id", ProductColumn.CELL -> {}
                default -> {
                    numbers[channel] = value(channels.get(channel - 3), number(row, i));
                    channel++;
                }
            }
        }
        check(satellite, timeUs, numbers);
        rows.add(satellite, timeUs / MS_US, numbers);
    }

    private double number(InternalRow row, int i) {
        DataType type = schema.fields()[i].dataType();
        if (row.isNullAt(i)) {
            return Double.NaN;
        }
        if (type.equals(DataTypes.DoubleType)) {
            return row.getDouble(i);
        }
        if (type.equals(DataTypes.FloatType)) {
            return row.getFloat(i);
        }
        Object value = row.get(i, type);
        return value instanceof Number number ? number.doubleValue() : Double.parseDouble(value.toString());
    }

    /** What stands for a value in a file: of whole numbers one of those that mean "not measured". */
    private static double value(Channel channel, double value) {
        double stored = Double.isNaN(value)
                        && channel.type().isInteger()
                        && !channel.missing().isEmpty()
                ? channel.missing().get(0)
                : value;
        if (!channel.type().holds(stored)) {
            throw new IllegalArgumentException("value " + value + " of channel '" + channel.name() + "' is no "
                    + channel.type().label());
        }
        return stored;
    }

    private static void check(String satellite, long timeUs, double... numbers) {
        SatelliteName.check(satellite);
        if (timeUs % MS_US != 0 || timeUs / MS_US < TimeAxis.MIN_MS || timeUs / MS_US >= TimeAxis.END_MS) {
            throw new IllegalArgumentException(
                    "time " + timeUs + " (microseconds since 1970) is no whole millisecond of the time axis;"
                            + " date_trunc('MILLISECOND', time) cuts it");
        }
        Optional<Places.Fault> fault = Places.fault(numbers[0], numbers[1], numbers[2]);
        if (fault.isPresent()) {
            throw new IllegalArgumentException("a sample of " + satellite + " is at no place: "
                    + fault.get().words());
        }
    }
}
