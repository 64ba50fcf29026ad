package org.htmst.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.htmst.cli.option.FigureOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.MapOutputOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.print.OutputFile;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.map.DialFigure;
import org.htmst.interpolation.map.FarCells;
import org.htmst.interpolation.map.Figure;
import org.htmst.interpolation.map.FigureFile;
import org.htmst.interpolation.map.FigureFormat;
import org.htmst.interpolation.map.FigureStyle;
import org.htmst.interpolation.map.MapFigure;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.output.MapFormat;
import org.htmst.interpolation.output.MapOutput;
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
            "The name of the output says what: .png, .svg and .pdf are pictures; .nc, .csv and .tif (GeoTIFF) hold the"
                    + " numbers, of trixels or, with --grid, of cells of longitude and latitude."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st map e1.nc -o e1.png",
            "  htm-st map e1.nc -o night.pdf --bin 0,3 --projection robinson --max 1e6",
            "  htm-st map e1.nc -o north.svg --projection north --edge 50 --palette magma",
            "  htm-st map e1.nc -o dial.png --dial --title 'Electrons above 40 keV'",
            "  htm-st map e1.nc -o e1.tif --grid 0.5deg"
        })
final class MapCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE.nc", description = "What 'interpolate' wrote.")
    private Path source;

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
            names = "--dial",
            description = "Draw magnetic latitude against the hours of the bins, north and south, in place of maps:"
                    + " in each degree of centred-dipole latitude the mean of the trixels of a bin.")
    private boolean dial;

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

    MapCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path target = output.file()
                .orElseThrow(() -> new IllegalArgumentException(
                        "maps need a file to go to; give -o FILE.png, .svg, .pdf, .nc, .csv or .tif"));
        output.check();
        Optional<FigureFormat> picture = FigureFormat.of(target);
        if (picture.isPresent()) {
            draw(target, picture.get());
        } else {
            convert(target);
        }
        return ExitCode.OK;
    }

    private void draw(Path target, FigureFormat format) throws IOException {
        if (cells.grid().isPresent()) {
            throw new IllegalArgumentException(
                    "--grid is for .nc, .csv and .tif; a picture shows the trixels themselves");
        }
        if (dial && (bin != null || figure.projection().isPresent())) {
            throw new IllegalArgumentException("--dial shows all bins, without a projection; leave out "
                    + (bin != null ? "--bin" : "--projection") + " or --dial");
        }
        FigureStyle style = figure.style(far == null ? FarCells.HATCH : far);
        LocalTimeMaps maps = MapFile.read(source);
        Figure drawing = dial
                ? DialFigure.draw(maps, style)
                : bin == null ? MapFigure.allBins(maps, style) : MapFigure.oneBin(maps, number(maps), style);
        OutputFile.write(target, output.overwrite(), path -> FigureFile.write(drawing, format, path));
        session.talk(general).println(target + ": " + drawing.widthPx() + " x " + drawing.heightPx() + " pixels");
    }

    private void convert(Path target) throws IOException {
        if (MapFormat.of(target).isEmpty()) {
            throw new IllegalArgumentException("output '" + target
                    + "' does not say its form; let the name end in .png, .svg, .pdf, .nc, .csv or .tif");
        }
        if (dial || bin != null || far != null || figure.isGiven()) {
            throw new IllegalArgumentException(
                    "output '" + target + "' is no picture and has all bins; leave out --bin,"
                            + " --dial and what is said about looks, or let the name end in .png, .svg or .pdf");
        }
        MapOutput form = cells.output(target);
        LocalTimeMaps maps = MapFile.read(source);
        OutputFile.write(target, output.overwrite(), path -> form.write(maps, path));
        String what = form.grid()
                .map(grid -> grid.columns() + " x " + grid.rows() + " cells")
                .orElse(maps.grids().get(0).size() + " trixels");
        session.talk(general).println(target + ": " + Talk.count(maps.bins().size(), "bin") + " of " + what);
    }

    private int number(LocalTimeMaps maps) {
        List<LocalTimeWindow> windows = maps.bins().windows();
        int number = windows.indexOf(bin);
        if (number < 0) {
            throw new IllegalArgumentException("bin " + Talk.hours(bin) + " is not in " + source + "; it has "
                    + windows.stream().map(Talk::hours).collect(Collectors.joining("  ")));
        }
        return number;
    }
}
