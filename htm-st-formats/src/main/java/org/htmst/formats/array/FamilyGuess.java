package org.htmst.formats.array;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.htmst.sample.Family;

/** The physical kind of a variable, by its unit, and by what the file says of its instrument. */
final class FamilyGuess {

    private static final Pattern PARTICLES =
            Pattern.compile(".*(sr|ster).*|.*(counts|cts|#)/?.*s.*|.*ev.*/.*cm.*|.*(1/|/\\()cm.*s.*");
    private static final Pattern PLASMA =
            Pattern.compile("(k|ev|1/cm\\^?3|cm\\^?-3|#/cc|.*/cc|.*/cm\\^?3|1/m\\^?3|m\\^?-3|m/s|km/s|v|volts?)");

    private FamilyGuess() {}

    static Optional<Family> of(ArrayFile file, ArrayVariable variable, String unit) {
        String plain = unit.toLowerCase(Locale.ROOT).replaceAll("\\s|\\*\\*", "");
        if (plain.matches(".*\\bnt\\b.*|n?tesla")) {
            return Optional.of(Family.MF);
        }
        if (plain.matches("[mµu]?v/m")) {
            return Optional.of(Family.EF);
        }
        if (plain.matches("w/?m\\^?-?2.*|watts?/?m\\^?-?2")) {
            return Optional.of(Family.I);
        }
        if (plain.matches("k?g/c?m\\^?-?3")) {
            return Optional.of(Family.NG);
        }
        Optional<Family> instrument = ofInstrument(file.firstText("Instrument_type", "instrument_type"));
        if (PARTICLES.matcher(plain).matches()) {
            return instrument.filter(Family.P::equals).or(() -> Optional.of(Family.EP));
        }
        return instrument.or(() -> PLASMA.matcher(plain).matches() ? Optional.of(Family.P) : Optional.empty());
    }

    /** What NASA's list of instrument types says. */
    private static Optional<Family> ofInstrument(String type) {
        String plain = type.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(
                plain.startsWith("magnetic fields")
                        ? Family.MF
                        : plain.startsWith("electric fields")
                                ? Family.EF
                                : plain.startsWith("plasma") || plain.startsWith("thermal plasma")
                                        ? Family.P
                                        : plain.startsWith("particles") || plain.startsWith("energetic")
                                                ? Family.EP
                                                : plain.contains("irradiance") || plain.startsWith("x-ray")
                                                        ? Family.I
                                                        : null);
    }
}
