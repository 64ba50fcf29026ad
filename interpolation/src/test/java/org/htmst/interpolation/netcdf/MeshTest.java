package org.htmst.interpolation.netcdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmst.grid.Trixel;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeshTest {

    /** Euler: as many places as half the trixels and 2; the seam and the poles stand more often. */
    @ParameterizedTest
    @CsvSource({"0,6,7", "1,18,9", "5,4098,69", "7,65538,261"})
    void nodesAreShared(int level, int places, int repeated) {
        Mesh mesh = Mesh.of(level);
        assertEquals(places + repeated, mesh.nodeLonDeg().length);
        Set<Long> distinct = new HashSet<>();
        for (int i = 0; i < mesh.nodeLonDeg().length; i++) {
            UnitVector v = new LonLat(mesh.nodeLonDeg()[i], mesh.nodeLatDeg()[i]).unitVector();
            distinct.add(Math.round(v.x() * 1e6) * 4_000_037L * 4_000_037L
                    + Math.round(v.y() * 1e6) * 4_000_037L
                    + Math.round(v.z() * 1e6));
        }
        assertEquals(places, distinct.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 6})
    void theMeshOfPlacesIsClosed(int level) {
        Mesh mesh = Mesh.of(level);
        int[] place = mesh.place();
        Set<Integer> places = new HashSet<>();
        Map<List<Integer>, Integer> sides = new HashMap<>();
        for (int i = 0; i < mesh.id().length; i++) {
            for (int c = 0; c < 3; c++) {
                int from = place[mesh.node()[3 * i + c]];
                int to = place[mesh.node()[3 * i + (c + 1) % 3]];
                places.add(from);
                sides.merge(List.of(Math.min(from, to), Math.max(from, to)), 1, Integer::sum);
            }
        }
        assertEquals(2, places.size() - sides.size() + mesh.id().length);
        assertTrue(sides.values().stream().allMatch(count -> count == 2), "each side is one of two trixels");
        for (int i = 0; i < place.length; i++) {
            assertEquals(place[i], place[place[i]]);
            LonLat node = new LonLat(mesh.nodeLonDeg()[i], mesh.nodeLatDeg()[i]);
            LonLat first = new LonLat(mesh.nodeLonDeg()[place[i]], mesh.nodeLatDeg()[place[i]]);
            assertEquals(0, node.unitVector().angleTo(first.unitVector()), 1e-9);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 5})
    void cornersAreThoseOfTheTrixelsAndNoneCrossesTheSeam(int level) {
        Mesh mesh = Mesh.of(level);
        double[] lon = mesh.cornerLonDeg();
        double[] lat = mesh.cornerLatDeg();
        for (int i = 0; i < mesh.id().length; i++) {
            SphericalTriangle triangle = Trixel.of(mesh.id()[i]).triangle();
            UnitVector[] corners = {triangle.a(), triangle.b(), triangle.c()};
            for (int c = 0; c < 3; c++) {
                LonLat corner = new LonLat(lon[3 * i + c], lat[3 * i + c]);
                assertEquals(0, corners[c].angleTo(corner.unitVector()), 1e-9);
                assertTrue(Math.abs(corner.lonDeg() - mesh.lonDeg()[i]) <= 90.001, mesh.id()[i] + " " + corner);
            }
        }
    }
}
