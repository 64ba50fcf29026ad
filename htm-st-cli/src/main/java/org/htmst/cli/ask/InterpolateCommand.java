package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.answer.map.MapMaker;
import org.htmst.answer.map.MapProvenance;
import org.htmst.answer.map.MapRequest;
import org.htmst.answer.map.MapSeries;
import org.htmst.answer.map.MapTargets;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.BinOptions;
import org.htmst.cli.option.ByteSize;
import org.htmst.cli.option.ChannelOption;
import org.htmst.cli.option.ConditionOptions;
import org.htmst.cli.option.FigureOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.InterpolationOptions;
import org.htmst.cli.option.MapOutputOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.option.SourceOptions;
import org.htmst.cli.option.ValidationOptions;
import org.htmst.cli.session.Memory;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.hbase.store.Store;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.samples.SampleCounts;
import org.htmst.interpolation.validation.Validation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "interpolate",
        description = {
            "Make global maps of a channel by local time.",
            "Samples are sorted into bins of mean solar local time at the satellite. In each bin a trixel gets the mean of its"
                    + " own samples or, if it has none, the inverse-distance mean of those within a radius of its centre,"
                    + " or nothing. Missing values and in-flight calibration have no part in it.",
            "Without a sample the maps have no value, which is told on standard error and no failure.",
            "With --every, in the names of files {start}, {end} and {number} stand for those of a window. Windows whose files"
                    + " are there are not made again; the last window may be shorter than the others."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st interpolate --channel e1/0 --time 2019-10-24/P14D -o e1.nc --map e1.png",
            "  htm-st interpolate --channel e3/90 --satellite noaa-18 --bins 4 -o e3.nc",
            "  htm-st interpolate --channel e1/0 --bin 6,18 --bin 18,6 -o day.nc --overwrite",
            "  htm-st interpolate --channel e1/0 --direction ascending --space log10 -o a.nc",
            "  htm-st interpolate --channel e1/0 --axis magnetic-local-time -o mlt.nc",
            "  htm-st interpolate --channel L --time 2014-02-01/P1Y --every 27d -o {start}.nc",
            "      ... and all pictures on one scale: --map {start}.png --common-limits",
            "  htm-st interpolate --channel e1/0 --time 2014-02-01/P14D --validate"
        })
