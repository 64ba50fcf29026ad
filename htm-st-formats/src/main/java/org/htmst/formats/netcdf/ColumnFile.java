package org.htmst.formats.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.htmst.sample.ValueType;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/**
 * A netCDF-3 file in the shape of NOAA's netCDF-4 ones: variables of one dimension each, which has the variable's name.
 *
 * <p>The format knows no unsigned numbers: an unsigned variable is a signed one of the same width and bits with the attribute
 * {@code _Unsigned}.
 */
public final class ColumnFile {

    private static final Set<ValueType> UNSIGNED = EnumSet.of(ValueType.UINT8, ValueType.UINT16, ValueType.UINT32);

    private ColumnFile() {}

    /**
     * A variable.
     *
     * @param values as the variable's type has them
     * @param attributes in their order
     */
    public record Column(String name, ValueType type, double[] values, List<Attribute> attributes) {

        private DataType dataType() {
            return switch (type) {
                case INT8, UINT8 -> DataType.BYTE;
                case INT16, UINT16 -> DataType.SHORT;
                case INT32, UINT32 -> DataType.INT;
                case FLOAT32 -> DataType.FLOAT;
                case FLOAT64 -> DataType.DOUBLE;
            };
        }

        private Array array() {
            Array array = Array.factory(dataType(), new int[] {values.length});
            for (int i = 0; i < values.length; i++) {
                // Through long, so that unsigned numbers keep their bits.
                if (type.isInteger()) {
                    array.setLong(i, (long) values[i]);
                } else {
                    array.setDouble(i, values[i]);
                }
            }
            return array;
        }
    }

    /**
     * Writes a file.
     *
     * @param file is overwritten
     * @param attributes of the file
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, List<Attribute> attributes, List<Column> columns) throws IOException {
        NetcdfFileWriter writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, file.toString());
        try {
            writer.setFill(false);
            attributes.forEach(attribute -> writer.addGroupAttribute(null, attribute));
            List<Variable> variables =
                    columns.stream().map(column -> define(writer, column)).toList();
            writer.create();
            for (int c = 0; c < variables.size(); c++) {
                writer.write(variables.get(c), columns.get(c).array());
            }
        } catch (InvalidRangeException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        } finally {
            writer.close();
        }
    }

    private static Variable define(NetcdfFileWriter writer, Column column) {
        writer.addDimension(null, column.name, column.values.length);
        Variable variable = writer.addVariable(null, column.name, column.dataType(), column.name);
        column.attributes.forEach(variable::addAttribute);
        if (UNSIGNED.contains(column.type)) {
            variable.addAttribute(new Attribute("_Unsigned", "true"));
        }
        return variable;
    }
}
