package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.Origin;
import org.htmst.interpolation.Provenance;
import org.htmst.interpolation.ProviderUnit;
import org.htmst.interpolation.SampleCounts;
import org.htmst.interpolation.TrixelGrid;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFileWriter;
import ucar.nc2.Variable;

/** Writes one file: first what is in it, then the numbers, a bin at a time. */
final class MapWriter {

    private static final String MAP_SHAPE = Names.BIN + " " + Names.TRIXEL;
    private static final String BINS = Names.LOCAL_TIME_START + " " + Names.LOCAL_TIME_END;
    private static final String CENTRES = BINS + " " + Names.TRIXEL_LON + " " + Names.TRIXEL_LAT;

    private final LocalTimeMaps maps;

    MapWriter(LocalTimeMaps maps) {
        this.maps = maps;
    }

    void write(Path path) throws IOException {
        NetcdfFileWriter file = NetcdfFileWriter.createNew(NetcdfFileWriter.Version.netcdf3, path.toString());
        try {
            file.setFill(false);
            file.setLargeFile(true);
            defineDimensions(file);
            defineMaps(file);
            defineCoordinates(file);
            defineProvenance(file);
            file.create();
            writeCoordinates(file);
            long[] degrees = DegreeGrid.trixels(maps.parameters().level());
            for (int bin = 0; bin < maps.bins().size(); bin++) {
                writeBin(file, bin, degrees);
            }
        } catch (InvalidRangeException e) {
            throw new IllegalStateException("the file was laid out for other grids", e);
        } finally {
            file.close();
        }
    }

    private void defineDimensions(NetcdfFileWriter file) {
        file.addDimension(null, Names.BIN, maps.bins().size());
        file.addDimension(null, Names.TRIXEL, maps.grids().get(0).size());
        file.addDimension(null, Names.CORNER, Mesh.CORNERS);
        file.addDimension(null, Names.LAT, DegreeGrid.ROWS);
        file.addDimension(null, Names.LON, DegreeGrid.COLUMNS);
    }

    private void defineMaps(NetcdfFileWriter file) {
        Provenance provenance = maps.provenance();
        String units = new ProviderUnit(provenance.unit()).udunits();
        String what = provenance.description().isEmpty() ? provenance.channel() : provenance.description();
        Variable value = define(file, Names.VALUE, DataType.DOUBLE, MAP_SHAPE, units, what);
        value.addAttribute(new Attribute("_FillValue", Double.NaN));
        value.addAttribute(new Attribute("coordinates", CENTRES));
        value.addAttribute(new Attribute("ancillary_variables", "count distance origin"));
        Variable count = define(file, Names.COUNT, DataType.INT, MAP_SHAPE, "1", "samples that made the value");
        count.addAttribute(new Attribute("coordinates", CENTRES));
        Variable distance = define(
                file,
                Names.DISTANCE,
                DataType.DOUBLE,
                MAP_SHAPE,
                "km",
                "great-circle distance from the centre of the trixel to the nearest of these samples");
        distance.addAttribute(new Attribute("_FillValue", Double.NaN));
        distance.addAttribute(new Attribute("coordinates", CENTRES));
        Variable origin = define(file, Names.ORIGIN, DataType.BYTE, MAP_SHAPE, "1", "where the value comes from");
        origin.addAttribute(new Attribute("coordinates", CENTRES));
        origin.addAttribute(new Attribute("flag_values", Array.factory(DataType.BYTE, new int[] {3}, flags())));
        origin.addAttribute(new Attribute("flag_meanings", "empty measured interpolated"));
        Variable grid = define(file, Names.VALUE_GRID, DataType.DOUBLE, "bin lat lon", units, what);
        grid.addAttribute(new Attribute("_FillValue", Double.NaN));
        grid.addAttribute(new Attribute("coordinates", BINS));
        grid.addAttribute(new Attribute("comment", "each point has the value of the trixel that contains it"));
    }

