package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.htmst.interpolation.Direction;
import org.htmst.interpolation.InterpolationParameters;
import org.htmst.interpolation.LocalTimeAxis;
import org.htmst.interpolation.LocalTimeBins;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.NeighbourSource;
import org.htmst.interpolation.Provenance;
import org.htmst.interpolation.SampleCounts;
import org.htmst.interpolation.Statistic;
import org.htmst.interpolation.TrixelGrid;
import org.htmst.interpolation.ValueSpace;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;
import ucar.nc2.iosp.netcdf3.N3header;

/** Reads one file. */
final class MapReader {

    static {
        // Else zeros would stand for what a cut file lacks.
        N3header.disallowFileTruncation = true;
    }

    private final NetcdfFile file;

    private MapReader(NetcdfFile file) {
        this.file = file;
    }

    static LocalTimeMaps read(Path source) throws IOException {
        try (NetcdfFile file = NetcdfFile.open(source.toString())) {
            return new MapReader(file).read();
        } catch (InvalidRangeException e) {
            throw new IOException("a variable is smaller than its dimensions", e);
        }
    }

    private LocalTimeMaps read() throws IOException, InvalidRangeException {
        int version = number(Names.FORMAT).intValue();
        if (version != Names.FORMAT_VERSION) {
            throw new IOException(
                    "it has version " + version + " of the format; this program reads " + Names.FORMAT_VERSION);
        }
        InterpolationParameters parameters = new InterpolationParameters(
                number(Names.LEVEL).intValue(),
                number(Names.RADIUS).doubleValue(),
                number(Names.POWER).doubleValue(),
                Statistic.valueOf(text(Names.STATISTIC)),
                ValueSpace.valueOf(text(Names.SPACE)),
                number(Names.MIN_SAMPLES).intValue(),
                NeighbourSource.valueOf(text(Names.NEIGHBOURS)));
        LocalTimeBins bins = bins();
        List<TrixelGrid> grids = new ArrayList<>();
        for (int bin = 0; bin < bins.size(); bin++) {
            grids.add(grid(bin, parameters.level()));
        }
        return new LocalTimeMaps(bins, grids, parameters, counts(), provenance());
    }

    private LocalTimeBins bins() throws IOException {
        double[] start = (double[]) variable(Names.LOCAL_TIME_START).read().get1DJavaArray(double.class);
        double[] end = (double[]) variable(Names.LOCAL_TIME_END).read().get1DJavaArray(double.class);
        List<LocalTimeWindow> windows = new ArrayList<>();
        for (int bin = 0; bin < start.length; bin++) {
            windows.add(new LocalTimeWindow(start[bin], end[bin]));
        }
        return new LocalTimeBins(LocalTimeAxis.valueOf(text(Names.AXIS)), windows);
    }

    private TrixelGrid grid(int bin, int level) throws IOException, InvalidRangeException {
        return new TrixelGrid(
                level,
                (double[]) row(Names.VALUE, bin, level, double.class),
                (int[]) row(Names.COUNT, bin, level, int.class),
                (double[]) row(Names.DISTANCE, bin, level, double.class),
                (byte[]) row(Names.ORIGIN, bin, level, byte.class));
    }

    private Object row(String name, int bin, int level, Class<?> type) throws IOException, InvalidRangeException {
        int[] shape = {1, 1, TrixelGrid.trixels(level)};
        return variable(name).read(new int[] {0, bin, 0}, shape).get1DJavaArray(type);
    }

    private SampleCounts counts() throws IOException {
        long[] counts = Arrays.stream(text(Names.COUNTS).split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
        return new SampleCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    private List<Provenance.Source> sources() throws IOException {
        List<Provenance.Source> sources = new ArrayList<>();
        for (String line : list(Names.SOURCES, "\n")) {
            String[] parts = line.split(" ", 2);
            sources.add(new Provenance.Source(parts[1], parts[0]));
        }
        return sources;
    }

    private Provenance provenance() throws IOException {
        return new Provenance(
                text(Names.CHANNEL),
                text(Names.DESCRIPTION),
                text(Names.UNIT),
                list(Names.SATELLITES, " "),
                Direction.valueOf(text(Names.DIRECTION)),
                new TimeWindow(
                        Instant.parse(text(Names.START)).toEpochMilli(),
                        Instant.parse(text(Names.END)).toEpochMilli()),
                list(Names.CONDITIONS, "\n"),
                sources(),
                text(Names.SOFTWARE),
                text(Names.COMMAND),
                Instant.parse(text(Names.CREATED)));
    }

    private List<String> list(String name, String separator) throws IOException {
        String text = text(name);
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }

    private Variable variable(String name) throws IOException {
        Variable variable = file.findVariable(name);
        if (variable == null) {
            throw new IOException("variable " + name + " is missing");
        }
        return variable;
    }

    private String text(String name) throws IOException {
        String text = attribute(name).getStringValue();
        return text == null ? "" : text;
    }

    private Number number(String name) throws IOException {
        Number number = attribute(name).getNumericValue();
        if (number == null) {
            throw new IOException("attribute " + name + " is no number");
        }
        return number;
    }

    private Attribute attribute(String name) throws IOException {
        Attribute attribute = file.findGlobalAttribute(name);
        if (attribute == null) {
            throw new IOException("attribute " + name + " is missing");
        }
        return attribute;
    }
}
