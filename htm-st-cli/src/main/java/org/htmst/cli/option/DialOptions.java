package org.htmst.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.interpolation.map.Hemisphere;
import picocli.CommandLine.Option;

/** Dials in place of maps. */
public final class DialOptions {

    @Option(
            names = "--dial",
            description = "Draw magnetic latitude against the hours of the bins, north and south, in place of maps:"
                    + " in each degree of latitude the mean of the trixels of a bin.")
    private boolean dial;

    @Option(
            names = "--hemisphere",
            paramLabel = "NAME",
            description = "Only one of the dials: ${COMPLETION-CANDIDATES}.")
    private Hemisphere hemisphere;

    @Option(
            names = "--dial-latitude",
            paramLabel = "FILE.nc",
            description =
                    "Take magnetic latitude from maps of a channel that has it, such as aacgm_lat_foot, made with the"
                            + " same --level; that of the centred dipole, off by some degrees, unless given.")
    private Path latitude;

    /** Whether dials are asked for. */
    public boolean isAsked() {
        if (!dial && (hemisphere != null || latitude != null)) {
            throw new IllegalArgumentException(
                    (hemisphere != null ? "--hemisphere" : "--dial-latitude") + " is for dials; give --dial, too");
        }
        return dial;
    }

    /** Whether any of these options is given. */
    public boolean isGiven() {
        return dial || Stream.of(hemisphere, latitude).anyMatch(Objects::nonNull);
    }

    /** Which dials. */
    public List<Hemisphere> hemispheres() {
        return hemisphere == null ? List.of(Hemisphere.values()) : List.of(hemisphere);
    }

    /** The file of magnetic latitudes, if one is named. */
    public Optional<Path> latitude() {
        return Optional.ofNullable(latitude);
    }
}
