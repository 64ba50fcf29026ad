package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.result.Comparison;
import org.htmst.interpolation.result.ComparisonKind;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.time.LocalTimeWindow;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;
import ucar.nc2.iosp.netcdf3.N3header;

/** Reads one file. */
final class MapReader {

    private static final RunAttributes FIRST = new RunAttributes("");
    private static final RunAttributes SECOND = new RunAttributes(Names.SECOND);

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

    static int bins(Path source) throws IOException {
        try (NetcdfFile file = NetcdfFile.open(source.toString())) {
            return Math.toIntExact(
                    new MapReader(file).variable(Names.LOCAL_TIME_START).getSize());
        }
    }

    static long memoryBytes(Path source) throws IOException {
        try (NetcdfFile file = NetcdfFile.open(source.toString())) {
            MapReader reader = new MapReader(file);
            long bins = reader.variable(Names.LOCAL_TIME_START).getSize();
            return bins
                    * TrixelGrid.BYTES_PER_TRIXEL
                    * TrixelGrid.trixels(FIRST.parameters(file).level());
        }
    }

    private LocalTimeMaps read() throws IOException, InvalidRangeException {
        int version = FIRST.number(file, Names.FORMAT).intValue();
        if (version != Names.FORMAT_VERSION && version != Names.COMPARISON_VERSION) {
            throw new IOException("it has version " + version + " of the format; this program reads "
                    + Names.FORMAT_VERSION + " and " + Names.COMPARISON_VERSION);
        }
        InterpolationParameters parameters = FIRST.parameters(file);
        LocalTimeBins bins = bins();
        List<TrixelGrid> grids = new ArrayList<>();
        for (int bin = 0; bin < bins.size(); bin++) {
            grids.add(grid(bin, parameters.level()));
        }
        return new LocalTimeMaps(
                bins,
                grids,
                parameters,
                FIRST.counts(file),
                FIRST.provenance(file),
                version == Names.COMPARISON_VERSION ? Optional.of(comparison()) : Optional.empty());
    }

    private Comparison comparison() throws IOException {
        return new Comparison(
                ComparisonKind.valueOf(FIRST.text(file, Names.COMPARISON)),
                SECOND.parameters(file),
                SECOND.counts(file),
                SECOND.provenance(file));
    }

    private LocalTimeBins bins() throws IOException {
        double[] start = (double[]) variable(Names.LOCAL_TIME_START).read().get1DJavaArray(double.class);
        double[] end = (double[]) variable(Names.LOCAL_TIME_END).read().get1DJavaArray(double.class);
        List<LocalTimeWindow> windows = new ArrayList<>();
        for (int bin = 0; bin < start.length; bin++) {
            windows.add(new LocalTimeWindow(start[bin], end[bin]));
        }
        return new LocalTimeBins(LocalTimeAxis.valueOf(FIRST.text(file, Names.AXIS)), windows);
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

    private Variable variable(String name) throws IOException {
        Variable variable = file.findVariable(name);
        if (variable == null) {
            throw new IOException("variable " + name + " is missing");
        }
        return variable;
    }
}
