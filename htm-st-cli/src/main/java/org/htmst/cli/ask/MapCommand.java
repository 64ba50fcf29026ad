package org.htmst.cli.ask;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.htmst.answer.map.MapSources;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.ComparisonOptions;
import org.htmst.cli.option.DialOptions;
import org.htmst.cli.option.FigureOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.MapOutputOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.option.SeriesOptions;
import org.htmst.cli.session.Memory;
import org.htmst.cli.session.Session;
import org.htmst.interpolation.figure.AnimationFile;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureFile;
import org.htmst.interpolation.figure.FigureFormat;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.MapView;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.output.MapFormat;
import org.htmst.interpolation.output.MapOutput;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.sphere.Box;
import org.htmst.time.LocalTimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "map",
        description = {
            "Draw maps that 'interpolate' made, or convert them.",
            "The name of the output says what: .png, .svg and .pdf are pictures, .gif an animation: of the files or, of a single one, of its"
                    + " bins; .nc, .csv and .tif (GeoTIFF) hold the"
                    + " numbers, of trixels or, with --grid, of cells of longitude and latitude.",
            "Automatic limits of the colour scale are those of all bins of all files: of each file decades or round numbers"
                    + " around most of its values, of several the least and the greatest of these. Differences are shown in"
                    + " blue to red, even about 0, ratios so about 1 and by their logarithm."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st map e1.nc -o e1.png",
            "  htm-st map e1.nc -o night.pdf --bin 0,3 --projection robinson --max 1e6",
            "  htm-st map e1.nc -o north.svg --projection north --edge 50 --palette magma",
            "  htm-st map e1.nc -o dial.png --dial --title 'Electrons above 40 keV'",
            "  htm-st map e1.nc -o dial.png --dial --hemisphere north --dial-latitude lat.nc",
            "  htm-st map e1.nc -o saa.pdf --bin 0,3 --box=-90,-60,20,10",
            "  htm-st map storm.nc --over quiet.nc -o ratio.png",
            "  htm-st map storm.nc --minus quiet.nc -o difference.nc",
            "  htm-st map e1-*.nc -o days.pdf --bin 0,3 --panels 2x4",
            "  htm-st map e1-*.nc -o days.gif --projection north --frame-ms 800",
            "  htm-st map e1.nc -o e1.tif --grid 0.5deg"
        })
