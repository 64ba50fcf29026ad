package org.htmst.answer.print;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.answer.print.Column.Field;
import org.htmst.interpolation.netcdf.DeflatedNetcdf;
import org.htmst.interpolation.result.ProviderUnit;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/**
 * A netCDF file, classic or then made into netCDF-4, after the CF conventions, discrete sampling geometry {@code point}: one dimension {@code obs}, one
 * variable a column, satellite and product as flag variables, missing values as NaN.
 *
 * <p>Numbers keep the values of the input file; an integer channel takes the next wider type, which has room for a
 * {@code _FillValue} outside its range. Times are whole milliseconds since the day of the first sample ({@link SampleClock}).
 * Units are spelled as UDUNITS does, with the provider's spelling beside them where that is another one. The columns wait in files
 * beside the answer until their length is known.
 */
final class NetcdfPrinter implements SamplePrinter {

    private static final String DIMENSION = "obs";
    private static final long CLASSIC_LIMIT_BYTES = 2_000_000_000L;

    /** A variable of the 64-bit classic format ends here. */
    private static final long MAX_SAMPLES = 0xFFFF_FFFCL / Double.BYTES;

    private static final List<Field> COORDINATES = List.of(Field.TIME, Field.LAT, Field.LON, Field.ALT);

    private final Path file;
    private final boolean deflated;
    private final List<Column> columns;
    private final Provenance provenance;
    private final List<SpilledColumn> spilled = new ArrayList<>();
    private final Map<String, Integer> satellites = new LinkedHashMap<>();
    private final Map<String, Integer> products = new LinkedHashMap<>();
    private final Set<ValueType> positionTypes = EnumSet.noneOf(ValueType.class);
    private SampleClock clock = SampleClock.EMPTY;
    private long size;

    /**
     * A printer that writes to a file.
     *
     * @param file an empty file or none
     * @param deflated whether it becomes netCDF-4
     */
    NetcdfPrinter(Path file, boolean deflated, List<Column> columns, Provenance provenance) throws IOException {
        this.file = file;
        this.deflated = deflated;
        this.columns = List.copyOf(columns);
        this.provenance = provenance;
        for (int c = 0; c < columns.size(); c++) {
            spilled.add(new SpilledColumn(file.resolveSibling(file.getFileName() + "." + c)));
        }
    }

