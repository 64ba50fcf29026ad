package org.htmst.cli.ask;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.htmst.answer.print.OutputFile;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.FigureOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureFile;
import org.htmst.interpolation.figure.FigureFormat;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.map.TrackFigure;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.query.SampleQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "tracks",
        description = {
            "Draw the samples of a question over its region.",
            "Each sample is a point in the colour of its value, the highest on top. The name of the output says the form:"
                    + " .png, .svg or .pdf."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st tracks --channel e1/90 --lat 30,90 -o n.png --projection north",
            "  htm-st tracks --channel e1/90 --lon=-7.5,7.5 --time 2019-10-24/P1D -o lune.pdf",
            "  htm-st tracks --channel e3/90 --region saa -o saa.png --projection mollweide"
        })
public final class TracksCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

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

    public TracksCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path target = output.picture();
        FigureFormat format = FigureFormat.require(target);
        output.check();
        FigureStyle style = figure.style(FarCells.PLAIN);
        SampleQuery typed = selection.query(session.talk(general)::println, session.regions(storeOptions, general));
        requireOne(typed);
        try (Store store = session.open(storeOptions, general)) {
            draw(store, typed, target, format, style);
        }
        return ExitCode.OK;
    }

    private void draw(Store store, SampleQuery typed, Path target, FigureFormat format, FigureStyle style)
            throws IOException {
        StoreView view = store.view();
        SampleQuery query = view.named(typed);
        requireOne(query);
        try (SampleScan scan = view.scan(query, session.limits())) {
            RunProvenance provenance = Provenances.ofMap(spec, session, store)
                    .of(query, scan.scope().granules());
            SamplePoints points = TrackPoints.read(scan);
            Figure drawing = TrackFigure.draw(points, query.region()::contains, provenance, style);
            OutputFile.write(target, output.overwrite(), path -> FigureFile.write(drawing, format, path));
            session.talk(general)
                    .printf(
                            Locale.ROOT,
                            "%s: %,d samples, %d x %d pixels%n",
                            target,
                            points.size(),
                            drawing.widthPx(),
                            drawing.heightPx());
        }
    }

    /** Before a store is opened and after: a pattern is one name, and may stand for several. */
    private static void requireOne(SampleQuery query) {
        if (query.channels().size() != 1) {
            String several = query.channels().isEmpty() ? "" : ", not " + String.join(", ", query.channels());
            throw new IllegalArgumentException(
                    "a picture shows one channel" + several + "; give --channel NAME with one name");
        }
    }
}
