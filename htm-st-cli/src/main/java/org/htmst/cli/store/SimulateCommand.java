package org.htmst.cli.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.htmst.answer.print.OutputFile;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.LoadProgress;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.formats.Product;
import org.htmst.formats.Source;
import org.htmst.formats.poes.PoesSatellite;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;
import org.htmst.sample.Channel;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "simulate",
        description = {
            "Make up days of NOAA's satellites, as files or in the store.",
            "Orbits follow real two-line elements with SGP4: within 0.2 degrees of the true track some weeks from their epoch,"
                    + " plausible but elsewhere on the orbit years from it. Counts are drawn about the rates that real files show,"
                    + " with storms, gaps, partial days and calibrations. The same satellite, day and seed give the same values.",
            "Files have the name and the 158 variables of NOAA's proc files. They are netCDF-3: not compressed, about 22 MB a"
                    + " day, unsigned numbers by the attribute _Unsigned, time as double."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st simulate --satellite noaa-18 --time 2014-07-01/P1D -d files",
            "  htm-st simulate --time 2013-02-01/P28D --into-store",
            "  htm-st simulate --time 2013-02-01/P7D --into-store --channel e1/0 --seed 7"
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final long MOST_DAYS = 36_525;
    private static final long DAY_MS = 86_400_000;
    private static final String DEFAULT_SATELLITES = "noaa-15,noaa-18,noaa-19,metop-01,metop-02";

    private final Session session;

    @Option(
            names = "--satellite",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            defaultValue = DEFAULT_SATELLITES,
            description = "Satellites; noaa-15, noaa-18, noaa-19, metop-01 and metop-02 unless given.")
    private List<String> satellites;

    @Option(
            names = "--time",
            paramLabel = "START/END",
            required = true,
            description = "Whole UTC days since 1998-05-13, such as 2013-01-01/2014-01-01 or 2013-02-01/P28D.")
    private TimeWindow window;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Other seeds, other noise, storms and gaps; 1 unless given.")
    private long seed = 1;

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "Write files into DIR, which is made if it does not exist.")
    private Path directory;

    @Option(names = "--overwrite", description = "Replace files that exist.")
    private boolean overwrite;

    @Option(names = "--into-store", description = "Load the days into the store, without files.")
    private boolean intoStore;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "Load only these channels, by name or alias, and the calibration flags they need; all unless given.")
    private List<String> channels = List.of();

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public SimulateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (intoStore == (directory != null)) {
            throw new IllegalArgumentException(
                    "simulated days need one place to go to; give either -d DIR for files or --into-store");
        }
        List<SatelliteDay> days = days();
        if (intoStore) {
            load(days, wanted(SatelliteDay.product()));
        } else {
            if (!channels.isEmpty()) {
                throw new IllegalArgumentException("files hold all channels; leave --channel out or give --into-store");
            }
            write(days);
        }
        return ExitCode.OK;
    }

    /** All days, day by day, so that the satellites of a day are stored together. */
    private List<SatelliteDay> days() {
        if (window.startMs() == TimeAxis.MIN_MS || window.endMs() == TimeAxis.END_MS) {
            throw new IllegalArgumentException("--time is open on one side; give a first and a last day");
        }
        if (window.startMs() % DAY_MS != 0 || window.endMs() % DAY_MS != 0 || window.startMs() == window.endMs()) {
            throw new IllegalArgumentException("--time " + Words.window(window)
                    + " is not made of whole UTC days; give dates, such as 2014-07-01/P1D");
        }
        if (window.startMs() < PoesSatellite.SEM2_FLOWN.startMs()
                || window.endMs() > PoesSatellite.SEM2_FLOWN.endMs()) {
            throw new IllegalArgumentException("--time " + Words.window(window) + " is not within "
                    + Words.window(PoesSatellite.SEM2_FLOWN)
                    + ": no file has samples from before the launch of NOAA-15, the"
                    + " first satellite with a SEM-2, or from after this century");
        }
        LocalDate first = date(window.startMs());
        long length = ChronoUnit.DAYS.between(first, date(window.endMs()));
        if (length > MOST_DAYS) {
            throw new IllegalArgumentException("--time " + Words.window(window) + " has " + length + " days; at most "
                    + MOST_DAYS + " are simulated at once");
        }
        Set<SatelliteDay> days = new LinkedHashSet<>();
        for (long d = 0; d < length; d++) {
            for (String satellite : satellites) {
                days.add(new SatelliteDay(satellite, first.plusDays(d)));
            }
        }
        return List.copyOf(days);
    }

    private static LocalDate date(long timeMs) {
        return Instant.ofEpochMilli(timeMs).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private List<Channel> wanted(Product product) {
        if (channels.isEmpty()) {
            return product.channels();
        }
        Set<Channel> wanted = new LinkedHashSet<>();
        for (String name : channels) {
            wanted.add(product.channel(name)
                    .orElseThrow(() -> new IllegalArgumentException("product " + product.name() + " has no channel '"
                            + name + "'; give names as in the files, or aliases such as e1/0")));
        }
        List<Channel> flags = wanted.stream()
                .map(Channel::calibration)
                .filter(flag -> !flag.isEmpty())
                .map(flag -> product.channel(flag).orElseThrow())
                .toList();
        wanted.addAll(flags);
        return new ArrayList<>(wanted);
    }

    private void write(List<SatelliteDay> days) throws IOException {
        Files.createDirectories(directory);
        for (SatelliteDay day : days) {
            OutputFile.checkTarget(file(day), overwrite);
        }
        long startNs = System.nanoTime();
        long samples = 0;
        try (LoadProgress progress = progress(days)) {
            for (SatelliteDay day : days) {
                Path file = file(day);
                int size = day.write(file, overwrite, seed);
                samples += size;
                progress.makeRoom();
                report().println("wrote " + file + ": " + day.satellite() + " " + day.day() + ", " + size + " samples");
                progress.step(1);
            }
        }
        summarise(Words.count(days.size(), "file"), samples, startNs);
    }

    private Path file(SatelliteDay day) {
        return directory.resolve(day.fileName());
    }

    private void load(List<SatelliteDay> days, List<Channel> wanted) {
        long startNs = System.nanoTime();
        try (Store store = session.open(storeOptions, general);
                LoadProgress progress = progress(days)) {
            Loading loading = new Loading(progress);
            store.loadAll(
                    days.stream()
                            .<Supplier<Source>>map(day -> () -> day.source(seed, wanted))
                            .iterator(),
                    loading);
            summarise(
                    Words.count(days.size(), "day") + " of a satellite, " + loading.unchanged + " unchanged",
                    loading.samples,
                    startNs);
        }
    }

    private static final class Loading implements LoadListener {

        private final LoadProgress progress;
        private long samples;
        private int unchanged;

        Loading(LoadProgress progress) {
            this.progress = progress;
        }

        @Override
        public void loaded(int source, LoadOutcome outcome) {
            if (outcome.kind() == LoadOutcome.Kind.UNCHANGED) {
                unchanged++;
            } else {
                samples += outcome.granule().samplesKept();
            }
            progress.step(1);
        }

        @Override
        public void failed(int source, RuntimeException cause) {
            throw cause;
        }
    }

    private void summarise(String what, long samples, long startNs) {
        report().printf(
                        Locale.ROOT,
                        "%s: %,d samples written in %.1f s%n",
                        what,
                        samples,
                        (System.nanoTime() - startNs) / 1e9);
    }

    private PrintStream report() {
        return general.quiet() ? Talk.silent() : session.text();
    }

    private LoadProgress progress(List<SatelliteDay> days) {
        boolean shown = session.terminal() && !general.quiet();
        return LoadProgress.ofDays(shown ? session.err() : Talk.silent(), days.size());
    }
}
