package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.util.function.Consumer;
import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.time.LocalTimeWindow;
import ucar.ma2.Array;
import ucar.ma2.DataType;
import ucar.nc2.Attribute;
import ucar.nc2.Variable;

/** What files of trixels and of grid cells have in common: bins, time, the four fields, and where all comes from. */
final class RunDefinition {

    private static final int BOUNDS = 2;
    private static final double DAY_HOURS = 24;

    /** What no field has as its own: xarray keeps these as they are when it joins files along time. */
    private static final String COORDINATES =
            String.join(" ", Names.CRS, Names.LOCAL_TIME_BOUNDS, Names.LOCAL_TIME_START, Names.LOCAL_TIME_END) + " "
                    + String.join(" ", Names.GRID_LAT_BOUNDS, Names.GRID_LON_BOUNDS);

    private final LocalTimeMaps maps;
    private final MapClock clock;

    RunDefinition(LocalTimeMaps maps) {
        this.maps = maps;
        this.clock = new MapClock(maps.provenance().window());
    }

    void defineBins(Draft draft) {
        draft.records(Names.TIME);
        draft.dimension(Names.BIN, maps.bins().size());
        draft.dimension(Names.BOUND, BOUNDS);
        String axis = maps.bins().axis().title();
        draft.define(Names.BIN, DataType.INT, Names.BIN, "number of the bin of " + axis);
        Draft.with(
                draft.define(Names.LOCAL_TIME, DataType.DOUBLE, Names.BIN, axis + ", middle of the bin", "hour"),
                "bounds",
                Names.LOCAL_TIME_BOUNDS);
        String bounds = Names.BIN + " " + Names.BOUND;
        draft.define(
                Names.LOCAL_TIME_BOUNDS,
                DataType.DOUBLE,
                bounds,
                "bounds of the bin; the end may pass midnight",
                "hour");
        draft.define(Names.LOCAL_TIME_START, DataType.DOUBLE, Names.BIN, "first " + axis + " in the bin", "hour");
        draft.define(Names.LOCAL_TIME_END, DataType.DOUBLE, Names.BIN, "first " + axis + " after the bin", "hour");
        Variable time = draft.define(
                Names.TIME, DataType.DOUBLE, Names.TIME, "middle of the window of the samples", clock.units());
        Draft.with(Draft.with(time, "standard_name", "time"), "calendar", "standard");
        Draft.with(Draft.with(time, "axis", "T"), "bounds", Names.TIME_BOUNDS);
        draft.define(
                Names.TIME_BOUNDS,
                DataType.DOUBLE,
                Names.TIME + " " + Names.BOUND,
                "window of the samples, without its end");
    }

    /**
     * Defines value, count, distance and origin.
     *
     * @param shape their dimensions
     * @param place gives each its attributes of place
     */
    void defineFields(Draft draft, String shape, Consumer<Variable> place) {
        Variable value = draft.define(
                Names.VALUE,
                DataType.DOUBLE,
                shape,
                MapCaption.name(maps),
                maps.unit().udunits());
        Draft.with(value, "_FillValue", Double.NaN);
        Draft.with(value, "ancillary_variables", Names.COUNT + " " + Names.DISTANCE + " " + Names.ORIGIN);
        place.accept(value);
        Variable count = draft.define(Names.COUNT, DataType.INT, shape, "samples that made the value", "1");
        place.accept(Draft.with(count, "standard_name", "number_of_observations"));
        Variable distance = draft.define(
                Names.DISTANCE,
                DataType.DOUBLE,
                shape,
                "great-circle distance from the centre of the trixel to the nearest of these samples",
                "km");
        place.accept(Draft.with(distance, "_FillValue", Double.NaN));
        Variable origin = draft.define(Names.ORIGIN, DataType.BYTE, shape, "where the value comes from");
        Draft.with(origin, "standard_name", "status_flag");
        byte[] flags = {
            (byte) Origin.EMPTY.ordinal(), (byte) Origin.MEASURED.ordinal(), (byte) Origin.INTERPOLATED.ordinal()
        };
        origin.addAttribute(
                new Attribute("flag_values", Array.factory(DataType.BYTE, new int[] {flags.length}, flags)));
        Draft.with(origin, "flag_meanings", "empty measured interpolated");
        place.accept(origin);
    }

