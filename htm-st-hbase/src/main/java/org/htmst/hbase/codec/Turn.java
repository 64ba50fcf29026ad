package org.htmst.hbase.codec;

import java.util.function.DoubleUnaryOperator;
import org.htmst.sphere.UnitVector;

/**
 * Sines and cosines of whole parts of a full turn, each by the addition theorem from two small tables: some times faster than
 * {@link Math}, and off by less than 1e-15.
 */
final class Turn {

    /** A full turn has so many parts. */
    static final int PARTS = 1 << 17;

    private static final int FINE_BITS = 9;
    private static final int FINE = 1 << FINE_BITS;

    private static final double[] COARSE_SINES = table(Math::sin, PARTS / FINE, FINE);
    private static final double[] COARSE_COSINES = table(Math::cos, PARTS / FINE, FINE);
    private static final double[] FINE_SINES = table(Math::sin, FINE, 1);
    private static final double[] FINE_COSINES = table(Math::cos, FINE, 1);

    private Turn() {}

    /** The sine of so many parts of a turn, of either sign. */
    static double sin(int parts) {
        int coarse = (parts & PARTS - 1) >>> FINE_BITS;
        int fine = parts & FINE - 1;
        return COARSE_SINES[coarse] * FINE_COSINES[fine] + COARSE_COSINES[coarse] * FINE_SINES[fine];
    }

    /** The cosine of so many parts of a turn, of either sign. */
    static double cos(int parts) {
        int coarse = (parts & PARTS - 1) >>> FINE_BITS;
        int fine = parts & FINE - 1;
        return COARSE_COSINES[coarse] * FINE_COSINES[fine] - COARSE_SINES[coarse] * FINE_SINES[fine];
    }

    /** The direction of a place whose longitude and latitude are so many parts of a turn. */
    static UnitVector direction(int lonParts, int latParts) {
        double cosLat = cos(latParts);
        return new UnitVector(cosLat * cos(lonParts), cosLat * sin(lonParts), sin(latParts));
    }

    private static double[] table(DoubleUnaryOperator function, int count, int step) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = function.applyAsDouble(2 * Math.PI * i * step / PARTS);
        }
        return values;
    }
}
