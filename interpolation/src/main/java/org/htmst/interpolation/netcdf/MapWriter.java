package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.nio.file.Path;
import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.lonlat.GriddedMaps;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.interpolation.result.LocalTimeMaps;
import ucar.ma2.DataType;
import ucar.nc2.Variable;

/** Writes one file of trixels: first what is in it, then the numbers, a bin at a time. */
final class MapWriter {

    private static final String CONVENTIONS = "CF-1.8 UGRID-1.0";
    private static final String CENTRES = Names.TRIXEL_LON + " " + Names.TRIXEL_LAT;
    private static final String NODES = Names.NODE_LON + " " + Names.NODE_LAT;

    private final LocalTimeMaps maps;
    private final RunDefinition run;
    private final Mesh mesh;
    private final GriddedMaps degrees;

    MapWriter(LocalTimeMaps maps) {
        this.maps = maps;
        this.run = new RunDefinition(maps);
        this.mesh = Mesh.of(maps.parameters().level());
        this.degrees = GriddedMaps.of(maps, LonLatGrid.ONE_DEGREE);
    }

    void write(Path path) throws IOException {
        try (Draft draft = new Draft(path)) {
            run.defineProvenance(
                    draft,
                    CONVENTIONS,
                    Names.MESH,
                    Names.FACE_NODES,
                    Names.NODE_LON,
                    Names.NODE_LAT,
                    Names.NODE_PLACE,
                    Names.TRIXEL_ID,
                    Names.LON_BOUNDS,
                    Names.LAT_BOUNDS);
            draft.attribute(
                    Names.FORMAT, maps.comparison().isPresent() ? Names.COMPARISON_VERSION : Names.FORMAT_VERSION);
            run.defineBins(draft);
            RunDefinition.defineEarth(draft);
            defineMesh(draft);
            run.defineFields(draft, Names.TIME + " " + Names.BIN + " " + Names.TRIXEL, MapWriter::onMesh);
            defineFaces(draft);
            defineDegrees(draft);
            draft.begin();
            run.writeBins(draft);
            writeMesh(draft);
            for (int bin = 0; bin < maps.bins().size(); bin++) {
                TrixelGrid grid = maps.grids().get(bin);
                draft.write(Names.VALUE, grid.value(), bin);
                draft.write(Names.COUNT, grid.count(), bin);
                draft.write(Names.DISTANCE, grid.distanceKm(), bin);
                draft.write(Names.ORIGIN, grid.origin(), bin);
                draft.write(Names.VALUE_OF_BIN + (bin + 1), rounded(grid.value()));
                draft.write(Names.VALUE_GRID, degrees.value(bin), bin);
            }
        }
    }

    private static void onMesh(Variable field) {
        Draft.with(field, "mesh", Names.MESH);
        Draft.with(field, "location", "face");
        Draft.with(field, "grid_mapping", Names.CRS);
        Draft.with(field, "coordinates", CENTRES + " " + Names.LOCAL_TIME);
    }

