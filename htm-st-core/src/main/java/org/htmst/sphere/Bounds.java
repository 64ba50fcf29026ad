package org.htmst.sphere;

/**
 * A cap that a few samples all lie in. It prunes runs of samples, many of them, so unlike {@link Cap} it works out what it is
 * compared by only when that is asked for. To be used by one thread.
 */
public final class Bounds {

    /** Below this the arc sine is near its series, and no pole is in the cap. */
    private static final double FLAT_SINE = 0.3;

    /** A sixth, and what the later terms of the series come to below {@link #FLAT_SINE}. */
    private static final double RAISED_THIRD = 0.176;

    private final double radiusDeg;
    private LonLat place;
    private UnitVector direction;

    private Bounds(LonLat place, UnitVector direction, double radiusDeg) {
        if (!(radiusDeg >= 0 && radiusDeg <= 180)) {
            throw new IllegalArgumentException("radius " + radiusDeg + " is outside 0..180 degrees");
        }
        this.place = place;
        this.direction = direction;
        this.radiusDeg = radiusDeg;
    }

    /**
     * The cap around {@code centre}.
     *
     * @param radiusDeg from there to the rim, 0 to 180 degrees
     */
    public static Bounds around(LonLat centre, double radiusDeg) {
        return new Bounds(centre, null, radiusDeg);
    }

    /** As {@link #around(LonLat, double)}, for a centre whose direction is known as well. */
    public static Bounds around(LonLat centre, UnitVector direction, double radiusDeg) {
        return new Bounds(centre, direction, radiusDeg);
    }

    /** As {@link #around(LonLat, double)}, for a centre given by its direction. */
    public static Bounds around(UnitVector centre, double radiusDeg) {
        return new Bounds(null, centre, radiusDeg);
    }

    /** The middle. */
    public LonLat centre() {
        if (place == null) {
            place = direction.lonLat();
        }
        return place;
    }

    /** The sine of the latitude of the middle. */
    double sineLat() {
        return direction().z();
    }

    /** The latitude of the middle, without its longitude, which would cost as much again. */
    double latDeg() {
        return place != null
                ? place.latDeg()
                : Math.toDegrees(Math.atan2(
                        direction.z(), Math.sqrt(direction.x() * direction.x() + direction.y() * direction.y())));
    }

    /** From the centre to the rim, 0 to 180 degrees. */
    public double radiusDeg() {
        return radiusDeg;
    }

    /** At least how far east and west of the centre's meridian the cap reaches, in degrees of longitude; 180 if it holds a pole. */
    public double lonHalfWidthDeg() {
        UnitVector d = direction();
        // The sine of the half width is sin(radius) / cos(latitude); an arc is longer than its sine.
        double sine = Math.toRadians(radiusDeg) / Math.sqrt(d.x() * d.x() + d.y() * d.y());
        if (sine < FLAT_SINE) {
            // The arc sine, by its series: what is left out is less than what its third term was raised by.
            return Math.toDegrees(sine * (1 + sine * sine * RAISED_THIRD)) * (1 + 1e-9) + Margin.SAFETY_DEG;
        }
        return wideLonHalfWidthDeg();
    }

    private double wideLonHalfWidthDeg() {
        double latDeg = latDeg();
        if (Math.abs(latDeg) + radiusDeg >= 90 - Margin.SAFETY_DEG) {
            return 180;
        }
        double sine = Math.sin(Math.toRadians(radiusDeg)) / Math.cos(Math.toRadians(latDeg));
        // Where the arc sine is steep, rounding would count.
        return sine > 1 - 1e-6 ? 180 : Math.toDegrees(Math.asin(sine)) * (1 + 1e-9) + Margin.SAFETY_DEG;
    }

    /** At most the squared straight distance from {@code p} to any place of the cap: the way by its middle, less an arc for a chord. */
    public double leastSquaredChord(UnitVector p) {
        double chord = Math.sqrt(direction().squaredChord(p)) - Math.toRadians(radiusDeg) - Margin.SAFETY;
        return chord > 0 ? chord * chord : 0;
    }

    /** The direction of the middle. */
    public UnitVector direction() {
        if (direction == null) {
            direction = place.unitVector();
        }
        return direction;
    }

    @Override
    public String toString() {
        return "Bounds[centre=" + centre() + ", radiusDeg=" + radiusDeg + "]";
    }
}
