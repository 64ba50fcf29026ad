package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.htmst.answer.map.MapMaker;
import org.htmst.answer.map.MapProvenance;
import org.htmst.answer.map.MapRequest;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Memory;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureFile;
import org.htmst.interpolation.figure.FigureFormat;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.map.MapFigure;
import org.htmst.interpolation.map.TrackFigure;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Load the sample files, run three range queries, draw maps.",
            "Pictures and maps go into a folder; files of an earlier demo there are replaced."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st demo", "  htm-st demo -o /tmp/htm-st-demo --home /tmp/htm-st-home"})
public final class DemoCommand implements Callable<Integer> {

    /** System property, set by the launcher: the folder of the sample files. */
    private static final String SAMPLE_DATA = "htmst.sample.data";

    private static final String CHANNEL = "mep_ele_tel90_flux_e1";
    private static final String PRODUCT = "poes-proc";
    private static final TimeWindow DAY = new TimeWindow(1_571_875_200_000L, 1_571_961_600_000L);
    private static final double POLAR_CAP_DEG = 60;
    private static final double LUNE_DEG = 7.5;

    /**
     * A range query of the demo.
     *
     * @param name the name of its picture
     * @param title what it asks for, on top of the picture
     * @param region where
     */
    private record RangeQuery(String name, String title, Region region) {}

    private static final List<RangeQuery> QUERIES = List.of(
            new RangeQuery("polar-cap", "North of 30° N", new Cap(new LonLat(0, 90), POLAR_CAP_DEG)),
            new RangeQuery("lune", "Within 7.5° of the meridian of 0°", new Lune(-LUNE_DEG, LUNE_DEG)),
            new RangeQuery(
                    "south-atlantic-anomaly",
                    "Within 45° of 45° W 30° S: the South Atlantic Anomaly",
                    new Cap(new LonLat(-45, -30), 45)));

    private final Session session;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for pictures and maps; htm-st-demo unless given.")
    private Path folder = Path.of("htm-st-demo");

    @Option(names = "--samples", paramLabel = "DIR", description = "Folder of the sample files.")
    private Path samples;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        PrintStream out = general.quiet() ? Talk.silent() : session.text();
        List<Path> files = sampleFiles();
        Files.createDirectories(folder);
        long startNs = System.nanoTime();
        try (Store store = session.open(storeOptions, general)) {
            say(out, startNs, "HBase answers, " + place(storeOptions.location(session.environment())));
            for (Path file : files) {
                load(store, file, out);
            }
            for (RangeQuery query : QUERIES) {
                draw(store, query, out);
            }
            interpolate(store, out);
        }
        say(out, startNs, "done; all files are in " + folder.toAbsolutePath());
        out.println("next: htm-st query --channel " + CHANNEL + " --region saa --limit 5   or   htm-st --help");
        return ExitCode.OK;
    }

    private static String place(StoreLocation location) {
        return location instanceof StoreLocation.Embedded embedded
                ? "in " + embedded.home()
                : "of " + ((StoreLocation.Cluster) location).hbaseSite();
    }

    private List<Path> sampleFiles() throws IOException {
        Path place = samples != null ? samples : Path.of(System.getProperty(SAMPLE_DATA, "sample-data"));
        if (!Files.isDirectory(place)) {
            throw new HtmStException(
                    "the sample files are not in '" + place + "'; name their folder with --samples", false);
        }
        try (Stream<Path> all = Files.list(place)) {
            List<Path> files =
                    all.filter(file -> file.toString().endsWith(".nc")).sorted().toList();
            if (files.isEmpty()) {
                throw new HtmStException(
                        "'" + place + "' holds no .nc file; name another folder with --samples", false);
            }
            return files;
        }
    }

    private static void load(Store store, Path file, PrintStream out) {
        long startNs = System.nanoTime();
        SourceContent content = SourceFiles.read(file, Optional.empty());
        LoadOutcome outcome = store.load(content);
        say(
                out,
                startNs,
                String.format(
                        Locale.ROOT,
                        "%s %s: %,d samples of %s, %d channels",
                        outcome.kind().name().toLowerCase(Locale.ROOT),
                        file.getFileName(),
                        outcome.granule().samplesKept(),
                        String.join("+", outcome.granule().satellites()),
                        content.samples().channels().size()));
    }

    private void draw(Store store, RangeQuery range, PrintStream out) throws IOException {
        long startNs = System.nanoTime();
        SampleQuery query = query(range.region());
        SamplePoints points;
        ScanStatistics statistics;
        RunProvenance provenance;
        try (SampleScan scan = store.scan(query)) {
            points = TrackPoints.read(scan);
            statistics = scan.statistics();
            provenance = new MapProvenance(store.catalog(), session.clock().instant(), "")
                    .of(query, scan.scope().granules());
        }
        Path picture = folder.resolve(range.name() + ".png");
        FigureStyle style = FigureStyle.DEFAULT.withTitle(range.title());
        write(TrackFigure.draw(points, range.region()::contains, provenance, style), picture);
        say(
                out,
                startNs,
                String.format(
                        Locale.ROOT,
                        "query %s: %,d samples, %,d read for them (scan %s); %s",
                        range.title(),
                        points.size(),
                        statistics.samplesTouched(),
                        Words.seconds(statistics.total()),
                        picture));
    }

    private void interpolate(Store store, PrintStream out) throws IOException {
        Path maps = folder.resolve("local-time-maps.nc");
        long startNs = System.nanoTime();
        MapMaker.Result byLocalTime = maps(store, LocalTimeBins.DEFAULT_COUNT);
        OutputFile.write(maps, true, path -> MapFile.write(byLocalTime.maps(), path));
        say(
                out,
                startNs,
                String.format(
                        Locale.ROOT,
                        "%d maps by local time of %,d samples: %,d trixels measured, %,d interpolated; %s",
                        byLocalTime.maps().grids().size(),
                        byLocalTime.samples(),
                        trixels(byLocalTime, Origin.MEASURED),
                        trixels(byLocalTime, Origin.INTERPOLATED),
                        maps));
        draw(byLocalTime, "picture of the maps", "local-time-maps.png", out);
        draw(maps(store, 1), "one map of the whole day", "global-map.png", out);
    }

    private MapMaker.Result maps(Store store, int bins) throws IOException {
        MapMaker maker = new MapMaker(
                store,
                Memory.limit(Optional.empty()),
                new MapProvenance(store.catalog(), session.clock().instant(), ""));
        return maker.make(MapRequest.usual(CHANNEL, DAY, PRODUCT, bins));
    }

    private void draw(MapMaker.Result result, String what, String fileName, PrintStream out) throws IOException {
        long startNs = System.nanoTime();
        Path picture = folder.resolve(fileName);
        write(MapFigure.allBins(result.maps(), FigureStyle.DEFAULT), picture);
        say(out, startNs, what + "; " + picture);
    }

    private static void write(Figure figure, Path picture) throws IOException {
        OutputFile.write(picture, true, path -> FigureFile.write(figure, FigureFormat.PNG, path));
    }

    private static long trixels(MapMaker.Result result, Origin origin) {
        return result.maps().grids().stream()
                .mapToLong(grid -> grid.trixelsOf(origin))
                .sum();
    }

    private static SampleQuery query(Region region) {
        return SampleQuery.builder(region, DAY)
                .products(List.of(PRODUCT))
                .channels(List.of(CHANNEL))
                .build();
    }

    private static void say(PrintStream out, long startNs, String what) {
        out.printf(Locale.ROOT, "%7s  %s%n", Words.seconds(Duration.ofNanos(System.nanoTime() - startNs)), what);
    }
}
