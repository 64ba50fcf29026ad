package org.htmst.interpolation.netcdf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.htmst.grid.Trixel;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;

/**
 * The trixels of one level as columns, in the order of their ids; corners of one trixel stand together, counter-clockwise.
 *
 * <p>Trixels share their corners as nodes. So that viewers that draw on a plane show no streaks across it, a node of the
 * meridian of 180° stands twice, once for each side, and a pole four times, at the middle longitude of each of its trixels; that
 * is, 2·4^{@code level + 1} + 2 places make 2^{@code level + 1} + 5 nodes more.
 *
 * @param id trixel ids
 * @param lonDeg longitude of the centre, -180 to 180
 * @param latDeg latitude of the centre
 * @param node three a trixel: indices of its corners among the nodes
 * @param nodeLonDeg longitude of each node, -180 to 180
 * @param nodeLatDeg latitude of each node
 */
record Mesh(int[] id, double[] lonDeg, double[] latDeg, int[] node, double[] nodeLonDeg, double[] nodeLatDeg) {

    static final int CORNERS = 3;

    private static final double POLE_DEG = 90 - 1e-9;
    private static final double SEAM_DEG = 180 - 1e-9;

    /** Corners are midpoints of midpoints, found anew in every trixel; their last bits may differ. */
    private static final double SNAP = 1L << 36;

    /** A place to be found again, and the side from which a seam is seen. */
    private record Key(long x, long y, long z, double side) {}

    static Mesh of(int level) {
        int n = TrixelGrid.trixels(level);
        int nodes = n / 2 + 2 + (2 << level) + 5;
        Mesh mesh = new Mesh(
                new int[n], new double[n], new double[n], new int[CORNERS * n], new double[nodes], new double[nodes]);
        Map<Key, Integer> known = new HashMap<>(2 * nodes);
        for (int i = 0; i < n; i++) {
            mesh.set(i, Trixel.of((long) n + i), known);
        }
        if (known.size() != nodes) {
            throw new IllegalStateException(known.size() + " nodes at level " + level + ", not " + nodes);
        }
        return mesh;
    }

    private void set(int i, Trixel trixel, Map<Key, Integer> known) {
        LonLat centre = trixel.centre();
        SphericalTriangle triangle = trixel.triangle();
        id[i] = Math.toIntExact(trixel.id());
        lonDeg[i] = centre.lonDeg();
        latDeg[i] = centre.latDeg();
        node[CORNERS * i] = node(triangle.a(), centre, known);
        node[CORNERS * i + 1] = node(triangle.b(), centre, known);
        node[CORNERS * i + 2] = node(triangle.c(), centre, known);
    }

    private int node(UnitVector corner, LonLat centre, Map<Key, Integer> known) {
        LonLat place = corner.lonLat();
        boolean pole = Math.abs(place.latDeg()) > POLE_DEG;
        boolean seam = Math.abs(place.lonDeg()) > SEAM_DEG;
        double lon = pole ? centre.lonDeg() : seam ? Math.copySign(180, centre.lonDeg()) : place.lonDeg();
        double side = pole || seam ? lon : 0;
        Key key = new Key(snapped(corner.x()), snapped(corner.y()), snapped(corner.z()), side);
        Integer number = known.putIfAbsent(key, known.size());
        if (number == null) {
            nodeLonDeg[known.size() - 1] = lon;
            nodeLatDeg[known.size() - 1] = pole ? Math.copySign(90, place.latDeg()) : place.latDeg();
            return known.size() - 1;
        }
        return number;
    }

    private static long snapped(double coordinate) {
        return Math.round(coordinate * SNAP);
    }

    /** The first node at the place of each; with it in the node's stead the mesh is closed: V - E + F = 2. */
    int[] place() {
        Map<Key, Integer> first = new HashMap<>(2 * nodeLonDeg.length);
        int[] place = new int[nodeLonDeg.length];
        for (int i = 0; i < place.length; i++) {
            UnitVector v = new LonLat(nodeLonDeg[i], nodeLatDeg[i]).unitVector();
            boolean seam = Math.abs(nodeLonDeg[i]) == 180;
            boolean pole = Math.abs(nodeLatDeg[i]) == 90;
            Key key = seam || pole ? new Key(snapped(v.x()), 0, snapped(v.z()), 0) : null;
            Integer known = key == null ? null : first.putIfAbsent(key, i);
            place[i] = known == null ? i : known;
        }
        return place;
    }

    /** Longitudes of corners, three a trixel. */
    double[] cornerLonDeg() {
        return Arrays.stream(node).mapToDouble(i -> nodeLonDeg[i]).toArray();
    }

    /** Latitudes of corners, three a trixel. */
    double[] cornerLatDeg() {
        return Arrays.stream(node).mapToDouble(i -> nodeLatDeg[i]).toArray();
    }
}