    private void defineMesh(Draft draft) {
        draft.dimension(Names.TRIXEL, mesh.id().length);
        draft.dimension(Names.CORNER, Mesh.CORNERS);
        draft.dimension(Names.NODE, mesh.nodeLonDeg().length);
        Variable topology = draft.define(Names.MESH, DataType.INT, "", "Hierarchical Triangular Mesh");
        Draft.with(topology, "cf_role", "mesh_topology");
        Draft.with(topology, "topology_dimension", 2);
        Draft.with(topology, "node_coordinates", NODES);
        Draft.with(topology, "face_node_connectivity", Names.FACE_NODES);
        Draft.with(topology, "face_dimension", Names.TRIXEL);
        Draft.with(topology, "face_coordinates", CENTRES);
        Draft.with(
                topology,
                "comment",
                "cut open along the meridian of 180 degrees and at the poles, whose places are nodes once for each side, so that"
                        + " a drawing on a plane has no streaks across it; with " + Names.NODE_PLACE
                        + " of each node in its stead the mesh is closed");
        Variable corners = draft.define(
                Names.FACE_NODES,
                DataType.INT,
                Names.TRIXEL + " " + Names.CORNER,
                "corners of trixels, counter-clockwise");
        Draft.with(corners, "cf_role", "face_node_connectivity");
        Draft.with(corners, "start_index", 0);
        longitude(draft.define(Names.NODE_LON, DataType.DOUBLE, Names.NODE, "longitude of corners", "degrees_east"));
        latitude(draft.define(Names.NODE_LAT, DataType.DOUBLE, Names.NODE, "latitude of corners", "degrees_north"));
        draft.define(
                Names.NODE_PLACE, DataType.INT, Names.NODE, "first node at the place of each node, counted from 0");
        draft.define(Names.TRIXEL_ID, DataType.INT, Names.TRIXEL, "id in the Hierarchical Triangular Mesh");
        Variable lon = draft.define(
                Names.TRIXEL_LON, DataType.DOUBLE, Names.TRIXEL, "longitude of trixel centres", "degrees_east");
        longitude(Draft.with(lon, "bounds", Names.LON_BOUNDS));
        Variable lat = draft.define(
                Names.TRIXEL_LAT, DataType.DOUBLE, Names.TRIXEL, "latitude of trixel centres", "degrees_north");
        latitude(Draft.with(lat, "bounds", Names.LAT_BOUNDS));
        String bounds = Names.TRIXEL + " " + Names.CORNER;
        draft.define(
                Names.LON_BOUNDS, DataType.DOUBLE, bounds, "longitude of the corners of each trixel", "degrees_east");
        draft.define(
                Names.LAT_BOUNDS, DataType.DOUBLE, bounds, "latitude of the corners of each trixel", "degrees_north");
    }

    /** MDAL, by which QGIS reads meshes, shows fields of no dimension but those of time and faces. */
    private void defineFaces(Draft draft) {
        for (int bin = 0; bin < maps.bins().size(); bin++) {
            Variable face = draft.define(
                    Names.VALUE_OF_BIN + (bin + 1),
                    DataType.FLOAT,
                    Names.TIME + " " + Names.TRIXEL,
                    MapCaption.bin(maps, bin).replace('–', '-') + ": " + MapCaption.name(maps),
                    maps.unit().udunits());
            Draft.with(face, "_FillValue", Float.NaN);
            Draft.with(face, "mesh", Names.MESH);
            Draft.with(face, "location", "face");
            Draft.with(face, "coordinates", CENTRES);
        }
    }

    private static float[] rounded(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    private void defineDegrees(Draft draft) {
        GridFile.defineGrid(draft, LonLatGrid.ONE_DEGREE);
        Variable grid = draft.define(
                Names.VALUE_GRID,
                DataType.DOUBLE,
                GridFile.SHAPE,
                MapCaption.name(maps) + ", for viewers that know no meshes",
                maps.unit().udunits());
        GridFile.onGrid(Draft.with(grid, "_FillValue", Double.NaN));
    }

    static Variable longitude(Variable variable) {
        return Draft.with(variable, "standard_name", "longitude");
    }

    static Variable latitude(Variable variable) {
        return Draft.with(variable, "standard_name", "latitude");
    }

    private void writeMesh(Draft draft) throws IOException {
        draft.write(Names.MESH, new int[] {0});
        draft.write(Names.FACE_NODES, mesh.node());
        draft.write(Names.NODE_LON, mesh.nodeLonDeg());
        draft.write(Names.NODE_LAT, mesh.nodeLatDeg());
        draft.write(Names.NODE_PLACE, mesh.place());
        draft.write(Names.TRIXEL_ID, mesh.id());
        draft.write(Names.TRIXEL_LON, mesh.lonDeg());
        draft.write(Names.TRIXEL_LAT, mesh.latDeg());
        draft.write(Names.LON_BOUNDS, mesh.cornerLonDeg());
        draft.write(Names.LAT_BOUNDS, mesh.cornerLatDeg());
        GridFile.writeGrid(draft, LonLatGrid.ONE_DEGREE);
    }
}
