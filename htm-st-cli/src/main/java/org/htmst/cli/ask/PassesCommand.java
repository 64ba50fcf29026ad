package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.htmst.answer.passage.PassageAnswer;
import org.htmst.answer.passage.PassageMaker;
import org.htmst.answer.passage.PassageRequest;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Words;
import org.htmst.answer.table.DescribedTable;
import org.htmst.answer.table.TableNetcdf;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.hbase.store.Store;
import org.htmst.query.SampleQuery;
import org.htmst.summary.Statistic;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "passes",
        description = {
            "List passages of satellites through a region, with values.",
            "A passage is samples of one satellite and product that follow each other and all answer: it ends where the next"
                    + " sample does not answer or comes more than a gap later. So conditions (--where, --L, --mlt), --local-time"
                    + " and --direction bound a passage as the region does, and --time cuts it. A sample without a value of a"
                    + " channel asked for belongs to it all the same; one that lacks what a condition speaks of does not.",
            "start and end are the times of the first and of the last sample, both of which are inside; middle_local_time is"
                    + " that of the last sample that was not taken after half the duration; direction is of the latitudes between,"
                    + " 'both' if the satellite turns, empty of a lone sample."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st passes --region saa --satellite noaa-19 --channel p1/0,e3/90",
            "  htm-st passes --region polar-cap-north --time 2019-10-24 --format csv",
            "  htm-st passes --L 3,7 --channel e4/90 --statistic max --min-samples 30",
            "  htm-st passes --satellite noaa-19 --gap 10m",
            "  htm-st passes --region saa --channel p1/0 -o passes.parquet"
        })
public final class PassesCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--gap",
            paramLabel = "DURATION",
            description =
                    "Samples farther apart than this are of two passages, such as 10s, 5m or PT1H; 1m unless given.")
    private Duration gap = PassageRequest.DEFAULT_GAP;

    @Option(
            names = "--statistic",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "Of the values of each channel, any of count, mean, log-mean, sd, min, max, median and percentiles"
                            + " such as p95; count,max,mean unless given.")
    private List<String> statisticNames = List.of("count", "max", "mean");

    @Option(names = "--min-samples", paramLabel = "N", description = "Leave out passages of fewer samples.")
    private long minSamples = 1;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after the first N passages.")
    private long limit = Long.MAX_VALUE;

    @Mixin
    private TableOutputOptions output;

    @Mixin
    private AskedStoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public PassesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        output.check();
        List<Statistic> statistics =
                statisticNames.stream().map(Statistic::parse).distinct().toList();
        PassageRequest request = new PassageRequest(gap, statistics, minSamples, limit);
        PrintStream talk = session.talk(general);
        SampleQuery typed = selection.query(talk::println, session.regions(storeOptions, general));
        try (Store store = session.open(storeOptions, general)) {
            PassageAnswer answer = new PassageMaker(store, session.limits()).passages(typed, request);
            DescribedTable table = answer.table(store.view().channels(answer.query()));
            Provenance provenance = Provenances.of(spec, session, store, answer.granules(), answer.query());
            output.write(table, path -> TableNetcdf.write(table, "pass", provenance, path), provenance, session);
            tell(talk, answer);
        }
        return ExitCode.OK;
    }

    private void tell(PrintStream talk, PassageAnswer answer) {
        long samples = answer.lines().stream()
                .mapToLong(line -> line.passage().samples())
                .sum();
        talk.println(Words.count(answer.lines().size(), "passage") + " of " + Words.count(samples, "sample") + " from "
                + Words.count(answer.granules().size(), "input file")
                + output.place()
                + (answer.isCut() ? "; there are more (--limit)" : ""));
        if (answer.query().channels().isEmpty()) {
            talk.println("places only; --channel NAME[,NAME...] adds values ('htm-st ls channels' lists them)");
        } else if (!answer.isCut()) {
            Talk.without(answer.query(), answer.blanks()).forEach(talk::println);
        }
    }
}
