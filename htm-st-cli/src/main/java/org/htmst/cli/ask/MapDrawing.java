package org.htmst.cli.ask;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.answer.map.MapSources;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.DialOptions;
import org.htmst.cli.option.SeriesOptions;
import org.htmst.cli.session.Memory;
import org.htmst.interpolation.figure.AnimationFile;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.map.DialFigure;
import org.htmst.interpolation.map.MagneticLatitudes;
import org.htmst.interpolation.map.MapFigure;
import org.htmst.interpolation.map.SeriesScale;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.time.LocalTimeWindow;

/**
 * Draws files of maps as one picture, or as the pictures of an animation.
 *
 * @param sources the files
 * @param bin the only bin to be drawn, if there is one
 * @param dials whether and which dials are drawn in place of maps
 * @param series how several maps are shown
 * @param asked the look
 */
record MapDrawing(
        MapSources sources, Optional<LocalTimeWindow> bin, DialOptions dials, SeriesOptions series, FigureStyle asked) {

    /** One picture of all. */
    Figure picture() {
        Memory.limit(Optional.empty())
                .require(
                        "the maps of " + Words.count(sources.files().size(), "file"),
                        bytesOfOne() + (sources.isSeries() && bin.isEmpty() ? sources.bytesOfAll() : 0));
        if (dials.isAsked()) {
            LocalTimeMaps maps = sources.read(sources.files().get(0));
            return DialFigure.draw(maps, asked, latitudes(maps), dials.hemispheres());
        }
        SeriesScale scale = SeriesScale.NONE;
        List<LocalTimeMaps> shown = new ArrayList<>();
        int maps = 0;
        for (Path file : sources.files()) {
            LocalTimeMaps read = sources.read(file);
            scale = scale.with(read);
            LocalTimeMaps kept = bin.map(one -> read.only(MapSources.number(read, one, file)))
                    .orElse(read);
            maps += kept.bins().size();
            shown.add(kept);
        }
        FigureStyle style = asked.withColours(scale.choice(asked.colours()));
        int columns = series.columns(maps).orElse(0);
        return MapFigure.allBins(shown, columns == 0 ? style : style.withColumns(columns));
    }

    /** What a file takes that is read and drawn: its values are sorted for the limits, which takes as much again. */
    private long bytesOfOne() {
        return 2 * sources.bytesOfOne();
    }

    /**
     * The pictures of an animation, in one size and with one colour scale: the files one after the other or, of a single file, its bins.
     *
     * @return how many there are, and the last of them
     */
    Frames animate(Path target) throws IOException {
        Memory.limit(Optional.empty()).require("the maps of a file", bytesOfOne());
        SeriesScale scale = SeriesScale.NONE;
        for (Path file : sources.files()) {
            LocalTimeMaps maps = sources.read(file);
            scale = dials.isAsked() ? scale.withDials(maps, latitudes(maps)) : scale.with(maps);
        }
        FigureStyle style = asked.withColours(scale.choice(asked.colours()));
        Figure last = null;
        int count = 0;
        try (AnimationFile animation = new AnimationFile(target, style, series.frameMs())) {
            for (Path file : sources.files()) {
                LocalTimeMaps read = sources.read(file);
                for (LocalTimeMaps maps : frames(read, file).toList()) {
                    FigureStyle same = last == null ? style : style.withHeightPx(last.heightPx());
                    last = dials.isAsked()
                            ? DialFigure.draw(maps, same, latitudes(maps), dials.hemispheres())
                            : MapFigure.allBins(maps, same);
                    animation.add(last);
                    count++;
                }
            }
        }
        return new Frames(count, last);
    }

    /** What was animated. */
    record Frames(int count, Figure last) {}

    private Stream<LocalTimeMaps> frames(LocalTimeMaps maps, Path file) {
        if (bin.isPresent()) {
            return Stream.of(maps.only(MapSources.number(maps, bin.get(), file)));
        }
        return sources.isSeries()
                ? Stream.of(maps)
                : Stream.iterate(0, i -> i < maps.bins().size(), i -> i + 1).map(maps::only);
    }

    private MagneticLatitudes latitudes(LocalTimeMaps maps) {
        return dials.latitude()
                .map(file -> MagneticLatitudes.of(MapFile.read(file)))
                .orElseGet(() -> MagneticLatitudes.ofDipole(maps));
    }
}
