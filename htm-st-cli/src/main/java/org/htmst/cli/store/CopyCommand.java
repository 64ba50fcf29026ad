package org.htmst.cli.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.ReportFormat;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.ErrorReport;
import org.htmst.cli.session.LoadProgress;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreCopy;
import org.htmst.hbase.store.StoreLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "copy",
        description = {
            "Copy all that is loaded into another store.",
            "Every live granule, and the regions that were given a name; granules with the exact samples, the name and the digest of its file: loading that file there changes"
                    + " nothing. They go in the order in which they were loaded, so that files that overlap answer as here."
                    + " What the other store has already is left alone; what else it holds stays. A copy may be stopped at any"
                    + " time, and goes on when it is run again."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st copy --to /data/htm-st --dry-run",
            "  htm-st copy --to conf/hbase-site.xml",
            "  htm-st copy --home /data/old --to /data/new --format json"
        })
public final class CopyCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "PLACE",
            description =
                    "The other store: a data directory, made if missing, or the hbase-site.xml of a cluster, which is a file.")
    private Path to;

    @Option(
            names = "--allow-fewer",
            description = "Let a granule take the place of another version of its file there that holds more.")
    private boolean allowFewer;

    @Option(names = "--dry-run", description = "Only tell what would be copied.")
    private boolean dryRun;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    private final Map<LoadOutcome.Kind, Integer> done = new EnumMap<>(LoadOutcome.Kind.class);
    private final Map<LoadOutcome.Kind, Long> samples = new EnumMap<>(LoadOutcome.Kind.class);
    private int failed;

    public CopyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        StoreLocation target = Files.isRegularFile(to)
                ? new StoreLocation.Cluster(to)
                : new StoreLocation.Embedded(to.toAbsolutePath().normalize());
        if (target.equals(storeOptions.location(session.environment()))) {
            throw new IllegalArgumentException("'" + to + "' is the store that is copied; name another with --to");
        }
        try (Store source = session.open(storeOptions, general)) {
            StoreCopy copy = new StoreCopy(source);
            if (dryRun && target instanceof StoreLocation.Embedded && !Files.exists(to)) {
                print(copy, Map.of(), source.regions().added().size());
                return ExitCode.OK;
            }
            try (Store other = session.open(target, storeOptions, general)) {
                Map<Integer, Granule> present = copy.present(other);
                StoreCopy.Regions regions = copy.regions(other);
                regions.different().forEach(region -> session.talk(general)
                        .println("region '" + region.name() + "' is another one there, and stays so"));
                if (dryRun) {
                    print(copy, present, regions.missing().size());
                } else {
                    regions.missing().forEach(region -> other.regions().add(region, false));
                    copy(copy, other, regions.missing().size());
                }
            }
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void copy(StoreCopy copy, Store other, int regions) {
        List<Granule> granules = copy.granules();
        boolean shown = session.terminal() && !general.quiet();
        try (LoadProgress progress = LoadProgress.ofCopy(
                shown ? session.err() : Talk.silent(),
                granules.stream().mapToLong(Granule::fileBytes).sum())) {
            copy.run(other, allowFewer ? Fewer.ALLOWED : Fewer.REFUSED, new Reports(granules, progress));
            if (failed == 0) {
                copy.copyDefinitions(other);
            }
        }
        Facts facts = new Facts.Builder()
                .add("granules", granules.size())
                .add("samples", samples(granules))
                .add("copied", number(LoadOutcome.Kind.LOADED))
                .add("copied_samples", sum(LoadOutcome.Kind.LOADED))
                .add("replaced", number(LoadOutcome.Kind.REPLACED))
                .add("replaced_samples", sum(LoadOutcome.Kind.REPLACED))
                .add("there_before", number(LoadOutcome.Kind.UNCHANGED))
                .add("there_before_samples", sum(LoadOutcome.Kind.UNCHANGED))
                .add("regions_copied", regions)
                .add("failed", failed)
                .build();
        boolean silent = general.quiet() && report.format() == ReportFormat.TEXT;
        report.format().print(facts, silent ? Talk.silent() : session.text());
    }

    private int number(LoadOutcome.Kind kind) {
        return done.getOrDefault(kind, 0);
    }

    private long sum(LoadOutcome.Kind kind) {
        return samples.getOrDefault(kind, 0L);
    }

    private static long samples(List<Granule> granules) {
        return granules.stream().mapToLong(Granule::samplesKept).sum();
    }

    private void print(StoreCopy copy, Map<Integer, Granule> present, int regions) {
        List<Granule> missing = copy.granules().stream()
                .filter(granule -> !present.containsKey(granule.id()))
                .toList();
        PrintStream talk = session.talk(general);
        missing.forEach(granule -> talk.println("would copy " + line(granule)));
        report.format()
                .print(
                        new Facts.Builder()
                                .add("granules", copy.granules().size())
                                .add("samples", samples(copy.granules()))
                                .add("would_copy", missing.size())
                                .add("would_copy_samples", samples(missing))
                                .add("there_before", present.size())
                                .add("would_copy_regions", regions)
                                .build(),
                        session.text());
    }

    private static String line(Granule granule) {
        return Excerpt.plain(granule.fileName()) + ": " + String.join("+", granule.satellites()) + " "
                + granule.product() + ", " + Words.count(granule.samplesKept(), "sample");
    }

    /** Hears of each granule. */
    private final class Reports implements LoadListener {

        private final List<Granule> granules;
        private final LoadProgress progress;

        Reports(List<Granule> granules, LoadProgress progress) {
            this.granules = granules;
            this.progress = progress;
        }

        @Override
        public void loaded(int source, LoadOutcome outcome) {
            Granule granule = granules.get(source);
            if (outcome.granule().samplesKept() != granule.samplesKept()) {
                failed(
                        source,
                        new HtmStException(
                                granule.fileName() + ": the target has "
                                        + Words.count(outcome.granule().samplesKept(), "sample") + " of it, and not "
                                        + granule.samplesKept(),
                                false));
                return;
            }
            done.merge(outcome.kind(), 1, Integer::sum);
            samples.merge(outcome.kind(), (long) granule.samplesKept(), Long::sum);
            progress.makeRoom();
            if (outcome.kind() != LoadOutcome.Kind.UNCHANGED) {
                session.talk(general).println("copied " + line(granule));
            }
            progress.step(granule.fileBytes());
        }

        @Override
        public void failed(int source, RuntimeException cause) {
            if (cause instanceof HtmStException failure && failure.recoverable()) {
                throw cause;
            }
            failed++;
            progress.makeRoom();
            if (general.debug()) {
                cause.printStackTrace(session.err());
            }
            Granule granule = granules.get(source);
            session.err()
                    .println("htm-st: failed granule " + granule.id() + " (" + Excerpt.plain(granule.fileName()) + "): "
                            + ErrorReport.message(cause));
            progress.step(granule.fileBytes());
        }
    }
}
