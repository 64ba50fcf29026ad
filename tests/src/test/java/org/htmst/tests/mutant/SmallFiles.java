package org.htmst.tests.mutant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Dimension;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/** The first records of a real file, as classic netCDF. */
final class SmallFiles {

    static final int RECORDS = 150;

    private SmallFiles() {}

    /**
     * Writes a classic file.
     *
     * @param unlimited whether all variables share an unlimited dimension, as NOAA's own aggregates do, or each has its own, as
     *     NOAA's daily files do
     */
    static Path write(Path real, Path small, boolean unlimited) throws IOException, InvalidRangeException {
        NetcdfFileWriter writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, small.toString());
        try (NetcdfFile file = NetcdfFile.open(real.toString())) {
            Dimension shared = unlimited ? writer.addUnlimitedDimension("time") : null;
            Map<Variable, Array> columns = new LinkedHashMap<>();
            for (Variable variable : file.getVariables()) {
                String name = variable.getShortName();
                Dimension own = unlimited ? shared : writer.addDimension(null, name, RECORDS);
                Array values = classic(variable, variable.read(new int[] {0}, new int[] {RECORDS}));
                columns.put(
                        writer.addVariable(null, name, DataType.getType(values.getElementType()), List.of(own)),
                        values);
            }
            writer.create();
            for (Map.Entry<Variable, Array> column : columns.entrySet()) {
                writer.write(column.getKey(), column.getValue());
            }
            return small;
        } finally {
            writer.close();
        }
    }

    /** Classic files have no unsigned numbers and none of eight bytes but doubles. */
    private static Array classic(Variable variable, Array values) {
        DataType type = variable.getDataType();
        if (!variable.isUnsigned() && type != DataType.LONG) {
            return values;
        }
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            long mask = type == DataType.LONG ? -1 : (1L << (Byte.SIZE * type.getSize())) - 1;
            numbers.add((double) (values.getLong(i) & mask));
        }
        Array wider = Array.factory(
                type == DataType.BYTE ? DataType.SHORT : type == DataType.SHORT ? DataType.INT : DataType.DOUBLE,
                new int[] {RECORDS});
        for (int i = 0; i < RECORDS; i++) {
            wider.setDouble(i, numbers.get(i));
        }
        return wider;
    }
}
