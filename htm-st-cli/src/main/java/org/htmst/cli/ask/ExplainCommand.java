package org.htmst.cli.ask;

import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.Words;
import org.htmst.answer.summary.SummaryAnswer;
import org.htmst.answer.summary.SummaryMaker;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.SchemaRecord;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.query.ScanStatistics;
import org.htmst.sphere.Region;
import org.htmst.summary.GroupText;
import org.htmst.time.TimeWindows;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "explain",
        description = {
            "Show how a query is answered and what it reads.",
            "The query is carried out, and its answer only counted; --plan-only reads nothing. With --summary or --by it is"
                    + " summarized as 'summarize' does, and told how many samples tiles stood for."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st explain --region saa --channel mep_ele_tel90_flux_e3",
            "  htm-st explain --cap 20,65,0.5 --time 2019-10-24/P1D --format json",
            "  htm-st explain --lat 30,90 --plan-only",
            "  htm-st explain --channel e1/0 --time 2019-10 --by time:1d,L_IGRF:0.25"
        })
public final class ExplainCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private SelectionOptions selection;

    @Option(names = "--plan-only", description = "Plan, but read no samples.")
    private boolean planOnly;

    @Option(names = "--summary", description = "Summarize the values, all in one cell.")
    private boolean summary;

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Summarize the values by these groups, see 'htm-st summarize --help'.")
    private List<String> by = List.of();

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        SampleQuery typed = selection.query(session.talk(general)::println, session.regions(storeOptions, general));
        boolean isSummary = summary || !by.isEmpty();
        if (isSummary && planOnly) {
            throw new IllegalArgumentException(
                    "--plan-only reads nothing, so it cannot tell what tiles answer; leave it out, or --summary and --by");
        }
        List<GroupText> groups = by.stream().map(GroupText::parse).distinct().toList();
        try (Store store = session.open(storeOptions, general)) {
            QueryWatch watch = session.limits().start();
            StoreView view = store.view();
            SampleQuery query = view.named(typed);
            Facts.Builder facts = new Facts.Builder();
            ScanPlan plan = view.plan(query);
            add(facts, plan, store.catalog().schema());
            if (isSummary) {
                add(facts, new SummaryMaker(store, true, session.limits()).summary(typed, groups));
            } else if (!planOnly) {
                try (SampleScan scan = view.scan(plan, watch)) {
                    scan.count();
                    add(facts, scan.statistics());
                }
            }
            report.format().print(facts.build(), session.text());
        }
        return ExitCode.OK;
    }

    private static void add(Facts.Builder facts, ScanPlan plan, SchemaRecord schema) {
        SampleQuery query = plan.query();
        List<Granule> granules = plan.granules();
        facts.add("region", query.region().equals(Region.SPHERE) ? "all" : query.region())
                .add("time", query.times().equals(TimeWindows.ALWAYS) ? "all" : Words.windows(query.times()))
                .add("satellites", Words.orAll(query.satellites()))
                .add("products", Words.orAll(query.products()))
                .add("channels", Words.orNone(query.channels()))
                .add(
                        "local_time",
                        query.localTime().isEmpty()
                                ? "all"
                                : Words.hours(query.localTime().get()))
                .add("direction", query.direction())
                .add("conditions", query.where().size())
                .add("tables", schema.layout() + " code, chunks by trixel level " + schema.chunkLevel())
                .add("granules", granules.size())
                .add(
                        "granule_samples",
                        granules.stream().mapToLong(Granule::samplesKept).sum())
                .add("columns", columns(plan))
                .add("ranges", plan.ranges())
                .add("expected_rows", plan.expectedRows());
    }

    /** How many columns of each family: {@code EP 5, P 3}. */
    private static String columns(ScanPlan plan) {
        return plan.columns().stream()
                .collect(Collectors.groupingBy(column -> column.family().name(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(family -> family.getKey() + " " + family.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void add(Facts.Builder facts, SummaryAnswer answer) {
        long ofTiles = answer.samplesOfTiles();
        long read = answer.statistics().samplesAnswered();
        facts.add("cells", answer.cells().size()).add("samples_of_tiles", ofTiles);
        if (ofTiles + read > 0) {
            facts.add("percent_of_tiles", Math.round(1000.0 * ofTiles / (ofTiles + read)) / 10.0);
        }
        add(facts, answer.statistics());
    }

    private static void add(Facts.Builder facts, ScanStatistics statistics) {
        facts.add("rows", statistics.rows())
                .add("rows_kept", statistics.rowsKept())
                .add("runs", statistics.runs())
                .add("runs_pruned", statistics.runsPruned())
                .add("samples_touched", statistics.samplesTouched())
                .add("samples_answered", statistics.samplesAnswered());
        if (statistics.samplesAnswered() > 0) {
            facts.add(
                    "touched_per_answered",
                    Math.round(100.0 * statistics.samplesTouched() / statistics.samplesAnswered()) / 100.0);
        }
        facts.add("left_out_calibration", statistics.leftOut().flagged())
                .add("left_out_missing", statistics.leftOut().missing())
                .add("bytes_read", statistics.bytesRead())
                .add("planning_ms", statistics.planning().toMillis())
                .add("first_batch_ms", statistics.firstBatch().toMillis())
                .add("total_ms", statistics.total().toMillis());
    }
}
