package org.htmst.answer.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmst.answer.print.OutputFile;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureFile;
import org.htmst.interpolation.figure.FigureFormat;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.map.MapFigure;
import org.htmst.interpolation.map.SeriesScale;
import org.htmst.interpolation.netcdf.MapFile;

/**
 * The pictures of a series with one colour scale, for which all its maps must be there.
 *
 * @param pictures one for each file of maps, if that file exists
 * @param style the look; automatic limits are common to all
 */
record SeriesPictures(List<Entry> pictures, FigureStyle style) {

    /**
     * One picture.
     *
     * @param maps the file of maps
     * @param picture the file of the picture
     */
    record Entry(Path maps, Path picture) {}

    /**
     * Checks that no picture takes the place of a file that is none of this series: one without its maps.
     *
     * @throws IllegalArgumentException if one would
     */
    void check(boolean overwrite) {
        for (Entry entry : pictures) {
            OutputFile.checkTarget(entry.picture, overwrite || Files.exists(entry.maps));
        }
    }

    /** Draws all, in the place of what was drawn before. */
    int draw() throws IOException {
        List<Entry> made =
                pictures.stream().filter(entry -> Files.exists(entry.maps)).toList();
        SeriesScale scale = SeriesScale.NONE;
        for (Entry entry : made) {
            scale = scale.with(MapFile.read(entry.maps));
        }
        FigureStyle common = style.withColours(scale.choice(style.colours()));
        for (Entry entry : made) {
            FigureFormat form = FigureFormat.require(entry.picture);
            Figure figure = MapFigure.allBins(MapFile.read(entry.maps), common);
            OutputFile.write(entry.picture, true, path -> FigureFile.write(figure, form, path));
        }
        return made.size();
    }
}
