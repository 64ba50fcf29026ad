package org.htmst.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.hbase.input.PoesSatellite;
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
 * Writes a simulated day as a file of NOAA's {@code proc} layout: 158 variables, each on a dimension of its own of its own name.
 *
 * <p>NOAA's files are netCDF-4, these are netCDF-3, which has neither compression nor unsigned numbers: they are five to ten
 * times as long, unsigned variables are signed ones of the same width with the attribute {@code _Unsigned}, and the 64-bit
 * {@code time} is a double, which holds it exactly. Units and long names are those of the store's catalog.
 */
public final class ProcFile {

    private static final String TIME = "time";

    private ProcFile() {}

    /**
     * The name by which NOAA would call the file of a satellite's day.
     *
     * @throws IllegalArgumentException if no such satellite is known
     */
    public static String name(String satellite, LocalDate day) {
        String token = PoesSatellite.ofName(satellite)
                .orElseThrow(
                        () -> new IllegalArgumentException("satellite '" + satellite + "' is none of NOAA's files"))
                .token();
        return "poes_" + token + "_" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + "_proc.nc";
    }

    /**
     * Writes the file of {@code day}, over whatever {@code file} is.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(SimulatedDay day, Path file) throws IOException {
        List<Channel> channels = inFiles(SimulatedDay.product().channels());
        SampleTable samples = day.samples(channels);
        NetcdfFileWriter writer = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, file.toString());
        try {
            List<Column> columns = columns(writer, samples, day.size());
            describe(writer, day);
            writer.create();
            for (Column column : columns) {
                writer.write(column.variable, array(column.type, column.values));
            }
        } catch (InvalidRangeException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        } finally {
            writer.close();
        }
    }

    /** The channels that stand in files, without the flags that a reader derives. */
    static List<Channel> inFiles(List<Channel> channels) {
        Set<String> derived = channels.stream().map(Channel::calibration).collect(Collectors.toSet());
        return channels.stream().filter(c -> !derived.contains(c.name())).toList();
    }

    private record Column(Variable variable, ValueType type, double[] values) {}

    private static List<Column> columns(NetcdfFileWriter writer, SampleTable samples, int size) {
        List<Column> columns = new ArrayList<>();
        double[] timeMs = new double[size];
        for (int i = 0; i < size; i++) {
            timeMs[i] = samples.timeMs()[i];
        }
        columns.add(column(writer, TIME, ValueType.FLOAT64, TIME, "milliseconds since 1970", timeMs));
        ValueType place = samples.positionType();
        columns.add(column(writer, "lat", place, "degrees", "latitude of the satellite", samples.latDeg()));
        columns.add(column(writer, "lon", place, "degrees", "longitude of the satellite", samples.lonDeg()));
        columns.add(column(writer, "alt", place, "km", "altitude of the satellite", samples.altKm()));
        for (int c = 0; c < samples.channels().size(); c++) {
            Channel channel = samples.channels().get(c);
            columns.add(column(
                    writer,
                    channel.name(),
                    channel.type(),
                    channel.unit(),
                    channel.description(),
                    samples.values()[c]));
        }
        return columns;
    }

    private static Column column(
            NetcdfFileWriter writer, String name, ValueType type, String unit, String longName, double[] values) {
        writer.addDimension(null, name, values.length);
        Variable variable = writer.addVariable(null, name, dataType(type), name);
        if (!unit.isEmpty()) {
            variable.addAttribute(new Attribute("units", unit));
        }
        variable.addAttribute(new Attribute("long_name", longName));
        if (type == ValueType.UINT8 || type == ValueType.UINT16 || type == ValueType.UINT32) {
            variable.addAttribute(new Attribute("_Unsigned", "true"));
        }
        return new Column(variable, type, values);
    }

    private static void describe(NetcdfFileWriter writer, SimulatedDay day) {
        String[][] attributes = {
            {"title", "SIMULATED POES/MetOp SEM-2 data; no satellite measured them"},
            {
                "description",
                "Made by htm-st simulate --satellite " + day.satellite().satellite() + " --time " + day.day()
                        + "/P1D --seed " + day.seed()
            },
            {"time_coverage_duration", "1day"},
            {"time_coverage_resolution", "2sec"},
            {"license", "Public"},
        };
        for (String[] attribute : attributes) {
            writer.addGroupAttribute(null, new Attribute(attribute[0], attribute[1]));
        }
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

    private static Array array(ValueType type, double[] values) {
        Array array = Array.factory(dataType(type), new int[] {values.length});
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
