package org.htmst.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.print.Table;
import org.htmst.hbase.scan.Aggregate;
import org.htmst.hbase.scan.SampleQuery;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "count",
        description = {
            "Count samples.",
            "With --channel, only samples where at least one of those channels has a valid value;",
            "with --summary, too, a table of each channel's values in place of the count."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st count",
            "  htm-st count --satellite noaa-18 --box 270,-50,360,0",
            "  htm-st count --satellite noaa-19 --lat 80,90 --lat=-90,-80",
            "  htm-st count --channel mep_ele_tel90_flux_e4 --time 2019-10-24/P1D",
            "  htm-st count --channel e1/0,e3/90 --region saa --summary --format csv"
        })
final class CountCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--summary",
            description = "Print count, mean, lowest and highest value of each channel given by --channel.")
    private boolean summary;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    CountCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SampleQuery query = selection.query(session.talk(general)::println);
        if (summary && query.channels().isEmpty()) {
            throw new IllegalArgumentException("--summary needs values to sum up; give --channel NAME");
        }
        try (Store store = session.open(storeOptions, general)) {
            Aggregate aggregate = store.aggregate(query);
            if (summary) {
                report.format().print(table(aggregate), session.text());
            } else {
                session.text().println(aggregate.samples());
            }
            if (!query.channels().isEmpty()) {
                session.talk(general).println(Talk.leftOut(query, aggregate.statistics()));
            }
        }
        return ExitCode.OK;
    }

    private static Table table(Aggregate aggregate) {
        return new Table(
                List.of("channel", "count", "mean", "min", "max"),
                aggregate.channels().stream().map(CountCommand::row).toList());
    }

    /** An empty cell stands for the mean and extremes of no values. */
    private static List<Object> row(Aggregate.ChannelTotals channel) {
        return channel.count() == 0
                ? List.of(channel.name(), 0L, "", "", "")
                : List.of(
                        channel.name(),
                        channel.count(),
                        channel.mean(),
                        shortest(channel.min()),
                        shortest(channel.max()));
    }

    /** A value of a 32-bit channel as {@code query} prints it, without the digits that only doubles have. */
    private static Number shortest(double value) {
        return value == (float) value ? (Number) (float) value : (Number) value;
    }
}
