package org.htmst.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.print.OutputFile;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.map.FigureStyle;
import org.htmst.interpolation.map.MapFigure;
import org.htmst.interpolation.map.Png;
import org.htmst.interpolation.map.ValueLimits;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.time.LocalTimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "map",
        description = "Draw maps that 'interpolate' made as a PNG picture.",
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st map e1.nc -o e1.png",
            "  htm-st map e1.nc -o night.png --bin 0,3 --limits 1e2,1e6 --title 'At night'"
        })
final class MapCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE.nc", description = "What 'interpolate' wrote.")
    private Path source;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--bin",
            paramLabel = "FROM,TO",
            description = "Only this bin of local time, in hours; all unless given.")
    private LocalTimeWindow bin;

    @Option(
            names = "--limits",
            paramLabel = "LOW,HIGH",
            description = "Ends of the logarithmic colour scale; chosen by the values unless given.")
    private ValueLimits limits;

    @Option(names = "--width", paramLabel = "PIXELS", description = "Width, 600..12000; 2400 unless given.")
    private int widthPx = FigureStyle.DEFAULT.widthPx();

    @Option(names = "--title", paramLabel = "TEXT", description = "Line on top.")
    private String title;

    @Mixin
    private GeneralOptions general;

    MapCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path target = output.file()
                .orElseThrow(() -> new IllegalArgumentException("the picture needs a file; give -o FILE.png"));
        output.check();
        FigureStyle style = new FigureStyle(widthPx, Optional.ofNullable(title), Optional.ofNullable(limits));
        LocalTimeMaps maps = MapFile.read(source);
        BufferedImage image =
                bin == null ? MapFigure.allBins(maps, style) : MapFigure.oneBin(maps, number(maps), style);
        OutputFile.write(target, output.overwrite(), path -> Png.write(image, path));
        session.talk(general).println(target + ": " + image.getWidth() + " x " + image.getHeight() + " pixels");
        return ExitCode.OK;
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