    private static byte[] flags() {
        byte[] flags = new byte[Origin.values().length];
        for (Origin origin : Origin.values()) {
            flags[origin.ordinal()] = (byte) origin.ordinal();
        }
        return flags;
    }

    private void defineCoordinates(NetcdfFileWriter file) {
        define(file, Names.LOCAL_TIME_START, DataType.DOUBLE, Names.BIN, "hour", "first local time in the bin");
        define(file, Names.LOCAL_TIME_END, DataType.DOUBLE, Names.BIN, "hour", "first local time after the bin");
        define(file, Names.TRIXEL_ID, DataType.INT, Names.TRIXEL, "1", "id in the Hierarchical Triangular Mesh");
        Variable lon = define(file, Names.TRIXEL_LON, DataType.DOUBLE, Names.TRIXEL, "degrees_east", "trixel centre");
        lon.addAttribute(new Attribute("standard_name", "longitude"));
        lon.addAttribute(new Attribute("bounds", Names.LON_BOUNDS));
        Variable lat = define(file, Names.TRIXEL_LAT, DataType.DOUBLE, Names.TRIXEL, "degrees_north", "trixel centre");
        lat.addAttribute(new Attribute("standard_name", "latitude"));
        lat.addAttribute(new Attribute("bounds", Names.LAT_BOUNDS));
        String corners = Names.TRIXEL + " " + Names.CORNER;
        define(file, Names.LON_BOUNDS, DataType.DOUBLE, corners, "degrees_east", "trixel corners");
        define(file, Names.LAT_BOUNDS, DataType.DOUBLE, corners, "degrees_north", "trixel corners");
        define(file, Names.LAT, DataType.DOUBLE, Names.LAT, "degrees_north", "latitude")
                .addAttribute(new Attribute("standard_name", "latitude"));
        define(file, Names.LON, DataType.DOUBLE, Names.LON, "degrees_east", "longitude")
                .addAttribute(new Attribute("standard_name", "longitude"));
    }

    private static Variable define(
            NetcdfFileWriter file, String name, DataType type, String shape, String units, String longName) {
        Variable variable = file.addVariable(null, name, type, shape);
        variable.addAttribute(new Attribute("long_name", longName));
        variable.addAttribute(new Attribute("units", units));
        return variable;
    }

    private void defineProvenance(NetcdfFileWriter file) {
        Provenance p = maps.provenance();
        attribute(file, "Conventions", "CF-1.8");
        attribute(file, "title", p.channel() + " by local time");
        attribute(file, "history", p.created() + " " + p.software() + " interpolate");
        attribute(file, "references", "Kang et al. 2017, section 3.2.2");
        attribute(
                file,
                "comment",
                "A trixel has the mean of its own samples, or else the mean of the samples within the radius of its centre"
                        + " weighted by distance^-power. Local time is UTC hours + longitude / 15. Distances are on a sphere"
                        + " of 6371.0088 km, from geodetic latitudes as given.");
        attribute(file, Names.CHANNEL, p.channel());
        attribute(file, Names.DESCRIPTION, p.description());
        attribute(file, Names.UNIT, p.unit());
        attribute(file, Names.SATELLITES, String.join(" ", p.satellites()));
        attribute(file, Names.START, Instant.ofEpochMilli(p.window().startMs()).toString());
        attribute(file, Names.END, Instant.ofEpochMilli(p.window().endMs()).toString());
        attribute(file, Names.DIRECTION, p.direction().name());
        attribute(file, Names.CONDITIONS, String.join("\n", p.conditions()));
        attribute(
                file,
                Names.SOURCES,
                p.sources().stream()
                        .map(source -> source.sha256() + " " + source.file())
                        .collect(Collectors.joining("\n")));
        attribute(file, Names.SOFTWARE, p.software());
        attribute(file, Names.COMMAND, p.command());
        attribute(file, Names.AXIS, maps.bins().axis().name());
        attribute(file, Names.STATISTIC, maps.parameters().statistic().name());
        attribute(file, Names.SPACE, maps.parameters().space().name());
        attribute(file, Names.NEIGHBOURS, maps.parameters().source().name());
        SampleCounts counts = maps.counts();
        attribute(
                file,
                Names.COUNTS,
                counts.used() + " " + counts.noValue() + " " + counts.notPositive() + " " + counts.noLocalTime() + " "
                        + counts.noBin() + " " + counts.otherDirection());
        attribute(file, Names.CREATED, p.created().toString());
        file.addGroupAttribute(null, new Attribute(Names.FORMAT, Names.FORMAT_VERSION));
        file.addGroupAttribute(
                null, new Attribute(Names.LEVEL, maps.parameters().level()));
        file.addGroupAttribute(
                null, new Attribute(Names.RADIUS, maps.parameters().radiusKm()));
        file.addGroupAttribute(
                null, new Attribute(Names.POWER, maps.parameters().power()));
        file.addGroupAttribute(
                null, new Attribute(Names.MIN_SAMPLES, maps.parameters().minSamples()));
    }

