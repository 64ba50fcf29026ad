package org.htmst.serve.edr;

import static org.htmst.serve.edr.EdrArgument.BBOX;
import static org.htmst.serve.edr.EdrArgument.COORDS;
import static org.htmst.serve.edr.EdrArgument.CORRIDOR_HEIGHT;
import static org.htmst.serve.edr.EdrArgument.CORRIDOR_WIDTH;
import static org.htmst.serve.edr.EdrArgument.HEIGHT_UNITS;
import static org.htmst.serve.edr.EdrArgument.WIDTH_UNITS;
import static org.htmst.serve.edr.EdrArgument.WITHIN;
import static org.htmst.serve.edr.EdrArgument.WITHIN_UNITS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The queries of samples that a collection has. */
enum EdrQueryKind {
    POSITION(
            "Of each passage of a satellite the sample nearest to a place, within 50 km unless told otherwise.",
            List.of(COORDS),
            List.of(WITHIN, WITHIN_UNITS)),
    RADIUS("Samples within a distance of a place.", List.of(COORDS, WITHIN, WITHIN_UNITS), List.of()),
    AREA("Samples in polygons, whose sides are great circles.", List.of(COORDS), List.of()),
    CUBE("Samples in a box of longitude and latitude.", List.of(BBOX), List.of()),
    TRAJECTORY(
            "Samples within 50 km, unless told otherwise, of a line of great circles; where its places have times (M, in seconds"
                    + " since 1970), those of the time of each leg.",
            List.of(COORDS),
            List.of(WITHIN, WITHIN_UNITS)),
    CORRIDOR(
            "Samples in a corridor along a line, of each leg in its time where the places have times.",
            List.of(COORDS, CORRIDOR_WIDTH, WIDTH_UNITS),
            List.of(CORRIDOR_HEIGHT, HEIGHT_UNITS)),
    LOCATIONS("Samples in a region that has a name.", List.of(), List.of());

    /** What every query takes. */
    private static final List<EdrArgument> COMMON = List.of(
            EdrArgument.DATETIME,
            EdrArgument.PARAMETER_NAME,
            EdrArgument.Z,
            EdrArgument.CRS,
            EdrArgument.F,
            EdrArgument.SATELLITE,
            EdrArgument.LOCAL_TIME,
            EdrArgument.WHERE,
            EdrArgument.L,
            EdrArgument.MLT,
            EdrArgument.DIRECTION,
            EdrArgument.KEEP_FLAGGED,
            EdrArgument.APART,
            EdrArgument.LIMIT,
            EdrArgument.ORDER);

    private final String description;
    private final List<EdrArgument> required;
    private final List<EdrArgument> arguments;

    EdrQueryKind(String description, List<EdrArgument> required, List<EdrArgument> optional) {
        this.description = description;
        this.required = required;
        this.arguments = new ArrayList<>(required);
        this.arguments.addAll(optional);
    }

    /** The last part of its path. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    /** Those without which it is not answered. */
    List<EdrArgument> required() {
        return required;
    }

    /** All that it takes. */
    List<EdrArgument> arguments() {
        List<EdrArgument> all = new ArrayList<>(arguments);
        all.addAll(COMMON);
        return all;
    }

    static Optional<EdrQueryKind> find(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
