package org.htmst.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.htmst.formats.netcdf.ColumnFile;
import org.htmst.formats.poes.PoesSatellite;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import ucar.nc2.Attribute;

/**
 * Writes a simulated day as a file of NOAA's {@code proc} layout: 158 variables, each on a dimension of its own of its own name.
 *
 * <p>NOAA's files are netCDF-4, these are netCDF-3, which has no compression: they are five to ten times as long. Unsigned
 * variables are as in a {@link ColumnFile}, and the 64-bit {@code time} is a double, which holds it exactly. Units and long names
 * are those of the store's catalog.
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
        SampleTable samples = day.samples(inFiles(SimulatedDay.product().channels()));
        ColumnFile.write(file, attributes(day), columns(samples));
    }

    /** The channels that stand in files, without the flags that a reader derives. */
    static List<Channel> inFiles(List<Channel> channels) {
        Set<String> derived = channels.stream().map(Channel::calibration).collect(Collectors.toSet());
        return channels.stream().filter(c -> !derived.contains(c.name())).toList();
    }

    private static List<ColumnFile.Column> columns(SampleTable samples) {
        List<ColumnFile.Column> columns = new ArrayList<>();
        double[] timeMs = LongStream.of(samples.timeMs()).asDoubleStream().toArray();
        columns.add(column(TIME, ValueType.FLOAT64, TIME, "milliseconds since 1970", timeMs));
        ValueType place = samples.positionType();
        columns.add(column("lat", place, "degrees", "latitude of the satellite", samples.latDeg()));
        columns.add(column("lon", place, "degrees", "longitude of the satellite", samples.lonDeg()));
        columns.add(column("alt", place, "km", "altitude of the satellite", samples.altKm()));
        for (int c = 0; c < samples.channels().size(); c++) {
            Channel channel = samples.channels().get(c);
            columns.add(
                    column(channel.name(), channel.type(), channel.unit(), channel.description(), samples.values()[c]));
        }
        return columns;
    }

    private static ColumnFile.Column column(
            String name, ValueType type, String unit, String longName, double[] values) {
        Attribute described = new Attribute("long_name", longName);
        return new ColumnFile.Column(
                name,
                type,
                values,
                unit.isEmpty() ? List.of(described) : List.of(new Attribute("units", unit), described));
    }

    private static List<Attribute> attributes(SimulatedDay day) {
        return List.of(
                new Attribute("title", "SIMULATED POES/MetOp SEM-2 data; no satellite measured them"),
                new Attribute(
                        "description",
                        "Made by htm-st simulate --satellite " + day.satellite().satellite() + " --time " + day.day()
                                + "/P1D --seed " + day.seed()),
                new Attribute("time_coverage_duration", "1day"),
                new Attribute("time_coverage_resolution", "2sec"),
                new Attribute("license", "Public"));
    }
}
