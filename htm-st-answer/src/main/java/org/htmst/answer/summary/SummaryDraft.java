package org.htmst.answer.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.htmst.interpolation.result.ProviderUnit;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/** A classic netCDF file in the making: first all definitions, then {@link #begin}, then the numbers of what was not given before. */
final class SummaryDraft implements AutoCloseable {

    private final NetcdfFileWriter file;
    private final Set<String> dimensions = new HashSet<>();
    private final Map<Variable, Object> given = new LinkedHashMap<>();

    SummaryDraft(Path path, boolean large) throws IOException {
        file = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, path.toString());
        file.setFill(false);
        file.setLargeFile(large);
    }

    /** A name of letters, digits and underscores. */
    static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** Defines a dimension, unless it is there; of length 0 that which can grow. */
    void dimension(String name, int length) {
        if (dimensions.add(name)) {
            if (length == 0) {
                file.addUnlimitedDimension(name);
            } else {
                file.addDimension(null, name, length);
            }
        }
    }

    /**
     * Defines a variable.
     *
     * @param name to which marks are added if another variable or a dimension of another meaning has it
     * @param shape its dimensions, separated by blanks
     */
    Variable define(String name, DataType type, String shape, String longName) {
        String free = plain(name);
        while (file.findVariable(free) != null || dimensions.contains(free) && !(shape + " ").startsWith(free + " ")) {
            free += "_";
        }
        return with(file.addVariable(null, free, type, shape), "long_name", longName);
    }

    /** Defines the variable that has the bounds of {@code variable}, and names it there. */
    Variable bounds(Variable variable, String dimension, String each, int length) {
        dimension(each, length);
        String name = variable.getShortName() + "_bounds";
        with(variable, "bounds", name);
        return file.addVariable(null, name, DataType.DOUBLE, dimension + " " + each);
    }

    static Variable with(Variable variable, String attribute, String text) {
        if (!text.isEmpty()) {
            variable.addAttribute(new Attribute(attribute, text));
        }
        return variable;
    }

    /** Spelled as UDUNITS does, with the provider's spelling beside it where that is another one. */
    static Variable units(Variable variable, String unit) {
        String units = new ProviderUnit(unit).udunits();
        with(variable, "units", units);
        return with(variable, "original_units", units.equals(unit) ? "" : unit);
    }

    void attribute(String name, String text) {
        file.addGroupAttribute(null, new Attribute(name, text));
    }

    /** Gives all of a variable, a flat array of its type, to be written by {@link #begin}. */
    void give(Variable variable, Object numbers) {
        given.put(variable, numbers);
    }

    /** Ends the definitions. */
    void begin() throws IOException {
        file.create();
        for (Map.Entry<Variable, Object> entry : given.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
    }

    /** Writes all of a variable, from a flat array of its type. */
    void write(Variable variable, Object numbers) throws IOException {
        if (variable.getSize() > 0) {
            try {
                file.write(variable, Array.factory(variable.getDataType(), variable.getShape(), numbers));
            } catch (InvalidRangeException e) {
                throw new IllegalStateException(
                        "variable " + variable.getShortName() + " was laid out for other numbers", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
