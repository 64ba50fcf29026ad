package org.htmst.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.cli.print.OutputFile;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.map.FigureStyle;
import org.htmst.interpolation.map.MapFigure;
import org.htmst.interpolation.map.Png;
import org.htmst.interpolation.netcdf.MapFile;

/**
 * Where the maps of a run go.
 *
 * @param file the numbers
 * @param picture the picture, if one is asked for
 * @param overwrite whether existing files may be replaced
 */
record MapTargets(Path file, Optional<Path> picture, boolean overwrite) {

    /**
     * Checks, before any work is done, that the files may be written.
     *
     * @throws IllegalArgumentException if one may not
     */
    void check() {
        OutputFile.checkTarget(file, overwrite);
        picture.ifPresent(path -> OutputFile.checkTarget(path, overwrite));
    }

    /**
     * Checks that the folders of the files are there.
     *
     * @throws IllegalArgumentException if one is not
     */
    void checkFolders() {
        OutputFile.checkFolder(file);
        picture.ifPresent(OutputFile::checkFolder);
    }

    /** Whether any of the files exists. */
    boolean anyExists() {
        return Files.exists(file) || picture.filter(Files::exists).isPresent();
    }

    /** Whether all of the files exist. */
    boolean allExist() {
        return Files.exists(file) && picture.map(Files::exists).orElse(true);
    }

    void write(LocalTimeMaps maps) throws IOException {
        OutputFile.write(file, overwrite, path -> MapFile.write(maps, path));
        if (picture.isPresent()) {
            BufferedImage image = MapFigure.allBins(maps, FigureStyle.DEFAULT);
            OutputFile.write(picture.get(), overwrite, path -> Png.write(image, path));
        }
    }
}
