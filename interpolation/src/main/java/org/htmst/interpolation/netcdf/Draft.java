package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/** A netCDF-3 file in the making: first all definitions, then {@link #begin}, then the numbers. */
final class Draft implements AutoCloseable {

    private final NetcdfFileWriter file;

    Draft(Path path) throws IOException {
        file = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, path.toString());
        file.setFill(false);
        file.setLargeFile(true);
    }

    void dimension(String name, int length) {
        file.addDimension(null, name, length);
    }

    /** Defines the dimension along which files can be joined; here it has the length 1. */
    void records(String name) {
        file.addUnlimitedDimension(name);
    }

    /** Defines a variable; {@code shape} names its dimensions, separated by blanks. */
    Variable define(String name, DataType type, String shape, String longName) {
        Variable variable = file.addVariable(null, name, type, shape);
        return with(variable, "long_name", longName);
    }

    Variable define(String name, DataType type, String shape, String longName, String units) {
        return with(define(name, type, shape, longName), "units", units);
    }

    static Variable with(Variable variable, String attribute, String text) {
        variable.addAttribute(new Attribute(attribute, text));
        return variable;
    }

    static Variable with(Variable variable, String attribute, Number number) {
        variable.addAttribute(new Attribute(attribute, number));
        return variable;
    }

    void attribute(String name, String text) {
        file.addGroupAttribute(null, new Attribute(name, text));
    }

    void attribute(String name, Number number) {
        file.addGroupAttribute(null, new Attribute(name, number));
    }

    /** Ends the definitions. */
    void begin() throws IOException {
        file.create();
    }

    /** Writes all of a variable, from a flat array of its type. */
    void write(String name, Object numbers) throws IOException {
        Variable variable = file.findVariable(name);
        write(variable, numbers, new int[variable.getRank()], shape(variable));
    }

    /** Writes one bin of a field, whose two first dimensions are the only time and the bins. */
    void write(String name, Object numbers, int bin) throws IOException {
        Variable variable = file.findVariable(name);
        int[] origin = new int[variable.getRank()];
        int[] shape = shape(variable);
        origin[1] = bin;
        shape[1] = 1;
        write(variable, numbers, origin, shape);
    }

    private static int[] shape(Variable variable) {
        int[] shape = variable.getShape();
        if (variable.isUnlimited()) {
            shape[0] = 1;
        }
        return shape;
    }

    private void write(Variable variable, Object numbers, int[] origin, int[] shape) throws IOException {
        try {
            file.write(variable, origin, Array.factory(variable.getDataType(), shape, numbers));
        } catch (InvalidRangeException e) {
            throw new IllegalStateException(
                    "variable " + variable.getShortName() + " was laid out for other numbers", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
