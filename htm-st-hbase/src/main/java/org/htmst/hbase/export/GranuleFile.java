package org.htmst.hbase.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.input.NetcdfLayout;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/**
 * Writes a granule as a file of NOAA's layout: the same variables in the same order, each on a dimension of its own of its own name,
 * with the same values, types and attributes.
 *
 * <p>NOAA's files are netCDF-4, these are netCDF-3, since there is no writer of the former in pure Java: they are not compressed,
 * and since the format has no unsigned numbers, unsigned variables are signed ones of the same width and bits with the attribute
 * {@code _Unsigned}. The 64-bit {@code time} is a double, which holds it exactly. Attributes are those of the product's layout, not of the
 * one file, whose own are not stored.
 */
public final class GranuleFile {

    private static final String NETCDF_READING = "netcdf-";

    private GranuleFile() {}

    /**
     * Checks that a granule can be written.
     *
     * @throws IllegalArgumentException if it did not come from a netCDF file of NOAA's; the message says what to do
     */
    public static void check(Granule granule) {
        if (NetcdfLayout.ofProduct(granule.product()).isEmpty()
                || !granule.reading().startsWith(NETCDF_READING)) {
            throw new IllegalArgumentException("granule " + granule.id() + " (" + granule.fileName() + ") of product "
                    + granule.product()
                    + " did not come from one of NOAA's netCDF files, the only ones that are written back;"
                    + " 'htm-st query --product " + granule.product() + " --keep-flagged' writes its samples");
        }
    }

    /**
     * Writes a granule.
     *
     * @param samples all of them, with sentinels
     * @param file is overwritten
     * @throws IllegalArgumentException as {@link #check}
     * @throws IOException if the file cannot be written
     */
    public static void write(Granule granule, SampleTable samples, Path file) throws IOException {
        check(granule);
        NetcdfLayout layout = NetcdfLayout.ofProduct(granule.product()).orElseThrow();
        NetcdfFileWriter writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, file.toString());
        try {
            writer.setFill(false);
            layout.attributes().forEach((name, text) -> writer.addGroupAttribute(null, new Attribute(name, text)));
            writer.addGroupAttribute(null, new Attribute("history", history(granule)));
            Map<String, Column> columns = columns(samples);
            List<Column> written = new ArrayList<>();
            for (NetcdfLayout.Variable variable : layout.variables()) {
                Column column = columns.get(variable.name());
                if (column != null) {
                    written.add(column.as(define(writer, variable, column)));
                }
            }
            writer.create();
            for (Column column : written) {
                writer.write(column.variable, column.array());
            }
        } catch (InvalidRangeException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        } finally {
            writer.close();
        }
    }

    private static String history(Granule granule) {
        return "Written by htm-st " + ProgramVersion.CURRENT + " from a store that was loaded on "
                + Instant.ofEpochMilli(granule.loadedMs()) + " with " + granule.fileName() + " of SHA-256 "
                + granule.sha256() + ", " + granule.samplesKept() + " of " + granule.samplesRead()
                + " records. Values are those of that file; the attributes are those of all files of its kind.";
    }

    /** A variable, its values, and where they go. */
    private record Column(ValueType type, double[] values, Variable variable) {

        Column as(Variable target) {
            return new Column(type, values, target);
        }

        Array array() {
            Array array = Array.factory(variable.getDataType(), new int[] {values.length});
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

    /** What a file has, by variable; without the altitude if no sample has one. */
    private static Map<String, Column> columns(SampleTable samples) {
        Map<String, Column> columns = new HashMap<>();
        double[] timeMs = LongStream.of(samples.timeMs()).asDoubleStream().toArray();
        columns.put("time", new Column(ValueType.FLOAT64, timeMs, null));
        columns.put("lat", new Column(samples.positionType(), samples.latDeg(), null));
        columns.put("lon", new Column(samples.positionType(), samples.lonDeg(), null));
        if (DoubleStream.of(samples.altKm()).anyMatch(alt -> !Double.isNaN(alt))) {
            columns.put("alt", new Column(samples.positionType(), samples.altKm(), null));
        }
        for (int c = 0; c < samples.channels().size(); c++) {
            Channel channel = samples.channels().get(c);
            columns.put(channel.name(), new Column(channel.type(), samples.values()[c], null));
        }
        return columns;
    }

    private static Variable define(NetcdfFileWriter writer, NetcdfLayout.Variable layout, Column column) {
        writer.addDimension(null, layout.name(), column.values.length);
        Variable variable = writer.addVariable(null, layout.name(), dataType(column.type), layout.name());
        variable.addAttribute(new Attribute("long_name", layout.longName()));
        variable.addAttribute(new Attribute("units", layout.units()));
        double[] range =
                layout.validRange().stream().mapToDouble(Double::doubleValue).toArray();
        variable.addAttribute(
                range.length == 0
                        ? new Attribute("valid_range", "")
                        : new Attribute("valid_range", Array.factory(range)));
        if (column.type == ValueType.UINT8 || column.type == ValueType.UINT16 || column.type == ValueType.UINT32) {
            variable.addAttribute(new Attribute("_Unsigned", "true"));
        }
        return variable;
    }

    private static DataType dataType(ValueType type) {
        return switch (type) {
            case INT8, UINT8 -> DataType.BYTE;
            case INT16, UINT16 -> DataType.SHORT;
            case INT32, UINT32 -> DataType.INT;
            case FLOAT32 -> DataType.FLOAT;
            case FLOAT64 -> DataType.DOUBLE;
        };
    }
}
