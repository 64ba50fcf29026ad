package org.htmst.cli.print;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
 * A classic netCDF file after the CF conventions, discrete sampling geometry {@code point}: one dimension {@code obs}, one
 * variable a column, satellite and product as flag variables, missing values as NaN.
 *
 * <p>Numbers keep the values of the input file; an integer channel takes the next wider type, which has room for a
 * {@code _FillValue} outside its range. The columns wait in files beside the answer until their length is known.
 */
public final class NetcdfPrinter implements SamplePrinter {

    private static final long CLASSIC_LIMIT_BYTES = 2_000_000_000L;

    private final Path file;
    private final List<Column> columns;
    private final Provenance provenance;
    private final List<SpilledColumn> spilled = new ArrayList<>();
    private final Map<String, Integer> satellites = new LinkedHashMap<>();
    private final Map<String, Integer> products = new LinkedHashMap<>();
    private final Set<ValueType> positionTypes = EnumSet.noneOf(ValueType.class);
    private long size;

    /** A printer that writes to {@code file}, an empty file or none. */
    public NetcdfPrinter(Path file, List<Column> columns, Provenance provenance) throws IOException {
        this.file = file;
        this.columns = List.copyOf(columns);
        this.provenance = provenance;
        for (int c = 0; c < columns.size(); c++) {
            spilled.add(new SpilledColumn(file.resolveSibling(file.getFileName() + "." + c)));
        }
    }

    @Override
    public void print(SampleBatch batch, int from, int end) throws IOException {
        positionTypes.add(batch.positionType());
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
                writer.addUnlimitedDimension("obs");
            } else {
                writer.addDimension(null, "obs", Math.toIntExact(size));
            }
            describe(writer);
            List<Variable> variables = new ArrayList<>();
            for (Column column : columns) {
                variables.add(define(writer, column));
            }
            writer.create();
            for (int c = 0; c < columns.size(); c++) {
                copy(writer, variables.get(c), spilled.get(c));
            }
        } catch (InvalidRangeException e) {
            throw new IOException("netCDF writer refused a block of " + file.getFileName() + ": " + e.getMessage(), e);
        } finally {
            writer.close();
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
        attribute(writer, "featureType", "point");
        attribute(writer, "title", "Samples selected by " + provenance.software());
        attribute(writer, "history", provenance.created() + " " + provenance.command());
        attribute(
                writer,
                "source",
                provenance.sources().stream().map(Provenance.Source::file).collect(Collectors.joining(", ")));
        attribute(writer, "provenance", provenance.json().toString());
    }

    private Variable define(NetcdfFileWriter writer, Column column) {
        DataType type = dataType(column);
        Variable variable = writer.addVariable(null, netcdfName(column.name()), type, "obs");
        attribute(writer, variable, "long_name", column.description());
        attribute(writer, variable, "units", column.unit());
        switch (column.field()) {
            case TIME -> {
                attribute(writer, variable, "standard_name", "time");
                attribute(writer, variable, "units", "milliseconds since 1970-01-01T00:00:00Z");
                attribute(writer, variable, "calendar", "standard");
            }
            case LON -> attribute(writer, variable, "standard_name", "longitude");
            case LAT -> attribute(writer, variable, "standard_name", "latitude");
            case ALT -> {
                attribute(writer, variable, "standard_name", "altitude");
                attribute(writer, variable, "positive", "up");
                attribute(writer, variable, "axis", "Z");
                fill(writer, variable);
            }
            case SATELLITE -> flags(writer, variable, satellites);
            case PRODUCT -> flags(writer, variable, products);
            case CHANNEL -> {
                attribute(writer, variable, "coordinates", "time lat lon alt");
                fill(writer, variable);
            }
            case LOCAL_TIME -> attribute(writer, variable, "coordinates", "time lat lon alt");
        }
        return variable;
    }

    private DataType dataType(Column column) {
        return switch (column.field()) {
            case TIME, LOCAL_TIME -> DataType.DOUBLE;
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

    private static void copy(NetcdfFileWriter writer, Variable variable, SpilledColumn column)
            throws IOException, InvalidRangeException {
        long length = variable.getSize();
        for (long first = 0; first < length; first += SpilledColumn.BLOCK) {
            double[] values = column.read(first);
            Array array = Array.factory(variable.getDataType(), new int[] {values.length});
            for (int i = 0; i < values.length; i++) {
                switch (variable.getDataType()) {
                    case SHORT -> array.setShort(i, Double.isNaN(values[i]) ? Short.MIN_VALUE : (short) values[i]);
                    case INT -> array.setInt(i, Double.isNaN(values[i]) ? Integer.MIN_VALUE : (int) values[i]);
                    default -> array.setDouble(i, values[i]);
                }
            }
            writer.write(variable, new int[] {Math.toIntExact(first)}, array);
        }
    }

    private static String netcdfName(String column) {
        return column.toLowerCase(Locale.ROOT).equals("obs") ? column + "_" : column.replace('/', '_');
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