public final class InterpolateCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ChannelOption channel;

    @Mixin
    private SourceOptions source;

    @Mixin
    private ConditionOptions conditions;

    @Mixin
    private BinOptions bins;

    @Mixin
    private InterpolationOptions interpolation;

    @Option(
            names = "--every",
            paramLabel = "LENGTH",
            description = "Make maps of each window of this length in --time, such as 13.5d or P27D, into a file each.")
    private Duration every;

    @Mixin
    private ValidationOptions validation;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            description =
                    "Refuse a run that would need more memory, such as 800m or 2g; what Java may use unless given.")
    private ByteSize maxMemory;

    @Mixin
    private OutputOptions output;

    @Mixin
    private MapOutputOptions cells;

    @Option(names = "--map", paramLabel = "FILE.png", description = "Also draw all bins; as .png, .svg or .pdf.")
    private Path picture;

    @Option(
            names = "--common-limits",
            description =
                    "With --every and --map: draw the pictures of all windows at the end, with automatic limits common"
                            + " to all of them, from the least to the greatest of those of each; else each window has its own.")
    private boolean commonLimits;

    @Mixin
    private FigureOptions figure;

    @Mixin
    private AskedStoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public InterpolateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        validation.check();
        MapRequest request = new MapRequest(
                channel.channel(),
                source.times(),
                source.satellites(),
                source.products(),
                conditions.conditions(),
                conditions.direction(),
                bins.bins(),
                interpolation.parameters());
        if (validation.validate()) {
            validate(request);
            return ExitCode.OK;
        }
        MapTargets targets = targets();
        MapSeries series = every == null ? null : new MapSeries(request, every, targets, commonLimits);
        if (series == null) {
            targets.check();
        } else {
            series.parts().get(0).targets().checkFolders();
        }
        try (Store store = session.open(storeOptions, general)) {
            MapMaker maker = maker(store);
            if (series == null) {
                // A file that was named is written, be it without a value: who asked for it reads it next.
                MapMaker.Result result = maker.make(withRadius(request, maker));
                targets.write(result.maps());
                report(result);
            } else {
                runSeries(series, maker);
            }
        }
        return ExitCode.OK;
    }

    private void runSeries(MapSeries series, MapMaker maker) throws IOException {
        MapRequest first = series.request().withWindow(series.parts().get(0).window());
        MapRequest request =
                series.request().withParameters(withRadius(first, maker).parameters());
        int done = new MapSeries(request, every, series.targets(), commonLimits).run(maker, session.talk(general));
        if (done == 0) {
            session.talk(general)
                    .println("no window of --time has a sample of channel " + channel.channel()
                            + ", so there is no map; 'htm-st ls' shows what is loaded");
        }
    }

    private MapTargets targets() {
        Path file = output.file()
                .orElseThrow(() -> new IllegalArgumentException("maps need a file to go to; give -o FILE.nc"));
        if (commonLimits && every == null) {
            throw new IllegalArgumentException("--common-limits is for a series; give --every, too, or leave it out");
        }
        if (picture == null && figure.isGiven()) {
            throw new IllegalArgumentException(
                    "what is said about looks is for a picture; give --map FILE.png, or leave it out");
        }
        FigureStyle style = figure.style(FarCells.HATCH);
        return new MapTargets(file, cells.grid(), Optional.ofNullable(picture), style, output.overwrite());
    }

    private MapMaker maker(Store store) {
        return new MapMaker(
                store,
                Memory.limit(Optional.ofNullable(maxMemory))
                        .forGrid(
                                cells.grid().orElse(LonLatGrid.ONE_DEGREE),
                                bins.bins().size()),
                // The files of a series are not of one set of granules.
                every == null
                        ? Provenances.ofMap(spec, session, store)
                        : new MapProvenance(store.catalog(), session.clock().instant(), Provenances.commandLine(spec)));
    }

    private void validate(MapRequest request) throws IOException {
        if (output.file().isPresent() || cells.grid().isPresent() || picture != null || every != null) {
            throw new IllegalArgumentException("--validate makes no file; leave -o, --grid, --map and --every out");
        }
        try (Store store = session.open(storeOptions, general)) {
            Validation held = maker(store).validation(request, validation.share(), validation.seed());
            MapRequest chosen = interpolation.isRadiusAutomatic() ? withRadius(request, held) : request;
            Validation.Outcome outcome = held.score(chosen.parameters());
            session.talk(general)
                    .println(held.passes() + (held.passes() == 1 ? " pass" : " passes")
                            + " held out of maps with radius "
                            + chosen.parameters().radiusKm() + " km, power "
                            + chosen.parameters().power());
            validation.format().print(ValidationReport.table(request.bins(), outcome), session.text());
        }
    }

    private MapRequest withRadius(MapRequest request, MapMaker maker) throws IOException {
        return interpolation.isRadiusAutomatic()
                ? withRadius(request, maker.validation(request, validation.share(), validation.seed()))
                : request;
    }

    private MapRequest withRadius(MapRequest request, Validation held) {
        if (held.passes() == 0 && every == null) {
            session.talk(general)
                    .println("no pass to choose a radius by; "
                            + request.parameters().radiusKm() + " km");
            return request;
        }
        List<Validation.Trial> trials = held.tryRadii(request.parameters());
        double radiusKm = Validation.choose(trials);
        session.talk(general).println(ValidationReport.radii(trials) + "; chosen: " + radiusKm + " km");
        return request.withParameters(request.parameters().withRadiusKm(radiusKm));
    }

    private void report(MapMaker.Result result) {
        PrintStream talk = session.talk(general);
        LocalTimeMaps maps = result.maps();
        talk.printf(
                Locale.ROOT,
                "%,d samples of %s from %s into %s%n",
                result.samples(),
                maps.provenance().channel(),
                Words.count(maps.provenance().sources().size(), "input file"),
                Words.count(maps.grids().size(), "map"));
        for (int bin = 0; bin < maps.grids().size(); bin++) {
            TrixelGrid grid = maps.grids().get(bin);
            talk.printf(
                    Locale.ROOT,
                    "  %s %s h: %,d trixels measured, %,d interpolated, %,d empty%n",
                    maps.bins().axis().title(),
                    Words.hours(maps.bins().windows().get(bin)),
                    grid.trixelsOf(Origin.MEASURED),
                    grid.trixelsOf(Origin.INTERPOLATED),
                    grid.trixelsOf(Origin.EMPTY));
        }
        talk.println(Talk.leftOut(result.statistics().leftOut()) + others(maps.counts()));
        if (result.samples() == 0) {
            talk.println("note: the maps have no value, since " + whyNone(maps.counts()));
        }
    }

    private static String whyNone(SampleCounts counts) {
        boolean withoutTime = counts.noLocalTime() > 0;
        boolean some = withoutTime || counts.notPositive() + counts.noBin() > 0;
        return withoutTime
                ? "no sample has a magnetic local time; input files with channel " + MapRequest.MAGNETIC_LOCAL_TIME
                        + " do, such as those of poes-proc"
                : some ? "no sample is left" : "no sample meets the question; 'htm-st ls' shows what is loaded";
    }

    /** Reasons to be left out that are not always there. */
    private static String others(SampleCounts counts) {
        return (counts.notPositive() == 0 ? "" : ", " + counts.notPositive() + " not above 0")
                + (counts.noLocalTime() == 0 ? "" : ", " + counts.noLocalTime() + " without magnetic local time")
                + (counts.noBin() == 0 ? "" : ", " + counts.noBin() + " in no bin")
                + (counts.otherDirection() == 0 ? "" : ", " + counts.otherDirection() + " of the other direction");
    }
}
