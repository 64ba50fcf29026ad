package org.htmst.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.interpolation.output.MapOutput;
import picocli.CommandLine.Option;

/** Trixels or grid cells. */
public final class MapOutputOptions {

    @Option(
            names = "--grid",
            paramLabel = "DEG",
            description =
                    "Square cells of longitude and latitude in place of trixels, such as 1deg or 0.5deg; a cell has"
                            + " what the trixel at its middle has. For .nc, .csv and .tif, which is always a grid, of 1deg unless"
                            + " given.")
    private LonLatGrid grid;

    /** The cells, if they are asked for. */
    public Optional<LonLatGrid> grid() {
        return Optional.ofNullable(grid);
    }

    /**
     * The form that the name of {@code target} asks for.
     *
     * @throws IllegalArgumentException if it asks for none
     */
    public MapOutput output(Path target) {
        return MapOutput.of(target, grid());
    }
}
