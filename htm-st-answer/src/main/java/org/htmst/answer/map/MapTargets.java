package org.htmst.answer.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.answer.print.OutputFile;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureFile;
import org.htmst.interpolation.figure.FigureFormat;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.interpolation.map.MapFigure;
import org.htmst.interpolation.output.MapFormat;
import org.htmst.interpolation.output.MapOutput;
import org.htmst.interpolation.result.LocalTimeMaps;

/**
 * Where the maps of a run go.
 *
 * @param file the numbers; its name says their form
 * @param grid the cells, if they are to be on a grid
 * @param picture the picture, if one is asked for
 * @param style how the picture looks
 * @param overwrite whether existing files may be replaced
 */
public record MapTargets(
        Path file, Optional<LonLatGrid> grid, Optional<Path> picture, FigureStyle style, boolean overwrite) {

    /** Refuses names that ask for no known form. */
    public MapTargets {
        MapOutput.of(file, grid);
        picture.ifPresent(FigureFormat::require);
    }

    /**
     * Checks, before any work is done, that the files may be written.
     *
     * @throws IllegalArgumentException if one may not
     */
    public void check() {
        OutputFile.checkTarget(file, overwrite);
        picture.ifPresent(path -> OutputFile.checkTarget(path, overwrite));
    }

    /**
     * Checks that the folders of the files are there.
     *
     * @throws IllegalArgumentException if one is not
     */
    public void checkFolders() {
        OutputFile.checkFolder(file);
        picture.ifPresent(OutputFile::checkFolder);
    }

    /** Whether the maps can be read from their file again: trixels as netCDF. */
    boolean canBeReadBack() {
        return grid.isEmpty()
                && MapFormat.of(file)
                        .filter(format -> format == MapFormat.NETCDF || format == MapFormat.NETCDF4)
                        .isPresent();
    }

    /** Whether any of the files exists. */
    boolean anyExists() {
        return Files.exists(file) || picture.filter(Files::exists).isPresent();
    }

    /** Whether all of the files exist. */
    boolean allExist() {
        return Files.exists(file) && picture.map(Files::exists).orElse(true);
    }

    /** Writes the files, each of which appears only when it is whole. */
    public void write(LocalTimeMaps maps) throws IOException {
        MapOutput form = MapOutput.of(file, grid);
        OutputFile.write(file, overwrite, path -> form.write(maps, path));
        if (picture.isPresent()) {
            FigureFormat pictureForm = FigureFormat.require(picture.get());
            Figure figure = MapFigure.allBins(maps, style);
            OutputFile.write(picture.get(), overwrite, path -> FigureFile.write(figure, pictureForm, path));
        }
    }
}
