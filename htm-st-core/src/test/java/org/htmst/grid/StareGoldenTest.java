package org.htmst.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.htmst.vectors.Vectors;
import org.junit.jupiter.api.Test;

/**
 * STARE numbers trixels as we do, on an octahedron turned about the axis (1, 1, 0) by 45 degrees less 12e-9 rad. A point turned back
 * must therefore get our trixel with STARE's digits.
 *
 * <pre>
 *   STARE spatial id: [0][0][root 3][27 digits of 2 bits][level 5]
 * </pre>
 */
class StareGoldenTest {

    private static final double TURN = Math.PI / 4 - 12e-9;
    private static final long LEVEL_BITS = 0b11111;

    @Test
    void turnedPointsGetTheDigitsOfStare() {
        List<String[]> rows = Vectors.rows("stare_default_sids.csv");
        assertEquals(593, rows.size());
        for (String[] row : rows) {
            double lonDeg = Double.parseDouble(row[0]);
            LonLat place = new LonLat(lonDeg < -180 ? lonDeg + 360 : lonDeg, Double.parseDouble(row[1]));
            long level27 = Long.parseLong(row[2]);
            long level12 = Long.parseLong(row[3]);
            assertEquals(27, level27 & LEVEL_BITS);
            assertEquals(12, level12 & LEVEL_BITS);
            assertEquals(level27 & ~LEVEL_BITS, level12 & ~LEVEL_BITS);
            UnitVector p = turnedBack(place.unitVector());
            for (int level : new int[] {0, 1, 5, 12, TrixelId.MAX_LEVEL}) {
                long expected = (8L << 2 * level) + (level27 >> 59 - 2 * level);
                assertEquals(expected, TrixelId.of(p, level), () -> String.join(",", row) + " at level " + level);
            }
        }
    }

    private static UnitVector turnedBack(UnitVector v) {
        double k = Math.sqrt(0.5);
        double cos = Math.cos(TURN);
        double sin = -Math.sin(TURN);
        double along = k * (v.x() + v.y()) * (1 - cos);
        return new UnitVector(
                v.x() * cos + k * v.z() * sin + k * along,
                v.y() * cos - k * v.z() * sin + k * along,
                v.z() * cos + k * (v.y() - v.x()) * sin);
    }
}
