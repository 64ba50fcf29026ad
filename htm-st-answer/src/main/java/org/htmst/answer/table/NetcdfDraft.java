package org.htmst.answer.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
public final class NetcdfDraft implements AutoCloseable {

    private final NetcdfFileWriter file;
    private final Set<String> dimensions = new HashSet<>();
    private final Map<Variable, Object> given = new LinkedHashMap<>();

    /** A file at {@code path}; a large one may have more than two gigabytes. */
    public NetcdfDraft(Path path, boolean large) throws IOException {
        file = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, path.toString());
        file.setFill(false);
        file.setLargeFile(large);
    }

    /** A name of letters, digits and underscores. */
    public static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    /** Defines a dimension, unless it is there; of length 0 that which can grow. */
    public void dimension(String name, int length) {
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
    public Variable define(String name, DataType type, String shape, String longName) {
        String free = plain(name);
        while (file.findVariable(free) != null || dimensions.contains(free) && !(shape + " ").startsWith(free + " ")) {
            free += "_";
        }
        return with(file.addVariable(null, free, type, shape), "long_name", longName);
    }

    /** Defines a variable of texts in UTF-8, whose content is {@link #letters}. */
    public Variable defineTexts(String name, String dimension, List<byte[]> texts, String longName) {
        String letters = plain(name) + "_letters";
        dimension(letters, length(texts));
        Variable variable = define(name, DataType.CHAR, dimension + " " + letters, longName);
        return with(variable, "_Encoding", "utf-8");
    }

    /** Texts one after the other, all of the length of the longest. */
    public static char[] letters(List<byte[]> texts) {
        int length = length(texts);
        char[] letters = new char[texts.size() * length];
        for (int i = 0; i < texts.size(); i++) {
            for (int k = 0; k < texts.get(i).length; k++) {
                letters[i * length + k] = (char) Byte.toUnsignedInt(texts.get(i)[k]);
            }
        }
        return letters;
    }

    /** The format has no second dimension of length 0. */
    private static int length(List<byte[]> texts) {
        return Math.max(1, texts.stream().mapToInt(text -> text.length).max().orElse(1));
    }

    /** Defines the variable that has the bounds of {@code variable}, and names it there. */
    public Variable bounds(Variable variable, String dimension, String each, int length) {
        dimension(each, length);
        String name = variable.getShortName() + "_bounds";
        with(variable, "bounds", name);
        return file.addVariable(null, name, DataType.DOUBLE, dimension + " " + each);
    }

    /** Gives a variable an attribute, unless its text is empty. */
    public static Variable with(Variable variable, String attribute, String text) {
        if (!text.isEmpty()) {
            variable.addAttribute(new Attribute(attribute, text));
        }
        return variable;
    }

    /** Spelled as UDUNITS does, with the provider's spelling beside it where that is another one. */
    public static Variable units(Variable variable, String unit) {
        String units = new ProviderUnit(unit).udunits();
        with(variable, "units", units);
        return with(variable, "original_units", units.equals(unit) ? "" : unit);
    }

    /** Gives the file an attribute. */
    public void attribute(String name, String text) {
        file.addGroupAttribute(null, new Attribute(name, text));
    }

    /** Gives all of a variable, a flat array of its type, to be written by {@link #begin}. */
    public void give(Variable variable, Object numbers) {
        given.put(variable, numbers);
    }

    /** Ends the definitions. */
    public void begin() throws IOException {
        file.create();
        for (Map.Entry<Variable, Object> entry : given.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
    }

    /** Writes all of a variable, from a flat array of its type. */
    public void write(Variable variable, Object numbers) throws IOException {
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
