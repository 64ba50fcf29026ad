package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import org.htmst.interpolation.lonlat.GriddedMaps;
import org.htmst.interpolation.lonlat.LonLatGrid;
import ucar.ma2.DataType;
import ucar.nc2.Variable;

/** Maps on a grid of longitude and latitude as a netCDF-3 file after CF-1.8; the package page lists its variables. */
public final class GridFile {

    static final String SHAPE = Names.TIME + " " + Names.BIN + " " + Names.LAT + " " + Names.LON;

    private static final String CONVENTIONS = "CF-1.8";

    private final GriddedMaps maps;

    private GridFile(GriddedMaps maps) {
        this.maps = maps;
    }

    /**
     * Writes {@code maps} to {@code target}, in the place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(GriddedMaps maps, Path target) throws IOException {
        new GridFile(maps).write(target);
    }

    private void write(Path path) throws IOException {
        RunDefinition run = new RunDefinition(maps.maps());
        try (Draft draft = new Draft(path)) {
            run.defineProvenance(draft, CONVENTIONS);
            run.defineBins(draft);
            RunDefinition.defineEarth(draft);
            defineGrid(draft, maps.grid());
            run.defineFields(draft, SHAPE, GridFile::onGrid);
            draft.begin();
            run.writeBins(draft);
            writeGrid(draft, maps.grid());
            for (int bin = 0; bin < maps.maps().bins().size(); bin++) {
                draft.write(Names.VALUE, maps.value(bin), bin);
                draft.write(Names.COUNT, maps.count(bin), bin);
                draft.write(Names.DISTANCE, maps.distanceKm(bin), bin);
                draft.write(Names.ORIGIN, maps.origin(bin), bin);
            }
        }
    }

    static void defineGrid(Draft draft, LonLatGrid grid) {
        draft.dimension(Names.LAT, grid.rows());
        draft.dimension(Names.LON, grid.columns());
        Variable lat = draft.define(Names.LAT, DataType.DOUBLE, Names.LAT, "latitude", "degrees_north");
        Draft.with(Draft.with(MapWriter.latitude(lat), "axis", "Y"), "bounds", Names.GRID_LAT_BOUNDS);
        Variable lon = draft.define(Names.LON, DataType.DOUBLE, Names.LON, "longitude", "degrees_east");
        Draft.with(Draft.with(MapWriter.longitude(lon), "axis", "X"), "bounds", Names.GRID_LON_BOUNDS);
        draft.define(Names.GRID_LAT_BOUNDS, DataType.DOUBLE, Names.LAT + " " + Names.BOUND, "borders of rows");
        draft.define(Names.GRID_LON_BOUNDS, DataType.DOUBLE, Names.LON + " " + Names.BOUND, "borders of columns");
    }

    static void onGrid(Variable field) {
        Draft.with(field, "grid_mapping", Names.CRS);
        Draft.with(field, "coordinates", Names.LOCAL_TIME);
        Draft.with(field, "comment", "a cell has what the trixel at its middle has");
    }

    static void writeGrid(Draft draft, LonLatGrid grid) throws IOException {
        draft.write(Names.LAT, grid.latDeg());
        draft.write(Names.LON, grid.lonDeg());
        double[] lat = new double[2 * grid.rows()];
        for (int row = 0; row < grid.rows(); row++) {
            lat[2 * row] = grid.southDeg(row);
            lat[2 * row + 1] = grid.southDeg(row + 1);
        }
        double[] lon = new double[2 * grid.columns()];
        for (int column = 0; column < grid.columns(); column++) {
            lon[2 * column] = grid.westDeg(column);
            lon[2 * column + 1] = grid.westDeg(column + 1);
        }
        draft.write(Names.GRID_LAT_BOUNDS, lat);
        draft.write(Names.GRID_LON_BOUNDS, lon);
    }
}
