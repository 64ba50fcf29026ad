package org.htmst.serve.edr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.summary.SummaryMaker;
import org.htmst.answer.summary.SummaryQuestion;
import org.htmst.answer.summary.SummaryResult;
import org.htmst.answer.table.DescribedTable;
import org.htmst.hbase.store.Gazetteer;
import org.htmst.hbase.store.Store;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.htmst.region.text.CapText;
import org.htmst.region.text.NumberList;
import org.htmst.region.text.SpanText;
import org.htmst.region.text.TimeText;
import org.htmst.region.text.WktText;
import org.htmst.serve.http.Reply;
import org.htmst.sphere.Box;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Region;
import org.htmst.sphere.Union;
import org.htmst.summary.Epochs;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/** What samples come to: the command {@code htm-st summarize}, whose options have the same names here. */
final class SummaryReply {

    /** What it takes. */
    static final List<EdrArgument> ARGUMENTS = List.of(
            EdrArgument.CHANNEL,
            EdrArgument.BY,
            EdrArgument.STATISTIC,
            EdrArgument.WEIGHT,
            EdrArgument.SATELLITE,
            EdrArgument.PRODUCT,
            EdrArgument.TIME,
            EdrArgument.CAP,
            EdrArgument.LAT,
            EdrArgument.LON,
            EdrArgument.BOX,
            EdrArgument.WKT,
            EdrArgument.WITHIN_KM,
            EdrArgument.REGION,
            EdrArgument.LOCAL_TIME,
            EdrArgument.WHERE,
            EdrArgument.L,
            EdrArgument.MLT,
            EdrArgument.DIRECTION,
            EdrArgument.KEEP_FLAGGED,
            EdrArgument.RATIO_TO,
            EdrArgument.DIFFERENCE_TO,
            EdrArgument.EPOCHS,
            EdrArgument.BEFORE,
            EdrArgument.AFTER,
            EdrArgument.F);

    /** Media types of its answers. */
    static final List<String> TYPES = SummaryFormat.types();

    private static final String PROVENANCE = "provenance";
    private static final String USUAL_STATISTICS = "count,mean,median,p95";

    private final Store store;
    private final EdrArguments given;

    SummaryReply(Store store, EdrArguments given) {
        this.store = store;
        this.given = given;
    }

    /**
     * Sends the summary.
     *
     * @param target the request's query as the client sent it
     */
    void send(Reply reply, String target, QueryLimits limits, Instant asked) throws IOException {
        boolean isOrigin = given.value(EdrArgument.F).filter(PROVENANCE::equals).isPresent();
        SummaryFormat form = isOrigin
                ? SummaryFormat.CSV
                : given.parsed(EdrArgument.F, SummaryFormat::parse).orElse(SummaryFormat.CSV);
        given.required(EdrArgument.CHANNEL);
        List<GroupText> groups = named(EdrArgument.BY, GroupText::parse);
        List<Statistic> statistics = given.value(EdrArgument.STATISTIC).isPresent()
                ? named(EdrArgument.STATISTIC, Statistic::parse)
                : List.of(USUAL_STATISTICS.split(",")).stream()
                        .map(Statistic::parse)
                        .toList();
        SummaryResult answer;
        try {
            SampleQuery typed = query();
            SummaryQuestion question = new SummaryQuestion(
                    typed,
                    groups,
                    given.value(EdrArgument.WEIGHT),
                    epochs(),
                    given.parsed(EdrArgument.RATIO_TO, TimeText::parse),
                    given.parsed(EdrArgument.DIFFERENCE_TO, TimeText::parse));
            answer = question.answer(new SummaryMaker(store, true, limits), statistics);
        } catch (IllegalArgumentException e) {
            throw new EdrRefusal(forClients(e.getMessage()));
        }
        DescribedTable table = answer.table().described();
        String command = command() + (isOrigin ? "" : form.option());
        Provenance provenance = Provenance.of(
                asked,
                command,
                answer.granules(),
                answer.query(),
                store.catalog().inventory());
        EdrAnswer.tellOrigin(reply, provenance.command(), target);
        if (isOrigin) {
            String text = CsvMetadata.text("?" + target, table.columns(), provenance);
            reply.send(200, EdrFormat.PROVENANCE.type(), text.getBytes(StandardCharsets.UTF_8));
        } else if (table.rows().isEmpty()) {
            reply.empty(204);
        } else {
            reply.send(200, form.type(), form.bytes(answer.table(), provenance));
        }
    }

