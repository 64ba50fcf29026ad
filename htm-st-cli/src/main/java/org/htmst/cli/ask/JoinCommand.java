package org.htmst.cli.ask;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.htmst.answer.near.NearRequest;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.session.Session;
import org.htmst.formats.PointRows;
import org.htmst.near.Reach;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "join",
        description = {
            "Join the points of a file with the samples near to them.",
            "Of the samples that 'query' would print, all that are within a distance along the ground of a point and, with"
                    + " --within-time, were taken at most so long before or after it; both limits are included.",
            "A line each, in the order of the points, then of time, satellite and product; a point without any has none."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st join --points stations.csv --within 100km --channel e1/0",
            "  htm-st join --points events.csv --within 500km --within-time 10m -o near.csv",
            "  htm-st join --points a.parquet --within 50km --within-time 5m -o b.parquet"
        })
public final class JoinCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PointOptions points;

    @Option(
            names = "--within",
            required = true,
            paramLabel = "KM",
            description = "How far samples may be from a point along the ground, in km, such as 100km or 100.")
    private String within;

    @Option(
            names = "--within-time",
            paramLabel = "DURATION",
            description = "How long before or after its point a sample may be, such as 10m; whenever unless given.")
    private Duration withinTime;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private TableOutputOptions output;

    @Mixin
    private AskedStoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public JoinCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        output.check();
        if (points.isEmpty()) {
            throw new IllegalArgumentException("give a file of points, --points FILE");
        }
        NearRequest request = NearRequest.within(new Reach(
                DistanceText.km("--within", within), withinTime == null ? Reach.ANY_TIME : withinTime.toMillis()));
        PointRows table = points.table(request);
        return new NearAnswering(spec, session, storeOptions, general, output)
                .answer(selection, table, request, "match");
    }
}
