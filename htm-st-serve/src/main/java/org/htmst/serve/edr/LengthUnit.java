package org.htmst.serve.edr;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.htmst.sphere.EarthSphere;

/** Units of distances along the ground. */
enum LengthUnit {
    KM(1, "km"),
    M(0.001, "m"),
    MILES(1.609344, "mi", "miles"),
    NAUTICAL_MILES(1.852, "nmi"),
    DEGREES(EarthSphere.km(1), "deg", "degrees");

    private final double km;
    private final List<String> names;

    LengthUnit(double km, String... names) {
        this.km = km;
        this.names = List.of(names);
    }

    /** A length in kilometres. */
    double km(double length) {
        return length * km;
    }

    /**
     * The unit of a name, in any case.
     *
     * @throws IllegalArgumentException if none has it
     */
    static LengthUnit parse(String text) {
        return Arrays.stream(values())
                .filter(unit -> unit.names.contains(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is no unit of length; give one of " + labels()));
    }

    /** The first name of each. */
    static List<String> labels() {
        return Arrays.stream(values()).map(unit -> unit.names.get(0)).toList();
    }
}
