package org.htmst.serve.edr;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmst.answer.order.AnswerColumns;
import org.htmst.answer.order.AnswerOrder;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Words;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.SampleQuery;
import org.htmst.region.text.TypedName;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.sphere.Union;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/**
 * A question of samples, with the store's names.
 *
 * @param parts which make the answer, one after the other; of those with times, in their order
 * @param format the form wanted
 * @param order of the samples of a part
 * @param apartMs the least time between two samples of a satellite and product; empty if all are wanted
 * @param limit the most samples wanted; empty for all
 * @param columns of the answer
 * @param provenance of the answer
 */
record EdrRequest(
        List<Part> parts,
        EdrFormat format,
        AnswerOrder order,
        Optional<Long> apartMs,
        Optional<Long> limit,
        List<Column> columns,
        Provenance provenance) {

    private static final List<String> SYSTEMS = List.of(
            "crs84", "ogc:crs84", "http://www.opengis.net/def/crs/ogc/1.3/crs84", "urn:ogc:def:crs:ogc:1.3:crs84");

    /**
     * A question and the place of which the closest samples are wanted.
     *
     * @param closestTo empty if all are
     */
    record Part(SampleQuery query, Optional<LonLat> closestTo) {}

    /**
     * The question of a request.
     *
     * @param format that which is asked for by the head of the request
     * @param asked the moment
     * @throws EdrRefusal if it cannot be answered
     */
    static EdrRequest of(
            EdrCollection collection,
            List<AskedPart> places,
            EdrArguments given,
            EdrFormat format,
            StoreView view,
            Catalog catalog,
            Instant asked)
            throws IOException {
        checkSystem(given);
        Optional<Long> apartMs = given.parsed(EdrArgument.APART, EdrRequest::milliseconds);
        Optional<Long> limit = given.parsed(EdrArgument.LIMIT, EdrArguments::count);
        AnswerOrder order = given.parsed(EdrArgument.ORDER, EdrRequest::order).orElse(AnswerOrder.TIME);
        if (apartMs.isPresent() && order != AnswerOrder.TIME) {
            throw new EdrRefusal("apart needs samples in the order of time; leave order out");
        }
        TimeWindow window = given.parsed(EdrArgument.DATETIME, AskedTime::parse).orElse(TimeWindow.ALWAYS);
        List<TimeWindow> windows = places.stream()
                .map(part -> part.window().map(window::intersection).orElse(window))
                .toList();
        List<Region> regions = places.stream().map(AskedPart::region).toList();
        Region everywhere = regions.size() == 1 ? regions.get(0) : new Union(regions);
        SampleQuery.Builder builder = SampleQuery.builder(everywhere, TimeWindows.of(windows))
                .satellites(satellites(collection, given))
                .products(collection.product().map(List::of).orElse(List.of()));
        SampleQuery.Builder bound = AskedSamples.bound(builder, given);
        try {
            SampleQuery typed = bound.channels(channels(given)).build();
            SampleQuery whole = view.named(typed);
            List<Granule> granules = view.plan(whole).granules();
            List<Column> columns = AnswerColumns.of(whole, List.of(), catalog);
            List<Part> parts = new ArrayList<>();
            List<String> commands = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                AskedPart place = places.get(i);
                parts.add(new Part(over(whole, place.region(), windows.get(i)), place.closestTo()));
                if (!windows.get(i).isEmpty()) {
                    commands.add(command(typed, place, windows.get(i), given, order, format));
                }
            }
            // Places of which the closest samples are wanted have one command together.
            String command = commands.stream().distinct().collect(Collectors.joining(" && "));
            return new EdrRequest(
                    parts,
                    format,
                    order,
                    apartMs,
                    limit,
                    columns,
                    Provenance.of(asked, command, granules, whole, catalog.inventory()));
        } catch (IllegalArgumentException e) {
            throw new EdrRefusal(forClients(e.getMessage()));
        }
    }

    /** A message of the library in which clients are sent to the collection's page and not to a command. */
    static String forClients(String message) {
        return String.valueOf(message).replaceAll("'ls \\w+' lists all", "the page of the collection lists all");
    }

    private static long milliseconds(String seconds) {
        return 1000 * Math.min(EdrArguments.count(seconds), Integer.MAX_VALUE);
    }

    private static void checkSystem(EdrArguments given) {
        given.value(EdrArgument.CRS).ifPresent(crs -> {
            if (!SYSTEMS.contains(crs.toLowerCase(Locale.ROOT))) {
                throw new EdrRefusal("crs is none that is known here; give CRS84, longitude and latitude in degrees");
            }
        });
    }

    private static List<String> satellites(EdrCollection collection, EdrArguments given) {
        List<String> asked = given.names(EdrArgument.SATELLITE);
        if (collection.satellite().isEmpty()) {
            return asked;
        }
        String own = collection.satellite().get();
        for (String name : asked) {
            if (!TypedName.fitting(name, List.of(own)).contains(own)) {
                throw new EdrRefusal("satellite asks for another than " + own + ", whose samples this collection has;"
                        + " leave it out, or ask the collection 'all'");
            }
        }
        return List.of(own);
    }

    private static AnswerOrder order(String text) {
        return Arrays.stream(AnswerOrder.values())
                .filter(order -> order.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is no order; give time or key"));
    }

    private static List<String> channels(EdrArguments given) {
        return given.value(EdrArgument.PARAMETER_NAME).isEmpty()
                ? List.of("*")
                : given.names(EdrArgument.PARAMETER_NAME);
    }

    private static SampleQuery over(SampleQuery whole, Region region, TimeWindow window) {
        return whole.toBuilder().region(region).times(TimeWindows.of(window)).build();
    }

    private static String command(
            SampleQuery typed,
            AskedPart place,
            TimeWindow window,
            EdrArguments given,
            AnswerOrder order,
            EdrFormat format) {
        CommandText command = new CommandText("query");
        command.names("--satellite", typed.satellites())
                .names("--product", typed.products())
                .names("--channel", typed.channelTexts());
        place.options().apply(command);
        if (!window.equals(TimeWindow.ALWAYS)) {
            command.option("--time", Words.window(window));
        }
        AskedSamples.tell(command, given);
        if (place.closestTo().isEmpty()) {
            given.value(EdrArgument.APART).ifPresent(seconds -> command.option("--apart", seconds + "s"));
        }
        return command.options(given, EdrArgument.LIMIT)
                .text(" --order " + order)
                .text(format.option())
                .toString();
    }
}