    private static void attribute(NetcdfFileWriter file, String name, String text) {
        file.addGroupAttribute(null, new Attribute(name, text));
    }

    private void writeCoordinates(NetcdfFileWriter file) throws IOException, InvalidRangeException {
        int bins = maps.bins().size();
        double[] start = new double[bins];
        double[] end = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            start[bin] = maps.bins().windows().get(bin).fromHour();
            end[bin] = maps.bins().windows().get(bin).toHour();
        }
        write(file, Names.LOCAL_TIME_START, start);
        write(file, Names.LOCAL_TIME_END, end);
        Mesh mesh = Mesh.of(maps.parameters().level());
        int[] ids = {mesh.id().length};
        int[] corners = {mesh.id().length, Mesh.CORNERS};
        file.write(find(file, Names.TRIXEL_ID), Array.factory(DataType.INT, ids, mesh.id()));
        write(file, Names.TRIXEL_LON, mesh.lonDeg());
        write(file, Names.TRIXEL_LAT, mesh.latDeg());
        file.write(find(file, Names.LON_BOUNDS), Array.factory(DataType.DOUBLE, corners, mesh.cornerLonDeg()));
        file.write(find(file, Names.LAT_BOUNDS), Array.factory(DataType.DOUBLE, corners, mesh.cornerLatDeg()));
        write(file, Names.LAT, DegreeGrid.latDeg());
        write(file, Names.LON, DegreeGrid.lonDeg());
    }

    private void writeBin(NetcdfFileWriter file, int bin, long[] degrees) throws IOException, InvalidRangeException {
        TrixelGrid grid = maps.grids().get(bin);
        int[] origin = {bin, 0};
        int[] shape = {1, grid.size()};
        file.write(find(file, Names.VALUE), origin, Array.factory(DataType.DOUBLE, shape, grid.value()));
        file.write(find(file, Names.COUNT), origin, Array.factory(DataType.INT, shape, grid.count()));
        file.write(find(file, Names.DISTANCE), origin, Array.factory(DataType.DOUBLE, shape, grid.distanceKm()));
        file.write(find(file, Names.ORIGIN), origin, Array.factory(DataType.BYTE, shape, grid.origin()));
        int[] square = {1, DegreeGrid.ROWS, DegreeGrid.COLUMNS};
        file.write(
                find(file, Names.VALUE_GRID),
                new int[] {bin, 0, 0},
                Array.factory(DataType.DOUBLE, square, DegreeGrid.values(grid, degrees)));
    }

    private static void write(NetcdfFileWriter file, String name, double[] column)
            throws IOException, InvalidRangeException {
        file.write(find(file, name), Array.factory(DataType.DOUBLE, new int[] {column.length}, column));
    }

    private static Variable find(NetcdfFileWriter file, String name) {
        return file.findVariable(name);
    }
}
