package org.htmst.earth;

/**
 * A place on or above the Earth.
 *
 * @param lonDeg longitude east (degrees), -180 to 360
 * @param latDeg geodetic latitude (degrees)
 * @param altKm altitude above the ellipsoid WGS 84 (km); NaN where nothing says it
 */
public record Position(double lonDeg, double latDeg, double altKm) {}
