package org.htmst.interpolation.projection;

import java.time.Instant;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * The axis of the centred dipole that is nearest to the Earth's field: the three first coefficients of the field model of [1],
 * between its epochs on a straight line. Magnetic latitude here is the angle from the dipole's equator, of a direction formed
 * from the latitude as given.
 *
 * <p>[1] International Geomagnetic Reference Field, 14th generation, IAGA Working Group V-MOD, 2024: g(1,0), g(1,1), h(1,1),
 * definitive up to 2020; the slope after 2025 is its predicted secular variation.
 *
 * @param northPole where the axis leaves the northern hemisphere
 */
public record DipoleAxis(UnitVector northPole) {

    private static final double FIRST_YEAR = 1965;
    private static final double STEP_YEARS = 5;
    private static final double MS_PER_YEAR = 365.25 * 86_400_000;
    private static final long YEAR_2000_MS =
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    /** g(1,0), g(1,1), h(1,1) in nT every five years. */
    private static final double[][] COEFFICIENTS = {
        {-30334, -2119, 5776},
        {-30220, -2068, 5737},
        {-30100, -2013, 5675},
        {-29992, -1956, 5604},
        {-29873, -1905, 5500},
        {-29775, -1848, 5406},
        {-29692, -1784, 5306},
        {-29619.4, -1728.2, 5186.1},
        {-29554.63, -1669.05, 5077.99},
        {-29496.57, -1586.42, 4944.26},
        {-29441.46, -1501.77, 4795.99},
        {-29403.41, -1451.37, 4653.35},
        {-29350.0, -1410.3, 4545.5},
        {-29350.0 + 5 * 12.6, -1410.3 + 5 * 10.0, 4545.5 - 5 * 21.5},
    };

    /** The axis at {@code timeMs} (ms since 1970 UTC); before 1965 that of 1965, after 2030 that of 2030. */
    public static DipoleAxis at(long timeMs) {
        double year = 2000 + (timeMs - YEAR_2000_MS) / MS_PER_YEAR;
        double steps = (year - FIRST_YEAR) / STEP_YEARS;
        double held = Math.max(0, Math.min(COEFFICIENTS.length - 1, steps));
        int before = (int) Math.min(COEFFICIENTS.length - 2, Math.floor(held));
        double share = held - before;
        double[] c = new double[3];
        for (int i = 0; i < c.length; i++) {
            c[i] = COEFFICIENTS[before][i] * (1 - share) + COEFFICIENTS[before + 1][i] * share;
        }
        double strength = Math.sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2]);
        return new DipoleAxis(new UnitVector(-c[1] / strength, -c[2] / strength, -c[0] / strength));
    }

    /** Magnetic latitude of a direction, -90 to 90 degrees. */
    public double latitudeDeg(UnitVector direction) {
        return 90 - Math.toDegrees(northPole.angleTo(direction));
    }

    /** Magnetic latitude of a place, -90 to 90 degrees. */
    public double latitudeDeg(LonLat place) {
        return latitudeDeg(place.unitVector());
    }
}