    private <T> List<T> named(EdrArgument argument, Function<String, T> meaning) {
        return given.names(argument).stream()
                .map(name -> EdrArguments.parsed(argument, name, meaning))
                .distinct()
                .toList();
    }

    /** In a message the names of parameters, which are those of options. */
    private static String forClients(String message) {
        return EdrRequest.forClients(message).replaceAll("(?<![\\w-])--(?=[a-z])", "");
    }

    private Optional<Epochs> epochs() {
        Optional<Duration> before = given.parsed(EdrArgument.BEFORE, SpanText::parse);
        Optional<Duration> after = given.parsed(EdrArgument.AFTER, SpanText::parse);
        boolean isGiven = given.value(EdrArgument.EPOCHS).isPresent();
        if (isGiven != before.isPresent() || isGiven != after.isPresent()) {
            throw new EdrRefusal("epochs, before and after belong together; give all three, such as epochs="
                    + EdrArgument.EPOCHS.example() + "&before=2d&after=5d");
        }
        return given.parsed(EdrArgument.EPOCHS, text -> Epochs.listed(text, before.get(), after.get()));
    }

    private SampleQuery query() {
        List<TimeWindow> windows = given.allParsed(EdrArgument.TIME, TimeText::parse);
        TimeWindows times = windows.isEmpty() ? TimeWindows.ALWAYS : TimeWindows.of(windows);
        return AskedSamples.bound(
                        SampleQuery.builder(region(), times)
                                .satellites(given.names(EdrArgument.SATELLITE))
                                .products(given.names(EdrArgument.PRODUCT))
                                .channels(given.names(EdrArgument.CHANNEL)),
                        given)
                .build();
    }

    /** Kinds intersect, and several of one kind unite, as on the command line. */
    private Region region() {
        Gazetteer names = store.regions();
        List<Region> kinds = new ArrayList<>();
        add(kinds, given.allParsed(EdrArgument.CAP, text -> CapText.parse(text).cap(null)));
        add(kinds, given.allParsed(EdrArgument.LAT, text -> {
            double[] numbers = NumberList.parse(text, "MIN,MAX");
            return new LatitudeBand(numbers[0], numbers[1]);
        }));
        add(kinds, given.allParsed(EdrArgument.LON, text -> {
            double[] numbers = NumberList.parse(text, "WEST,EAST");
            return new Lune(numbers[0], numbers[1]);
        }));
        add(kinds, given.allParsed(EdrArgument.BOX, text -> {
            double[] numbers = NumberList.parse(text, "W,S,E,N");
            return new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
        }));
        add(kinds, given.allParsed(EdrArgument.WKT, this::geometry));
        add(kinds, given.allParsed(EdrArgument.REGION, names::region));
        return switch (kinds.size()) {
            case 0 -> Region.SPHERE;
            case 1 -> kinds.get(0);
            default -> new Intersection(kinds);
        };
    }

    private Region geometry(String text) {
        WktText wkt = WktText.parse(text);
        if (wkt.kind() == WktText.Kind.POLYGONS) {
            return wkt.inside();
        }
        double km = given.parsed(EdrArgument.WITHIN_KM, EdrArguments::number)
                .orElseThrow(
                        () -> new IllegalArgumentException("points and lines hold next to nothing; give within-km"));
        return wkt.around(EarthSphere.degrees(km));
    }

    private static void add(List<Region> kinds, List<? extends Region> regions) {
        if (!regions.isEmpty()) {
            kinds.add(regions.size() == 1 ? regions.get(0) : new Union(List.copyOf(regions)));
        }
    }

    private CommandText command() {
        CommandText command = new CommandText("summarize");
        ARGUMENTS.stream()
                .filter(argument -> argument != EdrArgument.F && argument != EdrArgument.KEEP_FLAGGED)
                .forEach(argument -> command.options(given, argument));
        boolean isFlaggedKept =
                given.parsed(EdrArgument.KEEP_FLAGGED, EdrArguments::yes).orElse(false);
        return isFlaggedKept ? command.text(" --keep-flagged") : command;
    }
}
