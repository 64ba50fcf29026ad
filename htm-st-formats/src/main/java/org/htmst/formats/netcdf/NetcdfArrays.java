package org.htmst.formats.netcdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.htmst.formats.SourceFile;
import org.htmst.formats.array.ArrayFile;
import org.htmst.formats.array.ArrayVariable;
import org.htmst.formats.array.ArrayVariable.Kind;
import org.htmst.formats.array.Attribute;
import org.htmst.formats.array.Instants;
import org.htmst.sample.ValueType;
import ucar.ma2.DataType;
import ucar.nc2.Dimension;
import ucar.nc2.Variable;

/**
 * A netCDF file of any layout. Dimensions of times, which are those of the variables of one dimension whose units are
 * {@code UNIT since DATE}, run along records; all others are those of a record. What the attributes mean is CF's.
 */
final class NetcdfArrays implements ArrayFile {

    private static final int NS_PER_MS_DIGITS = 6;

    /** Of the last digit: what a program may have lost on the way from whole milliseconds. */
    private static final int LOST_STEPS = 4;

    /** Longer steps of a number do not tell one millisecond from the next. */
    private static final double COARSE_NS = 5e5;

    private static final BigDecimal MOST_MS = BigDecimal.valueOf(Long.MAX_VALUE >> 10);

    private final SourceFile file;
    private final NetcdfVariables netcdf;
    private final Map<String, Variable> byName = new HashMap<>();
    private final List<ArrayVariable> variables = new ArrayList<>();
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();

    NetcdfArrays(SourceFile file, NetcdfVariables netcdf) {
        this.file = file;
        this.netcdf = netcdf;
        netcdf.attributes().forEach(attribute -> attributes.put(attribute.getShortName(), attribute(attribute)));
        Set<String> times = new TreeSet<>();
        for (Variable variable : netcdf.all()) {
            byName.put(variable.getFullName(), variable);
            if (isTime(variable)) {
                times.add(dimension(variable, 0));
            }
        }
        for (Variable variable : netcdf.all()) {
            variables.add(variable(variable, times));
        }
    }

    static NetcdfArrays open(SourceFile file) {
        return new NetcdfArrays(file, NetcdfVariables.open(file));
    }

    @Override
    public SourceFile file() {
        return file;
    }

    @Override
    public String format() {
        return "netCDF";
    }

    @Override
    public Map<String, Attribute> attributes() {
        return attributes;
    }

    @Override
    public List<ArrayVariable> variables() {
        return variables;
    }

    @Override
    public void close() {
        netcdf.close();
    }