    /** The ellipsoid of the latitudes. */
    static void defineEarth(Draft draft) {
        Variable crs = draft.define(Names.CRS, DataType.INT, "", "WGS 84");
        Draft.with(crs, "grid_mapping_name", "latitude_longitude");
        Draft.with(crs, "longitude_of_prime_meridian", 0.0);
        Draft.with(crs, "semi_major_axis", 6378137.0);
        Draft.with(crs, "inverse_flattening", 298.257223563);
    }

    /**
     * Says where all comes from.
     *
     * @param others variables that hold for all times, beside those of bins and grid
     */
    void defineProvenance(Draft draft, String conventions, String... others) {
        RunProvenance p = maps.provenance();
        draft.attribute("Conventions", conventions);
        draft.attribute(
                "coordinates",
                String.join(" ", COORDINATES, String.join(" ", others)).strip());
        draft.attribute(
                "title", MapCaption.name(maps) + " by " + maps.bins().axis().title());
        draft.attribute(
                "source",
                "satellite measurements by " + String.join(", ", p.satellites())
                        + maps.comparison()
                                .map(second -> " and by "
                                        + String.join(", ", second.provenance().satellites()))
                                .orElse(""));
        draft.attribute(
                "history",
                history(p)
                        + maps.comparison()
                                .map(second -> "\n" + second.kind().word() + " " + history(second.provenance()))
                                .orElse(""));
        draft.attribute("references", "Kang et al. 2017, section 3.2.2");
        draft.attribute(
                "comment",
                "Method: " + MapCaption.method(maps)
                        + ". Distances are great circles on a sphere of 6371.0088 km, from geodetic latitudes as given.");
        draft.attribute(Names.AXIS, maps.bins().axis().name());
        new RunAttributes("").define(draft, maps.parameters(), maps.counts(), p);
        maps.comparison().ifPresent(second -> {
            draft.attribute(Names.COMPARISON, second.kind().name());
            new RunAttributes(Names.SECOND).define(draft, second.parameters(), second.counts(), second.provenance());
        });
    }

    private static String history(RunProvenance p) {
        return p.created() + " " + (p.command().isEmpty() ? p.software() + " interpolate" : p.command());
    }

    void writeBins(Draft draft) throws IOException {
        int bins = maps.bins().size();
        int[] number = new int[bins];
        double[] middle = new double[bins];
        double[] bounds = new double[BOUNDS * bins];
        double[] start = new double[bins];
        double[] end = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            LocalTimeWindow window = maps.bins().windows().get(bin);
            number[bin] = bin + 1;
            start[bin] = window.fromHour();
            end[bin] = window.toHour();
            bounds[BOUNDS * bin] = window.fromHour();
            bounds[BOUNDS * bin + 1] = window.toHour() + (window.toHour() < window.fromHour() ? DAY_HOURS : 0);
            middle[bin] = (bounds[BOUNDS * bin] + bounds[BOUNDS * bin + 1]) / 2;
        }
        draft.write(Names.BIN, number);
        draft.write(Names.LOCAL_TIME, middle);
        draft.write(Names.LOCAL_TIME_BOUNDS, bounds);
        draft.write(Names.LOCAL_TIME_START, start);
        draft.write(Names.LOCAL_TIME_END, end);
        draft.write(Names.TIME, new double[] {clock.middle()});
        draft.write(Names.TIME_BOUNDS, new double[] {clock.start(), clock.end()});
        draft.write(Names.CRS, new int[] {0});
    }
}
