package org.htmst.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.cli.option.FigureOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.MapOutputOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.option.SourceOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.print.OutputFile;
import org.htmst.hbase.scan.SampleQuery;
import org.htmst.hbase.scan.ValueCondition;
import org.htmst.hbase.store.Store;
import org.htmst.interpolation.InterpolationParameters;
import org.htmst.interpolation.LocalTimeAxis;
import org.htmst.interpolation.LocalTimeBins;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.Origin;
import org.htmst.interpolation.TrixelGrid;
import org.htmst.interpolation.map.Figure;
import org.htmst.interpolation.map.FigureFile;
import org.htmst.interpolation.map.FigureFormat;
import org.htmst.interpolation.map.FigureStyle;
import org.htmst.interpolation.map.MapFigure;
import org.htmst.interpolation.output.MapOutput;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "interpolate",
        description = {
            "Make global maps of a channel by local time.",
            "Samples are sorted into bins of mean solar local time at the satellite. In each bin a trixel gets the mean of its"
                    + " own samples or, if it has none, the inverse-distance mean of those within a radius of its centre,"
                    + " or nothing. Missing values and in-flight calibration have no part in it."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st interpolate --channel e1/0 --time 2019-10-24/P14D -o e1.nc --map e1.png",
            "  htm-st interpolate --channel e3/90 --satellite noaa-18 --bins 4 -o e3.nc",
            "  htm-st interpolate --channel e1/0 --bin 6,18 --bin 18,6 -o day.nc --overwrite"
        })
final class InterpolateCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--channel", paramLabel = "NAME", required = true, description = "Channel, by name or alias.")
    private String channel;

    @Mixin
    private SourceOptions source;

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description = "Only samples whose value is so, such as 'L_IGRF < 8'; all must hold.")
    private List<ValueCondition> where = List.of();

    @Option(names = "--bins", paramLabel = "N", description = "N equal bins of local time; 8 unless given.")
    private Integer equalBins;

    @Option(
            names = "--bin",
            paramLabel = "FROM,TO",
            description = "A bin of local time, in hours; together they cover the day without overlap.")
    private List<LocalTimeWindow> bins = List.of();

    @Option(
            names = "--level",
            paramLabel = "L",
            description = "Level of the map's trixels, 0..10; 7 (131,072 trixels) unless given.")
    private int level = InterpolationParameters.DEFAULT.level();

    @Option(
            names = "--radius-km",
            paramLabel = "KM",
            description = "How far samples reach, in km of great circle; 500 unless given.")
    private double radiusKm = InterpolationParameters.DEFAULT.radiusKm();

    @Option(names = "--power", paramLabel = "P", description = "Weights are distance^-P; 3 unless given.")
    private double power = InterpolationParameters.DEFAULT.power();

    @Mixin
    private OutputOptions output;

    @Mixin
    private MapOutputOptions cells;

    @Option(names = "--map", paramLabel = "FILE.png", description = "Also draw all bins; as .png, .svg or .pdf.")
    private Path picture;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    InterpolateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path file = output.file()
                .orElseThrow(() -> new IllegalArgumentException("maps need a file to go to; give -o FILE.nc"));
        output.check();
        MapOutput form = cells.output(file);
        if (picture != null) {
            FigureOptions.requireFormat(picture);
            OutputFile.checkTarget(picture, output.overwrite());
        }
        LocalTimeBins binning = binning();
        InterpolationParameters parameters = InterpolationParameters.of(level, radiusKm, power);
        SampleQuery query = new SampleQuery(
                Region.SPHERE,
                source.window(),
                source.satellites(),
                source.products(),
                List.of(channel),
                Optional.empty(),
                where,
                false);
        try (Store store = session.open(storeOptions, general)) {
            MapMaker.Result result = MapMaker.make(
                    store, query, binning, parameters, session.clock().instant());
            OutputFile.write(file, output.overwrite(), path -> form.write(result.maps(), path));
            if (picture != null) {
                Figure figure = MapFigure.allBins(result.maps(), FigureStyle.DEFAULT);
                FigureFormat pictureFormat = FigureOptions.requireFormat(picture);
                OutputFile.write(picture, output.overwrite(), path -> FigureFile.write(figure, pictureFormat, path));
            }
            report(result);
        }
        return ExitCode.OK;
    }

    private LocalTimeBins binning() {
        if (equalBins != null && !bins.isEmpty()) {
            throw new IllegalArgumentException("--bins " + equalBins + " and --bin both choose bins; leave one out");
        }
        if (!bins.isEmpty()) {
            LocalTimeBins given = new LocalTimeBins(LocalTimeAxis.LOCAL_TIME, bins);
            given.requireWholeDay();
            return given;
        }
        return LocalTimeBins.equal(equalBins == null ? LocalTimeBins.DEFAULT_COUNT : equalBins);
    }

    private void report(MapMaker.Result result) {
        var talk = session.talk(general);
        LocalTimeMaps maps = result.maps();
        talk.printf(
                Locale.ROOT,
                "%,d samples of %s from %s into %s%n",
                result.samples(),
                maps.provenance().channel(),
                Talk.count(maps.provenance().sources().size(), "input file"),
                Talk.count(maps.grids().size(), "map"));
        for (int bin = 0; bin < maps.grids().size(); bin++) {
            TrixelGrid grid = maps.grids().get(bin);
            talk.printf(
                    Locale.ROOT,
                    "  local time %s h: %,d trixels measured, %,d interpolated, %,d empty%n",
                    Talk.hours(maps.bins().windows().get(bin)),
                    grid.trixelsOf(Origin.MEASURED),
                    grid.trixelsOf(Origin.INTERPOLATED),
                    grid.trixelsOf(Origin.EMPTY));
        }
        talk.println(
                Talk.leftOut(result.statistics().flagged(), result.statistics().missing()));
    }
}
