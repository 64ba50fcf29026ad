package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.htmst.answer.print.Table;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.SampleQuery;
import org.htmst.summary.Distribution;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.summary.Summary;
import org.htmst.track.Direction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
            "  htm-st summarize --channel p1/0 --by trixel:4 --statistic mean,log-mean,p99"
        })
public final class SummarizeCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "What tells cells apart: time:PERIOD (3h, 1d, month, year; 27d are rotations of the sun after Bartels);"
                            + " lat:DEG, lon:DEG, local-time:HOURS; trixel:LEVEL; satellite; direction; or a channel and the width of its"
                            + " bins, such as L_IGRF:0.25 or MLT:1. All in one cell unless given.")
    private List<String> by = List.of();

    @Option(
            names = "--statistic",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Any of count, mean, log-mean, sd, min, max, median and percentiles such as p95 or p99.9;"
                    + " count,mean,median,p95 unless given.")
    private List<String> statisticNames = List.of("count", "mean", "median", "p95");

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public SummarizeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        List<Statistic> statistics =
                statisticNames.stream().map(Statistic::parse).distinct().toList();
        List<GroupText> groups = by.stream().map(GroupText::parse).distinct().toList();
        PrintStream talk = session.talk(general);
        SampleQuery typed = selection.query(talk::println);
        if (typed.channels().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to summarize; give --channel NAME");
        }
        try (Store store = session.open(storeOptions, general)) {
            StoreView view = store.view();
            SampleQuery query = view.named(typed);
            Map<String, String> told = told(view, typed, groups);
            List<String> channels = new ArrayList<>(query.channels());
            told.values().stream().filter(name -> !channels.contains(name)).forEach(channels::add);
            List<String> satellites = List.copyOf(store.catalog().satellites().keySet());
            List<Group> telling = groups.stream()
                    .map(group -> group.group(name -> channels.indexOf(told.get(name)), satellites))
                    .toList();
            Summary summary = new Summary(
                    telling, IntStream.range(0, query.channels().size()).toArray());
            for (Direction way : ways(query, groups)) {
                SampleQuery asked =
                        query.toBuilder().channels(channels).direction(way).build();
                try (SampleScan scan = view.scan(asked, session.limits())) {
                    summary.add(scan, way);
                }
            }
            List<Summary.Cell> cells = summary.cells();
            report.format().print(table(telling, query.channels(), statistics, cells), session.text());
            tell(talk, query, cells, summary.outside());
        }
        return ExitCode.OK;
    }

    /** The names of the channels that tell groups, by what was typed. */
    private static Map<String, String> told(StoreView view, SampleQuery typed, List<GroupText> groups) {
        Map<String, String> told = new LinkedHashMap<>();
        for (GroupText group : groups) {
            group.channel().ifPresent(name -> {
                List<String> known = view.named(
                                typed.toBuilder().channels(List.of(name)).build())
                        .channels();
                if (known.size() != 1) {
                    throw new IllegalArgumentException("group '" + name + "' stands for " + known.size() + " channels, "
                            + String.join(", ", known) + "; name one");
                }
                told.put(name, known.get(0));
            });
        }
        return told;
    }

    private static List<Direction> ways(SampleQuery query, List<GroupText> groups) {
        return query.direction() == Direction.BOTH && groups.stream().anyMatch(GroupText::isDirection)
                ? List.of(Direction.ASCENDING, Direction.DESCENDING)
                : List.of(query.direction());
    }

    private static Table table(
            List<Group> groups, List<String> channels, List<Statistic> statistics, List<Summary.Cell> cells) {
        List<String> header = new ArrayList<>();
        groups.forEach(group -> header.addAll(group.columns()));
        channels.forEach(channel -> statistics.forEach(statistic -> header.add(channel + "_" + statistic)));
        List<List<Object>> rows = new ArrayList<>();
        for (Summary.Cell cell : cells) {
            List<Object> row = new ArrayList<>(cell.names());
            for (Distribution channel : cell.channels()) {
                statistics.forEach(statistic -> row.add(statistic.of(channel)));
            }
            rows.add(row);
        }
        return new Table(header, rows);
    }

    private static void tell(PrintStream talk, SampleQuery query, List<Summary.Cell> cells, long outside) {
        talk.println(Words.count(cells.size(), "cell")
                + (outside == 0 ? "" : "; " + Words.count(outside, "sample") + " in none, for want of what tells"));
        List<String> rounded = IntStream.range(0, query.channels().size())
                .filter(c ->
                        cells.stream().anyMatch(cell -> !cell.channels().get(c).isExact()))
                .mapToObj(query.channels()::get)
                .toList();
        if (!rounded.isEmpty()) {
            talk.println("percentiles, log-mean and sd of " + String.join(", ", rounded)
                    + " are of values rounded by less than 1 %, where a cell has more than 1,024 different ones");
        }
    }
}
