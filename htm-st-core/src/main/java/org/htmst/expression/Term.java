package org.htmst.expression;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.magnetic.MagneticPlace;
import org.htmst.time.LocalTime;

/** What an expression may say about the time and place of a sample. */
enum Term {
    /** Ms since 1970-01-01 UTC. */
    TIME("time", (in, out) -> {
        long[] timeMs = in.timeMs();
        for (int i = 0; i < in.size(); i++) {
            out[i] = timeMs[i];
        }
    }),
    /** Degrees east, as in the file: -180 to 360. */
    LON("lon", (in, out) -> System.arraycopy(in.lonDeg(), 0, out, 0, in.size())),
    /** Geodetic latitude, degrees. */
    LAT("lat", (in, out) -> System.arraycopy(in.latDeg(), 0, out, 0, in.size())),
    /** Altitude, km. */
    ALT("alt", (in, out) -> System.arraycopy(in.altKm(), 0, out, 0, in.size())),
    /** Mean solar local time, hours. */
    LOCAL_TIME("local_time", (in, out) -> {
        for (int i = 0; i < in.size(); i++) {
            out[i] = LocalTime.hours(LocalTime.of(in.timeMs()[i], in.lonDeg()[i], in.positionType()));
        }
    }),
    /** The strength of the Earth's own field by IGRF-14, nT. */
    IGRF_B("igrf_b()", each(MagneticPlace::strengthNt)),
    /** McIlwain's L in that field, radii of the Earth: along each field line, and slow therefore. */
    IGRF_L("igrf_l()", each(MagneticPlace::l)),
    /** Quasi-dipole latitude in that field, degrees; likewise. */
    QD_LAT("qd_lat()", each(MagneticPlace::quasiDipoleLatitudeDeg)),
    /** Latitude in the centred dipole of that field, degrees. */
    DIPOLE_LAT("dipole_lat()", each(MagneticPlace::dipoleLatitudeDeg)),
    /** Longitude in that dipole, degrees, 0 to 360. */
    DIPOLE_LON("dipole_lon()", each(MagneticPlace::dipoleLongitudeDeg)),
    /** L in that dipole, radii of the Earth. */
    DIPOLE_L("dipole_l()", each(MagneticPlace::dipoleL)),
    /** Magnetic local time in that dipole, hours. */
    DIPOLE_MLT("dipole_mlt()", each(MagneticPlace::dipoleLocalTimeHours));

    @FunctionalInterface
    private interface Filling {
        void fill(ExpressionInputs in, double[] out);
    }

    /** For those samples that will be looked at; the others are missing. */
    private static Filling each(ToDoubleFunction<MagneticPlace> what) {
        return (in, out) -> {
            MagneticPlace place = new MagneticPlace();
            Arrays.fill(out, 0, in.size(), Double.NaN);
            for (int s = 0; s < in.selectedSize(); s++) {
                int i = in.selected()[s];
                place.moveTo(in.timeMs()[i], in.lonDeg()[i], in.latDeg()[i], in.altKm()[i]);
                double value = what.applyAsDouble(place);
                out[i] = value - (value - value);
            }
        };
    }

    private final String text;
    private final Filling filling;

    Term(String text, Filling filling) {
        this.text = text;
        this.filling = filling;
    }

    /** The term of that text. */
    static Optional<Term> called(String text) {
        return Arrays.stream(values()).filter(term -> term.text.equals(text)).findFirst();
    }

    /** All functions, in words. */
    static String functions() {
        return Stream.concat(
                        Arrays.stream(Function.values())
                                .filter(function -> function.form() == Function.Form.CALL)
                                .map(Function::text),
                        Arrays.stream(values()).map(Term::text).filter(text -> text.endsWith("()")))
                .collect(Collectors.joining(", "));
    }

    void fill(ExpressionInputs in, double[] out) {
        filling.fill(in, out);
    }

    String text() {
        return text;
    }
}
