package org.htmst.answer.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.htmst.formats.netcdf.ColumnFile;
import org.htmst.formats.netcdf.NetcdfLayout;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import ucar.ma2.Array;
import ucar.nc2.Attribute;

/**
 * Writes a granule as a file of NOAA's layout: the same variables in the same order, each on a dimension of its own of its own name,
 * with the same values, types and attributes.
 *
 * <p>NOAA's files are netCDF-4, these are netCDF-3, since there is no writer of the former in pure Java: they are not compressed,
 * unsigned variables are as in a {@link ColumnFile}, and the 64-bit {@code time} is a double, which holds it exactly. Attributes are
 * those of the product's layout, not of the one file, whose own are not stored.
 */
public final class GranuleFile {

    private static final String NETCDF_READING = "netcdf-";

    private GranuleFile() {}

    /** Whether a granule came from a netCDF file of NOAA's layout. */
    public static boolean isOf(Granule granule) {
        return NetcdfLayout.ofProduct(granule.product()).isPresent()
                && granule.reading().startsWith(NETCDF_READING);
    }

    /**
     * Writes a granule.
     *
     * @param granule {@linkplain #isOf one of NOAA's}
     * @param samples all of them, with sentinels
     * @param file is overwritten
     * @throws IOException if the file cannot be written
     */
    public static void write(Granule granule, SampleTable samples, Path file) throws IOException {
        NetcdfLayout layout = NetcdfLayout.ofProduct(granule.product()).orElseThrow();
        List<Attribute> attributes = new ArrayList<>();
        layout.attributes().forEach((name, text) -> attributes.add(new Attribute(name, text)));
        attributes.add(new Attribute("history", history(granule)));
        Map<String, Content> contents = contents(samples);
        List<ColumnFile.Column> columns = layout.variables().stream()
                .filter(variable -> contents.containsKey(variable.name()))
                .map(variable -> contents.get(variable.name()).as(variable))
                .toList();
        ColumnFile.write(file, attributes, columns);
    }

    private static String history(Granule granule) {
        return "Written by " + ProgramVersion.SOFTWARE + " from a store that was loaded on "
                + Instant.ofEpochMilli(granule.loadedMs()) + " with " + granule.fileName() + " of SHA-256 "
                + granule.sha256() + ", " + granule.samplesKept() + " of " + granule.samplesRead()
                + " records. Values are those of that file; the attributes are those of all files of its kind.";
    }

    /** The values of a variable. */
    private record Content(ValueType type, double[] values) {

        ColumnFile.Column as(NetcdfLayout.Variable layout) {
            double[] range = layout.validRange().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            return new ColumnFile.Column(
                    layout.name(),
                    type,
                    values,
                    List.of(
                            new Attribute("long_name", layout.longName()),
                            new Attribute("units", layout.units()),
                            range.length == 0
                                    ? new Attribute("valid_range", "")
                                    : new Attribute("valid_range", Array.factory(range))));
        }
    }

    /** What a file has, by variable; without the altitude if no sample has one. */
    private static Map<String, Content> contents(SampleTable samples) {
        Map<String, Content> contents = new HashMap<>();
        double[] timeMs = LongStream.of(samples.timeMs()).asDoubleStream().toArray();
        contents.put("time", new Content(ValueType.FLOAT64, timeMs));
        contents.put("lat", new Content(samples.positionType(), samples.latDeg()));
        contents.put("lon", new Content(samples.positionType(), samples.lonDeg()));
        if (DoubleStream.of(samples.altKm()).anyMatch(alt -> !Double.isNaN(alt))) {
            contents.put("alt", new Content(samples.positionType(), samples.altKm()));
        }
        for (int c = 0; c < samples.channels().size(); c++) {
            Channel channel = samples.channels().get(c);
            contents.put(channel.name(), new Content(channel.type(), samples.values()[c]));
        }
        return contents;
    }
}
