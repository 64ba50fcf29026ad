package org.htmst.interpolation.netcdf;

import org.htmst.grid.Trixel;
import org.htmst.interpolation.TrixelGrid;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.SphericalTriangle;

/**
 * The trixels of one level as columns, in the order of their ids; corners of one trixel stand together, counter-clockwise.
 *
 * @param id trixel ids
 * @param lonDeg longitude of the centre, -180 to 180
 * @param latDeg latitude of the centre
 * @param cornerLonDeg three a trixel; continuous within a trixel, hence -360 to 360; a pole has the longitude of the centre
 * @param cornerLatDeg three a trixel
 */
record Mesh(int[] id, double[] lonDeg, double[] latDeg, double[] cornerLonDeg, double[] cornerLatDeg) {

    static final int CORNERS = 3;

    private static final double POLE_DEG = 90 - 1e-9;

    static Mesh of(int level) {
        int n = TrixelGrid.trixels(level);
        Mesh mesh =
                new Mesh(new int[n], new double[n], new double[n], new double[CORNERS * n], new double[CORNERS * n]);
        for (int i = 0; i < n; i++) {
            mesh.set(i, Trixel.of((long) n + i));
        }
        return mesh;
    }

    private void set(int i, Trixel trixel) {
        LonLat centre = trixel.centre();
        SphericalTriangle triangle = trixel.triangle();
        id[i] = Math.toIntExact(trixel.id());
        lonDeg[i] = centre.lonDeg();
        latDeg[i] = centre.latDeg();
        setCorner(CORNERS * i, triangle.a().lonLat(), centre);
        setCorner(CORNERS * i + 1, triangle.b().lonLat(), centre);
        setCorner(CORNERS * i + 2, triangle.c().lonLat(), centre);
    }

    private void setCorner(int i, LonLat corner, LonLat centre) {
        double turns = Math.rint((corner.lonDeg() - centre.lonDeg()) / 360);
        boolean pole = Math.abs(corner.latDeg()) > POLE_DEG;
        cornerLonDeg[i] = pole ? centre.lonDeg() : corner.lonDeg() - 360 * turns;
        cornerLatDeg[i] = corner.latDeg();
    }
}