public final class MapCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            paramLabel = "FILE.nc",
            arity = "1..*",
            description =
                    "What 'interpolate' wrote. The maps of several files stand in one picture, or one after the other in"
                            + " an animation, with one colour bar.")
    private List<Path> files;

    @Mixin
    private ComparisonOptions comparison;

    @Mixin
    private OutputOptions output;

    @Mixin
    private MapOutputOptions cells;

    @Option(
            names = "--bin",
            paramLabel = "FROM,TO",
            description = "Draw only this bin of local time, in hours; all unless given.")
    private LocalTimeWindow bin;

    @Option(
            names = "--box",
            paramLabel = "W,S,E,N",
            description = "Draw only this part of an equirectangular map, in degrees; it may cross any meridian.")
    private Box box;

    @Mixin
    private DialOptions dials;

    @Mixin
    private SeriesOptions series;

    @Option(
            names = "--far",
            paramLabel = "LOOK",
            description = "Cells whose nearest sample is farther than half the radius: ${COMPLETION-CANDIDATES};"
                    + " hatch unless given.")
    private FarCells far;

    @Mixin
    private FigureOptions figure;

    @Mixin
    private GeneralOptions general;

    public MapCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path target = output.file()
                .orElseThrow(() -> new IllegalArgumentException(
                        "maps need a file to go to; give -o FILE.png, .svg, .pdf, .gif, .nc, .csv or .tif"));
        MapSources sources = new MapSources(files, comparison.kind(), comparison.file());
        output.check();
        Optional<FigureFormat> picture = FigureFormat.of(target);
        if (AnimationFile.isAskedBy(target)) {
            animate(sources, target);
        } else if (picture.isPresent()) {
            draw(sources, target, picture.get());
        } else {
            convert(sources, target);
        }
        return ExitCode.OK;
    }

    private void draw(MapSources sources, Path target, FigureFormat format) throws IOException {
        series.requireNoFrames();
        if (dials.isAsked() && sources.isSeries()) {
            throw new IllegalArgumentException(
                    "a picture has the dials of one file; give one, or let the name of the output end in .gif");
        }
        Figure picture = drawing(sources).picture();
        OutputFile.write(target, output.overwrite(), path -> FigureFile.write(picture, format, path));
        session.talk(general).println(target + ": " + picture.widthPx() + " x " + picture.heightPx() + " pixels");
    }

    private void animate(MapSources sources, Path target) throws IOException {
        if (series.hasPanels()) {
            throw new IllegalArgumentException(
                    "--panels is for one picture; leave it out, or let the name of the output end in .png, .svg or .pdf");
        }
        series.frameMs();
        MapDrawing drawing = drawing(sources);
        AtomicReference<MapDrawing.Frames> frames = new AtomicReference<>();
        OutputFile.write(target, output.overwrite(), path -> frames.set(drawing.animate(path)));
        Figure last = frames.get().last();
        session.talk(general)
                .println(target + ": " + Words.count(frames.get().count(), "frame") + " of " + last.widthPx() + " x "
                        + last.heightPx() + " pixels");
    }

    /** What is to be drawn, if the options fit each other. */
    private MapDrawing drawing(MapSources sources) {
        if (cells.grid().isPresent()) {
            throw new IllegalArgumentException(
                    "--grid is for .nc, .csv and .tif; a picture shows the trixels themselves");
        }
        if (dials.isAsked()
                && (bin != null
                        || box != null
                        || series.hasPanels()
                        || figure.projection().isPresent())) {
            throw new IllegalArgumentException("--dial shows all bins, without a projection; leave out "
                    + (bin != null ? "--bin" : box != null ? "--box" : series.hasPanels() ? "--panels" : "--projection")
                    + " or --dial");
        }
        if (series.hasPanels() && figure.hasColumns()) {
            throw new IllegalArgumentException("--panels and --columns-of-maps both say how maps stand; leave one out");
        }
        if (box != null && figure.hasCentre()) {
            throw new IllegalArgumentException("--box says what lies in the middle; leave out --centre");
        }
        FigureStyle style = figure.style(far == null ? FarCells.HATCH : far);
        MapView view = style.view();
        FigureStyle shown = style.withView(
                new MapView(view.kind(), view.centreLonDeg(), view.edgeLatDeg(), Optional.ofNullable(box)));
        return new MapDrawing(sources, Optional.ofNullable(bin), dials, series, shown);
    }

    private void convert(MapSources sources, Path target) throws IOException {
        if (MapFormat.of(target).isEmpty()) {
            throw new IllegalArgumentException("output '" + target
                    + "' does not say its form; let the name end in .png, .svg, .pdf, .gif, .nc, .csv or .tif");
        }
        if (bin != null || box != null || far != null || dials.isGiven() || series.isGiven() || figure.isGiven()) {
            throw new IllegalArgumentException("output '" + target
                    + "' is no picture and has all bins; leave out --bin, --box,"
                    + " --dial and what is said about looks, or let the name end in .png, .svg, .pdf or .gif");
        }
        if (sources.isSeries()) {
            throw new IllegalArgumentException("output '" + target + "' holds the maps of one file, not of "
                    + sources.files().size() + "; convert them one by one");
        }
        MapOutput form = cells.output(target);
        Memory.limit(Optional.empty())
                .forGrid(
                        form.grid().orElse(LonLatGrid.ONE_DEGREE),
                        MapFile.bins(sources.files().get(0)))
                .require("these maps", sources.bytesOfOne());
        LocalTimeMaps maps = sources.read(sources.files().get(0));
        OutputFile.write(target, output.overwrite(), path -> form.write(maps, path));
        String what = form.grid()
                .map(grid -> grid.columns() + " x " + grid.rows() + " cells")
                .orElse(maps.grids().get(0).size() + " trixels");
        session.talk(general).println(target + ": " + Words.count(maps.bins().size(), "bin") + " of " + what);
    }
}
