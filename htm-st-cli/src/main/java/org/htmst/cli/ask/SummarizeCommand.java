package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Words;
import org.htmst.answer.summary.SummaryAnswer;
import org.htmst.answer.summary.SummaryMaker;
import org.htmst.answer.summary.SummaryQuestion;
import org.htmst.answer.summary.SummaryResult;
import org.htmst.answer.summary.SummaryTable;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.hbase.store.Store;
import org.htmst.query.SampleQuery;
import org.htmst.summary.Epochs;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.time.TimeWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "summarize",
        description = {
            "Summarize values, by time, place or what a channel says.",
            "For each cell: their number, mean, median, percentiles and more.",
            "Several --by together make a cell of each combination that has samples, one a line. Bins include their lower"
                    + " edge and not their upper.",
            "Of a channel with up to 1,024 different values in a cell, such as a counter, all numbers are exact; of others"
                    + " percentiles, log-mean and sd are of values rounded by less than 1 %, and this is said.",
            "log-mean is the geometric mean of the values above 0; sd divides by n - 1; a percentile between two values lies in"
                    + " proportion between them, as in numpy."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st summarize --channel e1/0 --by time:1d,L_IGRF:0.25 --format csv",
            "  htm-st summarize --channel e1/0,e3/0 --by MLT:1 --lat 50,90",
            "  htm-st summarize --channel e3/90 --region saa --by satellite,time:3h",
            "  htm-st summarize --channel p1/0 --by trixel:4 --statistic log-mean,p99 -o a.nc",
            "  htm-st summarize --channel e3/90 --by time:1d,MLT:1 -o a.parquet",
            "  htm-st summarize --channel e1/0 --by L_IGRF:1/1.5/2/3/5/8,satellite",
            "  htm-st summarize --channel L_IGRF --by MLT:3 --weight e3/0 --statistic mean,sd",
            "  htm-st summarize --channel e3/0 --by MLT:3 --time 2019-10 --ratio-to 2019-09",
            "  htm-st summarize --channel e3 --by time:6h --epochs a --before 2d --after 5d"
        })
public final class SummarizeCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "What tells cells apart: time:PERIOD (3h, 1d, month, year; 27d are rotations of the sun after Bartels);"
                            + " lat:DEG, lon:DEG, local-time:HOURS; trixel:LEVEL; satellite; direction; pass or pass:GAP (5m),"
                            + " a satellite's way through the region, see 'htm-st passes --help'; or a channel and the"
                            + " width of its bins, such as L_IGRF:0.25 or MLT:1. In place of a width, edges: L_IGRF:1/1.5/2/3/5/8, lat:-90/-60/60/90."
                            + " All in one cell unless given.")
    private List<String> by = List.of();

    @Option(
            names = "--statistic",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Any of count, mean, log-mean, sd, min, max, median and percentiles such as p95 or p99.9;"
                    + " count,mean,median,p95 unless given.")
    private List<String> statisticNames = List.of("count", "mean", "median", "p95");

    @Option(
            names = "--weight",
            paramLabel = "CHANNEL",
            description =
                    "Weigh each sample by its value of this channel, such as a flux; one without a value above 0 is in no"
                            + " cell. count, min and max are of all that are. Each counts alike unless given.")
    private String weight;

    @Option(
            names = "--no-tiles",
            description = "Read the samples themselves, even where tiles could answer. The answer is the same.")
    private boolean noTiles;

    @Option(
            names = "--ratio-to",
            paramLabel = "START/END",
            description =
                    "Print each statistic divided by that of this other window of time, where both have one and the other"
                            + " is not 0; and how many values both have.")
    private TimeWindow ratioTo;

    @Option(
            names = "--difference-to",
            paramLabel = "START/END",
            description = "Print each statistic less that of this other window of time; and how many values both have.")
    private TimeWindow differenceTo;

    @Mixin
    private EpochOptions epochs;

    @Mixin
    private TableOutputOptions output;

    @Mixin
    private AskedStoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public SummarizeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        output.check();
        List<Statistic> statistics =
                statisticNames.stream().map(Statistic::parse).distinct().toList();
        List<GroupText> groups = by.stream().map(GroupText::parse).distinct().toList();
        Optional<Epochs> events = epochs.epochs(session.surroundings()::path);
        PrintStream talk = session.talk(general);
        SampleQuery typed = selection.query(talk::println, session.regions(storeOptions, general));
        SummaryQuestion question = new SummaryQuestion(
                typed,
                groups,
                Optional.ofNullable(weight),
                events,
                Optional.ofNullable(ratioTo),
                Optional.ofNullable(differenceTo));
        try (Store store = session.open(storeOptions, general)) {
            SummaryResult result = question.answer(new SummaryMaker(store, !noTiles, session.limits()), statistics);
            SummaryTable table = result.table();
            Provenance provenance = Provenances.of(spec, session, store, result.granules(), result.query());
            output.write(table.described(), path -> table.writeNetcdf(provenance, path), provenance, session);
            tell(talk, table, result.answers(), events);
        }
        return ExitCode.OK;
    }

    private void tell(PrintStream talk, SummaryTable table, List<SummaryAnswer> answers, Optional<Epochs> events) {
        long outside = answers.stream().mapToLong(SummaryAnswer::outside).sum();
        boolean isEmpty = table.cells().isEmpty() && outside == 0;
        talk.println((isEmpty ? "no sample is so: " : "")
                + Words.count(table.cells().size(), "cell")
                + output.place()
                + events.map(list -> " around " + Words.count(list.events().size(), "event"))
                        .orElse("")
                + (outside == 0
                        ? ""
                        : "; " + Words.count(outside, "sample")
                                + " in none, for want of what tells, or outside all bins"
                                + (weight == null ? "" : ", or without a weight above 0")));
        long ofTiles = answers.stream().mapToLong(SummaryAnswer::samplesOfTiles).sum();
        if (ofTiles > 0) {
            long all = ofTiles
                    + answers.stream()
                            .mapToLong(answer -> answer.statistics().samplesAnswered())
                            .sum();
            talk.println(String.format(
                    Locale.ROOT, "%.1f %% of %s from tiles", 100.0 * ofTiles / all, Words.count(all, "sample")));
        }
        List<String> channels = answers.get(0).query().channels();
        List<String> rounded = IntStream.range(0, channels.size())
                .filter(c -> answers.stream()
                        .flatMap(answer -> answer.cells().stream())
                        .anyMatch(cell -> !cell.channels().get(c).isExact()))
                .mapToObj(channels::get)
                .toList();
        if (!rounded.isEmpty()) {
            talk.println("percentiles, log-mean and sd of " + String.join(", ", rounded)
                    + " are of values rounded by less than 1 %, where a cell has more than 1,024 different ones");
        }
    }
}
