package org.htmst.magnetic;

import org.htmst.earth.Ellipsoid;
import org.htmst.earth.Frame;

/** One time and place after the other, and what the Earth's own field tells of it. To be used by one thread. */
public final class MagneticPlace {

    /** Along the axes of {@link Frame#GSE}. */
    private static final double[] TO_SUN = {1, 0, 0};

    private final Coefficients coefficients = new Coefficients();
    private final InternalField field = new InternalField(coefficients);
    private final FieldLine line = new FieldLine(field);
    private final double[] at = new double[3];
    private final double[] vector = new double[3];

    /** Of the dipole: where its axis leaves the northern hemisphere, and two more directions, which make magnetic longitude. */
    private final double[] axis = new double[3];

    private final double[] zero = new double[3];
    private final double[] east = new double[3];
    private double altKm;
    private long timeMs;

    /**
     * Turns to a time and place.
     *
     * @param timeMs ms since 1970 UTC
     * @param lonDeg degrees east
     * @param latDeg geodetic latitude, degrees
     * @param altKm above the ellipsoid, km; where it is NaN so is all else
     */
    public void moveTo(long timeMs, double lonDeg, double latDeg, double altKm) {
        this.timeMs = timeMs;
        this.altKm = altKm;
        if (coefficients.moveTo(timeMs)) {
            turnDipole();
        }
        Ellipsoid.toCartesian(lonDeg, latDeg, altKm, at);
    }

    private void turnDipole() {
        axis[0] = -coefficients.g[1][1];
        axis[1] = -coefficients.h[1][1];
        axis[2] = -coefficients.g[1][0];
        scale(axis);
        // Perpendicular to both axes; magnetic longitude is counted from the half plane with the south geographic pole.
        east[0] = -axis[1];
        east[1] = axis[0];
        east[2] = 0;
        scale(east);
        cross(east, axis, zero);
    }

    /** The strength of the field, nT. */
    public double strengthNt() {
        if (Double.isNaN(altKm)) {
            return Double.NaN;
        }
        field.of(at, vector);
        return Math.sqrt(dot(vector, vector));
    }

    /** Latitude in the centred dipole of the field's first three coefficients, degrees. */
    public double dipoleLatitudeDeg() {
        return Math.toDegrees(StrictMath.asin(dot(at, axis) / Math.sqrt(dot(at, at))));
    }

    /** Longitude in that dipole, degrees from 0 to 360; 0 is the half plane in which the south geographic pole lies. */
    public double dipoleLongitudeDeg() {
        double lon = Math.toDegrees(longitude(at));
        return lon < 0 ? lon + 360 : lon;
    }

    /** Distance from the centre, in radii of the Earth, at which the dipole's line crosses its equator. */
    public double dipoleL() {
        double r2 = dot(at, at);
        double along = dot(at, axis);
        return Math.sqrt(r2) / InternalField.RADIUS_KM / (1 - along * along / r2);
    }

    /** Hours from the dipole's meridian opposite to the Sun, from 0 to 24. */
    public double dipoleLocalTimeHours() {
        double[] sun = Frame.GSE.toGeo(timeMs, TO_SUN);
        double hours = 12 + Math.toDegrees(longitude(at) - longitude(sun)) / 15;
        double inDay = hours - 24 * Math.floor(hours / 24);
        return inDay >= 24 ? 0 : inDay;
    }

    /** McIlwain's L, radii of the Earth; NaN beyond 30. Takes about a millisecond. */
    public double l() {
        return Double.isNaN(altKm) ? Double.NaN : line.l(at);
    }

    /** Quasi-dipole latitude, degrees; NaN where lines go beyond 30 radii. Takes about a millisecond. */
    public double quasiDipoleLatitudeDeg() {
        return Double.isNaN(altKm) ? Double.NaN : line.quasiDipoleLatitudeDeg(at, altKm);
    }

    private double longitude(double[] v) {
        return StrictMath.atan2(dot(v, east), dot(v, zero));
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static void cross(double[] a, double[] b, double[] into) {
        into[0] = a[1] * b[2] - a[2] * b[1];
        into[1] = a[2] * b[0] - a[0] * b[2];
        into[2] = a[0] * b[1] - a[1] * b[0];
    }

    private static void scale(double[] v) {
        double length = Math.sqrt(dot(v, v));
        v[0] /= length;
        v[1] /= length;
        v[2] /= length;
    }
}
