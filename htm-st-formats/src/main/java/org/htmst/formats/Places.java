package org.htmst.formats;

import java.util.Optional;

/** What may be the place of a sample, whatever kind of file it is from. */
public final class Places {

    /** The lowest dry land lies 0.43 km below the sea; NOAA's files mark what is missing by -1. */
    static final double MIN_ALT_KM = -0.5;

    /**
     * No distance from the centre of the Earth, of which the poles have 6,357 km, is as small: a radius is never taken for an
     * altitude. What flies higher has to say so.
     */
    public static final double MAX_ALT_KM = 6000;

    private Places() {}

    /** Why a place is none: a reason to count by, and the values in words. */
    public record Fault(String reason, String words) {}

    /** What is wrong with a place of a satellite that flies no higher than {@link #MAX_ALT_KM}. */
    public static Optional<Fault> fault(double lonDeg, double latDeg, double altKm) {
        return fault(lonDeg, latDeg, altKm, MAX_ALT_KM);
    }

    /**
     * What is wrong with a place, if anything; an altitude of NaN is right.
     *
     * @param maxAltKm the highest altitude that the satellite may have
     */
    public static Optional<Fault> fault(double lonDeg, double latDeg, double altKm, double maxAltKm) {
        if (!(latDeg >= -90 && latDeg <= 90)) {
            return Optional.of(new Fault("latitude", "lat " + latDeg + " is not in -90..90"));
        }
        if (!(lonDeg >= -180 && lonDeg <= 360)) {
            return Optional.of(new Fault("longitude", "lon " + lonDeg + " is not in -180..360"));
        }
        if (altKm < MIN_ALT_KM || altKm > maxAltKm) {
            return Optional.of(new Fault(
                    "altitude",
                    "alt " + altKm + " km is not in " + MIN_ALT_KM + ".." + maxAltKm
                            + " km above the ground; a distance from the centre of the Earth is no altitude"));
        }
        return Optional.empty();
    }
}