    private static Attribute attribute(ucar.nc2.Attribute attribute) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < attribute.getLength(); i++) {
            Object value = attribute.isString() ? attribute.getStringValue(i) : attribute.getNumericValue(i);
            if (value != null) {
                values.add(value);
            }
        }
        return new Attribute(values);
    }

    private static boolean isTime(Variable variable) {
        ucar.nc2.Attribute units = variable.findAttribute("units");
        return variable.getRank() == 1
                && variable.getDataType().isNumeric()
                && units != null
                && units.isString()
                && units.getStringValue() != null
                && units.getStringValue().toLowerCase(Locale.ROOT).contains(" since ");
    }

    /** The name of a dimension; one without a name is another for each variable. */
    private static String dimension(Variable variable, int d) {
        Dimension dimension = variable.getDimension(d);
        String name = dimension.getShortName();
        return name == null ? variable.getFullName() + "#" + d : name;
    }

    private ArrayVariable variable(Variable variable, Set<String> times) {
        Map<String, Attribute> own = new LinkedHashMap<>();
        variable.getAttributes().forEach(a -> own.put(a.getShortName(), attribute(a)));
        DataType type = variable.getDataType();
        Kind kind = isTime(variable) ? Kind.TIME : type.isNumeric() ? Kind.NUMBER : Kind.TEXT;
        // The letters of a text are no dimension of it.
        int rank = variable.getRank() - (type == DataType.CHAR && variable.getRank() > 0 ? 1 : 0);
        int along = -1;
        List<Integer> shape = new ArrayList<>();
        for (int d = 0; d < rank; d++) {
            if (along < 0 && times.contains(dimension(variable, d))) {
                along = d;
            } else {
                shape.add(variable.getShape(d));
                String bins = dimension(variable, d);
                own.putIfAbsent("DEPEND_" + shape.size(), new Attribute(List.of(bins)));
            }
        }
        return new ArrayVariable(
                variable.getFullName(),
                kind,
                kind == Kind.NUMBER ? valueType(variable) : Optional.empty(),
                shape,
                along >= 0,
                along >= 0 ? variable.getShape(along) : 1,
                along >= 0 ? Optional.of(dimension(variable, along)) : Optional.empty(),
                false,
                meaning(variable, own),
                own);
    }

    private static Optional<ValueType> valueType(Variable variable) {
        return Optional.ofNullable(NetcdfColumn.valueType(variable.getDataType(), variable.isUnsigned()));
    }

    private ArrayVariable.Meaning meaning(Variable variable, Map<String, Attribute> own) {
        Optional<ValueType> type =
                variable.getDataType().isNumeric() ? valueType(variable) : Optional.<ValueType>empty();
        List<Double> fills = new ArrayList<>();
        for (String name : List.of("_FillValue", "missing_value", "FILLVAL")) {
            numbers(own, name).forEach(fill -> fills.add(asRead(fill, type)));
        }
        List<Double> range = numbers(own, "valid_range");
        List<Double> least = range.size() == 2 ? range.subList(0, 1) : numbers(own, "valid_min");
        List<Double> most = range.size() == 2 ? range.subList(1, 2) : numbers(own, "valid_max");
        return new ArrayVariable.Meaning(
                fills,
                least.stream().map(bound -> asRead(bound, type)).toList(),
                most.stream().map(bound -> asRead(bound, type)).toList(),
                only(own, "scale_factor", 1),
                only(own, "add_offset", 0));
    }

    /** An attribute's number as a value of the variable: of unsigned ones the same bits. */
    private static double asRead(double number, Optional<ValueType> type) {
        if (type.equals(Optional.of(ValueType.FLOAT32))) {
            return (float) number;
        }
        boolean wraps = number < 0
                && type.isPresent()
                && Set.of(ValueType.UINT8, ValueType.UINT16, ValueType.UINT32).contains(type.get());
        return wraps ? number + Math.pow(2, Byte.SIZE * type.get().bytes()) : number;
    }

    private double only(Map<String, Attribute> own, String name, double otherwise) {
        if (!own.containsKey(name)) {
            return otherwise;
        }
        return own.get(name)
                .number()
                .filter(Double::isFinite)
                .orElseThrow(() -> file.error(
                        "has the attribute " + name + " '" + own.get(name).text() + "'; one number was expected"));
    }

    private static List<Double> numbers(Map<String, Attribute> own, String name) {
        return own.containsKey(name) ? own.get(name).numbers() : List.of();
    }

    @Override
    public double[][] numbers(ArrayVariable variable) {
        Variable found = byName.get(variable.name());
        double[] values = netcdf.numbers(found).values();
        int records = variable.records();
        int components = (int) variable.components();
        int[] shape = found.getShape();
        int along = variable.varies() ? along(found, variable) : -1;
        double[][] numbers = new double[components][records];
        // How many values there are for each step along the records, and before the next one.
        int inner = 1;
        for (int d = along + 1; along >= 0 && d < shape.length; d++) {
            inner *= shape[d];
        }
        for (int c = 0; c < components; c++) {
            int outer = along < 0 ? 0 : c / inner;
            for (int r = 0; r < records; r++) {
                numbers[c][r] = along < 0 ? values[c] : values[(outer * records + r) * inner + c % inner];
            }
        }
        return numbers;
    }

    private static int along(Variable found, ArrayVariable variable) {
        for (int d = 0; d < found.getRank(); d++) {
            if (dimension(found, d).equals(variable.axis().orElseThrow())) {
                return d;
            }
        }
        throw new IllegalStateException(variable.name());
    }

    @Override
    public List<List<String>> texts(ArrayVariable variable) {
        List<String> texts = netcdf.texts(byName.get(variable.name()));
        if (variable.varies() && variable.components() == 1) {
            return List.of(texts);
        }
        return texts.stream().map(List::of).toList();
    }

    @Override
    public Instants instants(ArrayVariable variable) {
        NetcdfColumn column = netcdf.numbers(byName.get(variable.name()));
        TimeUnits units;
        try {
            units = TimeUnits.of(variable.text("units").strip(), variable.text("calendar"));
        } catch (IllegalArgumentException e) {
            throw file.error("variable " + variable.name() + ": " + e.getMessage(), e);
        }
        BigDecimal scale = BigDecimal.valueOf(variable.meaning().scale());
        BigDecimal offset = BigDecimal.valueOf(variable.meaning().offset());
        Instants instants = new Instants(column.values().length);
        for (int i = 0; i < column.values().length; i++) {
            double value = column.values()[i];
            if (!Double.isFinite(value) || variable.meaning().isFill(value)) {
                instants.faults()[i] = "time " + value + " is none";
                continue;
            }
            BigDecimal exactNs = units.ns(column.exact(i).multiply(scale).add(offset));
            BigDecimal exactMs = exactNs.movePointLeft(NS_PER_MS_DIGITS);
            if (exactMs.abs().compareTo(MOST_MS) > 0) {
                instants.faults()[i] = "time " + value + " is far beyond all calendars";
                continue;
            }
            BigDecimal nearest = exactMs.setScale(0, RoundingMode.HALF_EVEN);
            double stepNs = column.step(i)
                    * units.unitNs()
                    * Math.abs(variable.meaning().scale());
            double offNs = exactMs.subtract(nearest)
                    .movePointRight(NS_PER_MS_DIGITS)
                    .abs()
                    .doubleValue();
            // A whole number of a coarse type, such as days as floats, is meant as it stands.
            if (stepNs >= COARSE_NS && value != Math.rint(value)) {
                throw file.error("variable " + variable.name() + ", record " + i + ": " + value
                        + " is a number of a type that goes on in steps of " + stepNs / 1e6
                        + " ms here; times must be exact to the ms");
            }
            boolean isWhole = offNs <= LOST_STEPS * stepNs;
            instants.ms()[i] = (isWhole ? nearest : exactMs.setScale(0, RoundingMode.FLOOR)).longValueExact();
            instants.finer()[i] = !isWhole;
        }
        return instants;
    }
}
