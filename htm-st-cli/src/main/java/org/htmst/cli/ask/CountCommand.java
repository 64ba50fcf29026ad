package org.htmst.cli.ask;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.ReportFormat;
import org.htmst.answer.print.Table;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.session.Provenances;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.Aggregate;
import org.htmst.query.LeftOut;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "count",
        description = {
            "Count samples.",
            "With --channel, only samples where at least one of those channels has a valid value;",
            "with --summary, too, a table of each channel's values in place of the count: how many there are, and how many"
                    + " samples lack one, for in-flight calibration or since it is missing."
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
public final class CountCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SelectionOptions selection;

    @Option(
            names = "--summary",
            description = "Print count, mean, lowest and highest value of each channel given by --channel.")
    private boolean summary;

    @Mixin
    private ReportOptions report;

    @Mixin
    private AskedStoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public CountCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        SampleQuery typed = selection.query(session.talk(general)::println, session.regions(storeOptions, general));
        if (summary && typed.channels().isEmpty()) {
            throw new IllegalArgumentException("--summary needs values to sum up; give --channel NAME");
        }
        try (Store store = session.open(storeOptions, general)) {
            StoreView view = store.view();
            SampleQuery query = view.named(typed);
            Provenances.cite(spec, session, store, view.plan(query).granules());
            Aggregate aggregate = view.aggregate(query, session.limits());
            ScanStatistics statistics = aggregate.statistics();
            if (summary) {
                report.format().print(table(aggregate), session.text());
            } else if (report.format() == ReportFormat.TEXT) {
                session.text().println(aggregate.samples());
            } else {
                report.format().print(facts(query, aggregate), session.text());
            }
            if (!query.channels().isEmpty()) {
                PrintStream talk = session.talk(general);
                talk.println(Talk.leftOut(query, statistics.leftOut()));
                if (!summary) {
                    Talk.blanks(query, statistics.blanks()).forEach(talk::println);
                }
            }
        }
        return ExitCode.OK;
    }

    private static Facts facts(SampleQuery query, Aggregate aggregate) {
        Facts.Builder facts = new Facts.Builder().add("samples", aggregate.samples());
        if (!query.channels().isEmpty()) {
            LeftOut leftOut = aggregate.statistics().leftOut();
            facts.add("left_out_calibration", leftOut.flagged()).add("left_out_missing", leftOut.missing());
        }
        return facts.build();
    }

    private static Table table(Aggregate aggregate) {
        List<List<Object>> rows = new ArrayList<>();
        for (int c = 0; c < aggregate.channels().size(); c++) {
            rows.add(row(
                    aggregate.channels().get(c), aggregate.statistics().blanks().get(c)));
        }
        return new Table(List.of("channel", "count", "mean", "min", "max", "calibration", "missing"), rows);
    }

    private static List<Object> row(Aggregate.ChannelTotals channel, LeftOut blanks) {
        return List.of(
                channel.name(),
                channel.count(),
                channel.mean(),
                shortest(channel.min()),
                shortest(channel.max()),
                blanks.flagged(),
                blanks.missing());
    }

    /** A value of a 32-bit channel as {@code query} prints it, without the digits that only doubles have. */
    private static Number shortest(double value) {
        return value == (float) value ? (Number) (float) value : (Number) value;
    }
}
