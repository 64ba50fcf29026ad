package org.htmst.hbase.input;

import java.util.Optional;

/** What may be the place of a sample. */
final class Places {

    private static final double MIN_ALT_KM = -12;
    private static final double MAX_ALT_KM = 1e6;

    private Places() {}

    /** Why a place is none: a reason to count by, and the values in words. */
    record Fault(String reason, String words) {}

    /** What is wrong with a place, if anything; an altitude of NaN is right. */
    static Optional<Fault> fault(double lonDeg, double latDeg, double altKm) {
        if (!(latDeg >= -90 && latDeg <= 90)) {
            return Optional.of(new Fault("latitude", "lat " + latDeg + " is not in -90..90"));
        }
        if (!(lonDeg >= -180 && lonDeg <= 360)) {
            return Optional.of(new Fault("longitude", "lon " + lonDeg + " is not in -180..360"));
        }
        if (altKm < MIN_ALT_KM || altKm > MAX_ALT_KM) {
            return Optional.of(
                    new Fault("altitude", "alt " + altKm + " km is not in " + MIN_ALT_KM + ".." + MAX_ALT_KM + " km"));
        }
        return Optional.empty();
    }
}
