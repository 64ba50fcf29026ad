package org.htmst.earth;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Cartesian axes through the Earth's centre, after Hapgood [1].
 *
 * <p>Sidereal time [2] is taken at UTC in place of UT1, from which it keeps within 0.9 s: 0.004 degrees of longitude. The Sun's
 * longitude is the Astronomical Almanac's [3], right to 0.01 degrees from 1950 to 2050. Nutation is left out, 0.005 degrees.
 *
 * <p>[1] M. A. Hapgood, Space physics coordinate transformations: a user guide, Planet. Space Sci. 40 (1992), 711-717.<br>
 * [2] S. Aoki et al., The new definition of universal time, Astron. Astrophys. 105 (1982), 359-361.<br>
 * [3] The Astronomical Almanac, page C5, low-precision formulas for the Sun.<br>
 * [4] J. H. Lieske et al., Expressions for the precession quantities, Astron. Astrophys. 58 (1977), 1-16.
 */
public enum Frame {
    /** Turning with the Earth: x through Greenwich, z through the north pole. */
    GEO {
        @Override
        double[] toGeo(double centuries, double[] km) {
            return km;
        }
    },
    /** Inertial, of date: x towards the equinox of that day, z through the north pole. */
    GEI {
        @Override
        double[] toGeo(double centuries, double[] km) {
            return aboutZ(siderealDeg(centuries), km);
        }
    },
    /** Inertial, of J2000: x towards the equinox of 2000, which precession [4] takes to that of date. */
    J2000 {
        @Override
        double[] toGeo(double centuries, double[] km) {
            double t = centuries;
            double zeta = (2306.2181 + (0.30188 + 0.017998 * t) * t) * t / ARCSEC_PER_DEG;
            double z = (2306.2181 + (1.09468 + 0.018203 * t) * t) * t / ARCSEC_PER_DEG;
            double theta = (2004.3109 - (0.42665 + 0.041833 * t) * t) * t / ARCSEC_PER_DEG;
            double[] a = aboutZ(-zeta, km);
            double[] b = {cosDeg(theta) * a[0] - sinDeg(theta) * a[2], a[1], sinDeg(theta) * a[0] + cosDeg(theta) * a[2]
            };
            return GEI.toGeo(t, aboutZ(-z, b));
        }
    },
    /** Towards the Sun: x to the Sun, z to the ecliptic's north pole. */
    GSE {
        @Override
        double[] toGeo(double centuries, double[] km) {
            double anomaly = 357.528 + 35_999.050 * centuries;
            double sunDeg = 280.460
                    + 36_000.771 * centuries
                    + (1.915 - 0.0048 * centuries) * sinDeg(anomaly)
                    + 0.020 * sinDeg(2 * anomaly);
            double obliquity = 23.439 - 0.013 * centuries;
            double[] ecliptic = aboutZ(-sunDeg, km);
            double[] inertial = {
                ecliptic[0],
                cosDeg(obliquity) * ecliptic[1] - sinDeg(obliquity) * ecliptic[2],
                sinDeg(obliquity) * ecliptic[1] + cosDeg(obliquity) * ecliptic[2]
            };
            return GEI.toGeo(centuries, inertial);
        }
    };

    private static final double ARCSEC_PER_DEG = 3600;

    /** 2000-01-01T12:00 UTC. */
    private static final long J2000_MS = 946_728_000_000L;

    private static final double MS_PER_DAY = 86_400_000;
    private static final double DAYS_PER_CENTURY = 36_525;
    private static final double FULL_DEG = 360;

    /** The same vector (km) in {@link #GEO}, at a time in Julian centuries since noon of 2000-01-01. */
    abstract double[] toGeo(double centuries, double[] km);

    /** The same vector (km) in {@link #GEO} at a time (ms since 1970-01-01 UTC). */
    public double[] toGeo(long timeMs, double[] km) {
        return toGeo((timeMs - J2000_MS) / MS_PER_DAY / DAYS_PER_CENTURY, km);
    }

    /** The place at {@code km} along these axes at a time (ms since 1970-01-01 UTC). */
    public Position position(long timeMs, double[] km) {
        double[] geo = toGeo((timeMs - J2000_MS) / MS_PER_DAY / DAYS_PER_CENTURY, km);
        return Ellipsoid.ofCartesian(geo[0], geo[1], geo[2]);
    }

    /**
     * The frame of that name, in any case.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Frame ofLabel(String label) {
        for (Frame frame : values()) {
            if (frame.label().equals(label.toLowerCase(Locale.ROOT))) {
                return frame;
            }
        }
        throw new IllegalArgumentException("frame '" + label + "' is unknown; allowed: "
                + Arrays.stream(values()).map(Frame::label).collect(Collectors.joining(", ")));
    }

    /** Its name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Greenwich mean sidereal time (degrees), [2]. */
    private static double siderealDeg(double centuries) {
        double t = centuries;
        double turned = FULL_DEG * (t * DAYS_PER_CENTURY % 1);
        return 280.46061837
                + turned
                + (360.98564736629 - FULL_DEG) * t * DAYS_PER_CENTURY
                + (0.000387933 - t / 38_710_000) * t * t;
    }

    /** The axes turned about z by an angle: where the vector then lies. */
    private static double[] aboutZ(double deg, double[] v) {
        return new double[] {cosDeg(deg) * v[0] + sinDeg(deg) * v[1], -sinDeg(deg) * v[0] + cosDeg(deg) * v[1], v[2]};
    }

    private static double sinDeg(double deg) {
        return StrictMath.sin(Math.toRadians(deg));
    }

    private static double cosDeg(double deg) {
        return StrictMath.cos(Math.toRadians(deg));
    }
}