    @Override
    public void print(SampleBatch batch, int from, int end) throws IOException {
        if (size + end - from > MAX_SAMPLES) {
            throw new IOException("a netCDF file has room for " + MAX_SAMPLES + " samples; ask for a shorter --time");
        }
        positionTypes.add(batch.positionType());
        for (int i = from; i < end; i++) {
            clock = clock.with(batch.timeMs()[i]);
        }
        double satellite = satellites.computeIfAbsent(batch.satellite(), name -> satellites.size());
        double product = products.computeIfAbsent(batch.product(), name -> products.size());
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            SpilledColumn out = spilled.get(c);
            for (int i = from; i < end; i++) {
                out.add(
                        switch (column.field()) {
                            case TIME -> batch.timeMs()[i];
                            case SATELLITE -> satellite;
                            case PRODUCT -> product;
                            case LON -> batch.lonDeg()[i];
                            case LAT -> batch.latDeg()[i];
                            case ALT -> batch.altKm()[i];
                            case LOCAL_TIME -> LocalTime.hours(LocalTime.of(batch, i));
                            case HTM_ID -> Column.trixel(batch, i);
                            case CHANNEL ->
                                batch.channels().get(column.channel()) == null
                                        ? Double.NaN
                                        : batch.values()[column.channel()][i];
                        });
            }
        }
        size += end - from;
    }

    @Override
    public void finish() throws IOException {
        NetcdfFileWriter writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, file.toString());
        try {
            writer.setFill(false);
            writer.setLargeFile(size * Double.BYTES * columns.size() > CLASSIC_LIMIT_BYTES);
            // Length 0 marks the unlimited dimension in the classic format, so an empty answer must use that one.
            if (size == 0) {
                writer.addUnlimitedDimension(DIMENSION);
            } else {
                writer.addDimension(null, DIMENSION, Math.toIntExact(size));
            }
            describe(writer);
            List<Variable> variables = new ArrayList<>();
            for (Column column : columns) {
                variables.add(define(writer, column));
            }
            writer.create();
            for (int c = 0; c < columns.size(); c++) {
                long origin = columns.get(c).field() == Field.TIME ? clock.epochMs() : 0;
                copy(writer, variables.get(c), spilled.get(c), origin);
            }
        } catch (InvalidRangeException e) {
            throw new IOException("netCDF writer refused a block of " + file.getFileName() + ": " + e.getMessage(), e);
        } finally {
            writer.close();
        }
        if (deflated) {
            DeflatedNetcdf.replace(file);
        }
    }

    @Override
    public void close() throws IOException {
        for (SpilledColumn column : spilled) {
            column.close();
        }
    }

    private void describe(NetcdfFileWriter writer) {
        attribute(writer, "Conventions", "CF-1.8");
        if (coordinates().startsWith("time lat lon")) {
            attribute(writer, "featureType", "point");
        }
        attribute(writer, "title", "Samples selected by " + provenance.software());
        provenance.attributes().forEach((name, text) -> attribute(writer, name, text));
        // As ISTP calls them.
        istp(writer, "Source_name", String.join(", ", satellites.keySet()));
        istp(writer, "Data_type", String.join(", ", products.keySet()));
        istp(writer, "Generated_by", provenance.software());
        istp(writer, "Generation_date", provenance.created().toString());
    }

    private static void istp(NetcdfFileWriter writer, String name, String value) {
        if (!value.isEmpty()) {
            attribute(writer, name, value);
        }
    }

    private Variable define(NetcdfFileWriter writer, Column column) {
        DataType type = dataType(column);
        Variable variable = writer.addVariable(null, freeName(writer, column.name()), type, DIMENSION);
        attribute(writer, variable, "long_name", column.description());
        switch (column.field()) {
            case TIME -> {
                attribute(writer, variable, "standard_name", "time");
                attribute(writer, variable, "units", clock.units());
                attribute(writer, variable, "calendar", "standard");
            }
            case LON -> place(writer, variable, "longitude", column);
            case LAT -> place(writer, variable, "latitude", column);
            case ALT -> {
                place(writer, variable, "altitude", column);
                attribute(writer, variable, "positive", "up");
                attribute(writer, variable, "axis", "Z");
                fill(writer, variable);
            }
            case SATELLITE -> flags(writer, variable, satellites);
            case PRODUCT -> flags(writer, variable, products);
            case CHANNEL -> {
                units(writer, variable, column);
                attribute(writer, variable, "coordinates", coordinates());
                fill(writer, variable);
            }
            case LOCAL_TIME -> {
                attribute(writer, variable, "units", column.unit());
                attribute(writer, variable, "coordinates", coordinates());
            }
            case HTM_ID -> attribute(writer, variable, "coordinates", coordinates());
        }
        return variable;
    }

    private static void place(NetcdfFileWriter writer, Variable variable, String name, Column column) {
        attribute(writer, variable, "standard_name", name);
        attribute(writer, variable, "units", column.unit());
    }

    /** None where products of one name differ in their units; else what is without one has the unit 1. */
    private static void units(NetcdfFileWriter writer, Variable variable, Column column) {
        boolean differ = column.unit().isEmpty()
                && column.meanings().stream()
                        .anyMatch(meaning -> !meaning.unit().isEmpty());
        if (!differ) {
            String units = new ProviderUnit(column.unit()).udunits();
            attribute(writer, variable, "units", units);
            attribute(writer, variable, "original_units", units.equals(column.unit()) ? "" : column.unit());
        }
    }

    /** Those of time and place that are among the columns. */
    private String coordinates() {
        return COORDINATES.stream()
                .filter(field -> columns.stream().anyMatch(column -> column.field() == field))
                .map(field -> Column.of(field).name())
                .collect(Collectors.joining(" "));
    }

    private DataType dataType(Column column) {
        return switch (column.field()) {
            case TIME -> clock.isShort() ? DataType.INT : DataType.DOUBLE;
            case LOCAL_TIME, HTM_ID -> DataType.DOUBLE;
            case SATELLITE, PRODUCT -> DataType.INT;
            case LON, LAT, ALT -> wide(positionTypes);
            case CHANNEL -> wide(column.meanings().stream().map(Channel::type).collect(Collectors.toSet()));
        };
    }

    private static DataType wide(Set<ValueType> types) {
        if (types.equals(Set.of(ValueType.FLOAT32))) {
            return DataType.FLOAT;
        }
        if (types.isEmpty() || !types.stream().allMatch(ValueType::isInteger)) {
            return DataType.DOUBLE;
        }
        int bytes = types.stream().mapToInt(ValueType::bytes).max().getAsInt();
        return bytes == 1 ? DataType.SHORT : bytes == 2 ? DataType.INT : DataType.DOUBLE;
    }

    private static void fill(NetcdfFileWriter writer, Variable variable) {
        writer.addVariableAttribute(
                variable,
                new Attribute(
                        "_FillValue",
                        switch (variable.getDataType()) {
                            case FLOAT -> Float.NaN;
                            case SHORT -> Short.MIN_VALUE;
                            case INT -> Integer.MIN_VALUE;
                            default -> Double.NaN;
                        }));
    }

    private static void flags(NetcdfFileWriter writer, Variable variable, Map<String, Integer> names) {
        if (names.isEmpty()) {
            return;
        }
        int[] values = names.values().stream().mapToInt(Integer::intValue).toArray();
        writer.addVariableAttribute(variable, new Attribute("flag_values", Array.factory(values)));
        attribute(
                writer,
                variable,
                "flag_meanings",
                names.keySet().stream().map(name -> name.replace(' ', '_')).collect(Collectors.joining(" ")));
    }

    /** Copies the numbers, less {@code origin}. */
    private static void copy(NetcdfFileWriter writer, Variable variable, SpilledColumn column, long origin)
            throws IOException, InvalidRangeException {
        long length = variable.getSize();
        for (long first = 0; first < length; first += SpilledColumn.BLOCK) {
            double[] values = column.read(first);
            Array array = Array.factory(variable.getDataType(), new int[] {values.length});
            for (int i = 0; i < values.length; i++) {
                double value = values[i] - origin;
                switch (variable.getDataType()) {
                    case SHORT -> array.setShort(i, Double.isNaN(value) ? Short.MIN_VALUE : (short) value);
                    case INT -> array.setInt(i, Double.isNaN(value) ? Integer.MIN_VALUE : (int) value);
                    default -> array.setDouble(i, value);
                }
            }
            writer.write(variable, new int[] {Math.toIntExact(first)}, array);
        }
    }

    /** The name of a column without strokes, and with marks behind it if another column, or the dimension, has it. */
    private static String freeName(NetcdfFileWriter writer, String column) {
        String name = column.replace('/', '_');
        while (name.equals(DIMENSION) || writer.findVariable(name) != null) {
            name += "_";
        }
        return name;
    }

    private static void attribute(NetcdfFileWriter writer, String name, String value) {
        writer.addGroupAttribute(null, new Attribute(name, value));
    }

    private static void attribute(NetcdfFileWriter writer, Variable variable, String name, String value) {
        if (!value.isEmpty()) {
            writer.addVariableAttribute(variable, new Attribute(name, value));
        }
    }
}
