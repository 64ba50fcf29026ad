package org.htmst.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.SphericalTriangle;
import org.htmst.sphere.UnitVector;
import org.htmst.vectors.Vectors;
import org.junit.jupiter.api.Test;

class TrixelGoldenTest {

    private static final int[] LEVELS = {0, 1, 5, 12, 20};

    private static final double FEW_ULPS = 1e-15;

    @Test
    void everyVectorGetsTheGoldenTrixelTiesIncluded() {
        List<String[]> rows = Vectors.rows("points_xyz.csv");
        assertEquals(5927, rows.size());
        int ties = 0;
        for (String[] row : rows) {
            UnitVector p = vector(row, 2);
            for (int i = 0; i < LEVELS.length; i++) {
                long expected = Long.parseLong(row[6 + i]);
                assertEquals(expected, TrixelId.of(p, LEVELS[i]), () -> String.join(",", row));
            }
            assertEquals(row[11], TrixelId.name(TrixelId.of(p, 20)));
            ties += Integer.parseInt(row[12]);
        }
        assertEquals(639, ties);
    }

    @Test
    void everyPlaceGetsTheGoldenTrixelOrOnATieOneThatHoldsIt() {
        List<String[]> rows = Vectors.rows("points.csv");
        List<String[]> vectors = Vectors.rows("points_xyz.csv");
        assertEquals(29635, rows.size());
        int equal = 0;
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            String[] vector = vectors.get(i / LEVELS.length);
            assertEquals(vector[0], row[0]);
            assertEquals(vector[1], row[1]);
            UnitVector p = place(row[0], row[1]).unitVector();
            long id = TrixelId.of(p, Integer.parseInt(row[2]));
            if (vector[12].equals("0")) {
                assertEquals(Long.parseLong(row[3]), id, () -> String.join(",", row));
                equal++;
            } else {
                assertTrue(Trixel.of(id).triangle().contains(p), () -> String.join(",", row));
            }
        }
        assertEquals(5288 * LEVELS.length, equal);
    }

    @Test
    void everyTrixelHasTheGoldenNameAndCorners() {
        List<String[]> rows = Vectors.rows("trixels.csv");
        assertEquals(468, rows.size());
        for (String[] row : rows) {
            long id = Long.parseLong(row[0]);
            assertEquals(row[1], TrixelId.name(id));
            assertEquals(id, TrixelId.parse(row[1]));
            assertEquals(Integer.parseInt(row[2]), TrixelId.level(id));
            SphericalTriangle triangle = Trixel.of(id).triangle();
            assertSame(vector(row, 3), triangle.a());
            assertSame(vector(row, 6), triangle.b());
            assertSame(vector(row, 9), triangle.c());
        }
    }

    /** To some last bits: the printed corners went through more roundings than ours. */
    private static void assertSame(UnitVector expected, UnitVector actual) {
        assertEquals(expected.x(), actual.x(), FEW_ULPS);
        assertEquals(expected.y(), actual.y(), FEW_ULPS);
        assertEquals(expected.z(), actual.z(), FEW_ULPS);
    }

    private static UnitVector vector(String[] row, int from) {
        return new UnitVector(
                Double.parseDouble(row[from]), Double.parseDouble(row[from + 1]), Double.parseDouble(row[from + 2]));
    }

    /** The vectors name some longitudes west of -180. */
    private static LonLat place(String lon, String lat) {
        double lonDeg = Double.parseDouble(lon);
        return new LonLat(lonDeg < -180 ? lonDeg + 360 : lonDeg, Double.parseDouble(lat));
    }
}
