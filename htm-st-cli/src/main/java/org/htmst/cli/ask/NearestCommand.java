package org.htmst.cli.ask;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.answer.near.NearRequest;
import org.htmst.cli.option.AskedStoreOptions;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.SelectionOptions;
import org.htmst.cli.session.Session;
import org.htmst.formats.PointRows;
import org.htmst.near.Metric;
import org.htmst.region.text.TimeText;
import org.htmst.sphere.LonLat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "nearest",
        description = {
            "Find the samples nearest to a place, or to each point of a file.",
            "Of the samples that 'query' would print, those nearest along the ground; or, with --scale-km and --scale-time, those"
                    + " nearest in place and time: distance squared is (km / scale)^2 + (time / scale)^2, so that a sample one scale"
                    + " of time away is as far as one that is one scale of km away.",
            "Of two that are as far, the earlier comes first, of two of one time that of the satellite, then of the product, that"
                    + " is first by name. A line each, in the order of the points, the nearest first; a point without any has none."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st nearest --at 20,67.8 -k 5 --channel e1/0",
            "  htm-st nearest --at 9,67 --at-time 2019-297T06 --scale-km 500 --scale-time 1h",
            "  htm-st nearest --points stations.csv -k 8 -o nearest.parquet",
            "  htm-st nearest --points a.csv --scale-km 100 --scale-time 10m -o b.csv"
        })
public final class NearestCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(names = "--at", paramLabel = "LON,LAT", description = "The place, in degrees.")
    private LonLat place;

    @Option(names = "--at-time", paramLabel = "TIME", description = "The time, ISO-8601 in UTC, with --scale-time.")
    private String time;

    @Mixin
    private PointOptions points;

    @Option(names = "-k", paramLabel = "N", description = "How many samples of each point, 1 unless given.")
    private int k = 1;

    @Option(names = "--scale-km", paramLabel = "KM", description = "What counts as a distance of 1 in place.")
    private Double scaleKm;

    @Option(
            names = "--scale-time",
            paramLabel = "DURATION",
            description = "What counts as a distance of 1 in time, such as 1h; times do not count unless given.")
    private Duration scaleTime;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private TableOutputOptions output;

    @Mixin
    private AskedStoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public NearestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        output.check();
        NearRequest request = NearRequest.nearest(metric(), k);
        PointRows table = table(request);
        return new NearAnswering(spec, session, storeOptions, general, output)
                .answer(selection, table, request, "neighbour");
    }

    private Metric metric() {
        if ((scaleKm == null) != (scaleTime == null)) {
            throw new IllegalArgumentException(
                    "--scale-km and --scale-time make a distance of place and time together; give both or neither");
        }
        if (scaleKm == null) {
            return Metric.PLACE;
        }
        if (!(scaleKm > 0 && scaleKm < Double.POSITIVE_INFINITY) || scaleTime.toMillis() < 1) {
            throw new IllegalArgumentException("--scale-km " + scaleKm + " and --scale-time " + scaleTime
                    + " make no distance; give a number of km and a time, both above 0");
        }
        return new Metric(scaleKm, scaleTime.toMillis());
    }

    private PointRows table(NearRequest request) {
        if ((place == null) == points.isEmpty()) {
            throw new IllegalArgumentException("give a place, --at LON,LAT, or a file of points, --points FILE");
        }
        if (place == null) {
            if (time != null) {
                throw new IllegalArgumentException(
                        "--at-time is of the place of --at; points of a file have times of their own");
            }
            return points.table(request);
        }
        if (request.isTimed() && time == null) {
            throw new IllegalArgumentException("--scale-time needs the time from which it counts; give --at-time TIME");
        }
        return PointRows.of(
                place.lonDeg(), place.latDeg(), Optional.ofNullable(time).map(TimeText::instantMs));
    }
}
