package org.htmst.cli.ask;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.answer.map.MapProvenance;
import org.htmst.answer.plot.PlotFile;
import org.htmst.answer.plot.PlotKind;
import org.htmst.answer.plot.PlotMaker;
import org.htmst.answer.plot.PlotRequest;
import org.htmst.answer.plot.PlotSource;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Words;
import org.htmst.answer.summary.SummaryAnswer;
import org.htmst.answer.summary.SummaryMaker;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.FigureOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.store.Store;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureFile;
import org.htmst.interpolation.figure.FigureFormat;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.query.SampleQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "plot",
        description = {
            "Draw statistics: L by time, lines, dials, grids, histograms.",
            "The groups of --by make the axes, and say which figure it is unless --kind does: time and a number make a"
                    + " spectrogram, time or one number lines, MLT or local-time and another number a dial, lat and lon a grid,"
                    + " the channel itself a histogram. The name of the output says the form: .png, .svg or .pdf.",
            "Several channels have a panel each where colours show the values, else a line each. Those of a spectrogram have"
                    + " colours of their own, unless --min and --max say one scale for all.",
            "--scale, --min and --max are those of the colours, of lines and histograms those of the axis."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st plot --channel e3/90 --by time:1d,L:0.25 --where 'L < 8' -o belts.png",
            "  htm-st plot --channel e1/90,e3/90 --by time:1d,L:0.25 --L 1,7 -o two.pdf",
            "  htm-st plot --channel e3/90 --by time:1d,L:0.25 --panel satellite -o s.svg",
            "  htm-st plot --channel e1/0,e3/0 --by time:3h --lat 50,90 -o lines.png",
            "  htm-st plot --channel p1/0 --by time:1d,satellite --band p25,p75 -o p1.svg",
            "  htm-st plot --channel e1/0 --by MLT:1,L:0.5 --where 'L < 8' -o dial.png",
            "  htm-st plot --channel e1/0 --by MLT:1,aacgm_lat_foot:2 -o aurora.png",
            "  htm-st plot --channel e3/90 --by lat:5,lon:10 -o grid.png --width 8.5cm",
            "  htm-st plot --by MLT:0.5,satellite -o hours.png",
            "  htm-st plot summary.csv --statistic p95 -o p95.png"
        })
public final class PlotCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE.csv",
            arity = "0..1",
            description = "Draw what 'summarize --format csv' wrote, in place of asking the store.")
    private Path file;

    @Mixin
    private PlotOptions plot;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private OutputOptions output;

    @Mixin
    private FigureOptions figure;

    @Mixin
    private AskedStoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public PlotCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path target = output.picture();
        FigureFormat format = FigureFormat.require(target);
        output.check();
        SampleQuery asked = selection.query(session.talk(general)::println, session.regions(storeOptions, general));
        if (file == null) {
            drawStore(asked, target, format);
        } else {
            drawFile(asked, target, format);
        }
        return ExitCode.OK;
    }

    private void drawStore(SampleQuery asked, Path target, FigureFormat format) throws IOException {
        PlotRequest request = plot.request(asked.channels());
        FigureStyle style = style(request.kind());
        SampleQuery typed = withChannels(asked, request);
        try (Store store = session.open(storeOptions, general)) {
            SummaryAnswer answer = new SummaryMaker(store, true, session.limits()).summary(typed, request.groups());
            requireCells(answer.cells().size(), "no sample answers the question; 'htm-st ls' shows what is there");
            MapProvenance provenance = Provenances.ofMap(spec, session, store);
            write(request, style, PlotSource.of(answer, request, provenance), target, format);
        }
    }

    private void drawFile(SampleQuery asked, Path target, FigureFormat format) throws IOException {
        for (OptionSpec option : spec.mixins().get("selection").options()) {
            if (!option.longestName().equals("--channel")
                    && spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new IllegalArgumentException(
                        "file '" + file + "' holds what was asked when it was made; leave out " + option.longestName());
            }
        }
        PlotFile summary = PlotFile.read(file);
        List<String> channels = asked.channels().isEmpty() ? summary.channels() : asked.channels();
        PlotRequest request = plot.request(channels, summary);
        FigureStyle style = style(request.kind());
        requireCells(summary.table().rows().size(), "file '" + file + "' has no cell");
        PlotSource source = summary.source(
                request,
                channels,
                Provenances.commandLine(spec),
                session.clock().instant());
        write(request, style, source, target, format);
    }

    private static void requireCells(int cells, String otherwise) {
        if (cells == 0) {
            throw new HtmStException("there is nothing to draw: " + otherwise, false);
        }
    }

    private void write(PlotRequest request, FigureStyle style, PlotSource source, Path target, FigureFormat format)
            throws IOException {
        Figure drawing = new PlotMaker(request, style).figure(source);
        OutputFile.write(target, output.overwrite(), path -> FigureFile.write(drawing, format, path));
        session.talk(general)
                .println(target + ": " + request.kind() + " of "
                        + Words.count(source.table().rows().size(), "cell") + ", " + drawing.widthPx() + " x "
                        + drawing.heightPx() + " pixels");
    }

    private static SampleQuery withChannels(SampleQuery asked, PlotRequest request) {
        if (!asked.channels().isEmpty()) {
            return asked;
        }
        String channel = request.axisChannel()
                .filter(name -> request.kind() == PlotKind.HISTOGRAM)
                .orElseThrow(() ->
                        new IllegalArgumentException("it is not said whose values are drawn; give --channel NAME"));
        return asked.toBuilder().channels(List.of(channel)).build();
    }

    /** The look, if what is said of it has a meaning for the kind. */
    private FigureStyle style(PlotKind kind) {
        Optional<String> foreign = figure.projection().isPresent() && kind != PlotKind.GRID
                ? Optional.of("--projection")
                : figure.hasCentre() && kind != PlotKind.GRID
                        ? Optional.of("--centre")
                        : figure.hasColumns() && kind != PlotKind.GRID && kind != PlotKind.DIAL
                                ? Optional.of("--columns-of-maps")
                                : Optional.empty();
        if (foreign.isPresent()) {
            throw new IllegalArgumentException("a " + kind + " is no map; leave out " + foreign.get());
        }
        return figure.style(FarCells.PLAIN);
    }
}
