package org.htmst.answer.conjunction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.conjunction.Station;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sphere.Region;

/** Finds conjunctions in a store. */
public final class ConjunctionMaker {

    /** Lines that memory is sure to hold. */
    private static final int MOST = 500_000;

    private static final Comparator<ConjunctionAnswer.Line> ORDER = Comparator.comparingDouble(
                    (ConjunctionAnswer.Line line) -> line.event().startMs())
            .thenComparing(line ->
                    line.event().parties().stream().map(Conjunction.Party::name).collect(Collectors.joining(" ")));

    private final StoreView view;
    private final List<Channel> known;
    private final QueryWatch watch;

    /**
     * A maker of answers from a view.
     *
     * @param known channels of the store
     */
    public ConjunctionMaker(StoreView view, List<Channel> known, QueryLimits limits) {
        this.view = view;
        this.known = List.copyOf(known);
        this.watch = limits.start();
    }

    /**
     * The conjunctions of the satellites of a question.
     *
     * @param typed of which satellites, products, times and channels count, and the region, which must hold the middle of where the
     *     objects are when they are nearest; names may be aliases
     * @throws IllegalArgumentException if the store does not know a name, a satellite lacks a channel, or the objects cannot meet
     * @throws HtmStException if there are too many conjunctions, or reading fails
     */
    public ConjunctionAnswer conjunctions(SampleQuery typed, ConjunctionRequest request) {
        SampleQuery query = view.named(typed);
        SampleQuery places = query.toBuilder().channels(List.of()).build();
        List<Granule> granules = view.plan(places).granules();
        List<String> satellites = satellites(query, granules);
        query.channels().forEach(channel -> satellites.forEach(satellite -> check(channel, satellite, granules)));
        List<ConjunctionQuestion> questions = questions(satellites, request);
        Found found = find(query, granules, questions, request.isFoot(), line -> query.region()
                .contains(line.place()));
        List<ConjunctionAnswer.Line> told = found.lines;
        if (!query.channels().isEmpty()) {
            // Of more than are wanted no values are read, unless these decide which are wanted.
            List<ConjunctionAnswer.Line> read = request.isWithData() ? told : first(told, request.limit() + 1);
            told = new EventValues(view, query, Set.copyOf(satellites), watch).of(read);
            if (request.isWithData()) {
                told = told.stream()
                        .filter(ConjunctionAnswer.Line::hasAllValues)
                        .toList();
            }
        }
        boolean isCut = told.size() > request.limit();
        return new ConjunctionAnswer(query, questions, first(told, request.limit()), isCut, granules, found.bytesRead);
    }

    private static List<ConjunctionAnswer.Line> first(List<ConjunctionAnswer.Line> lines, long most) {
        return most >= 0 && most < lines.size() ? lines.subList(0, (int) most) : lines;
    }

    private record Found(List<ConjunctionAnswer.Line> lines, long bytesRead) {}

    private Found find(
            SampleQuery query,
            List<Granule> granules,
            List<ConjunctionQuestion> questions,
            boolean isFoot,
            Predicate<ConjunctionAnswer.Line> isWanted) {
        List<ConjunctionAnswer.Line> lines = new ArrayList<>();
        Consumer<Conjunction> sink = event -> {
            ConjunctionAnswer.Line line = ConjunctionAnswer.Line.of(event);
            if (isWanted.test(line)) {
                if (lines.size() == MOST) {
                    throw new HtmStException(
                            "there are more than " + MOST
                                    + " conjunctions; ask for less time, a smaller distance or fewer satellites",
                            false);
                }
                lines.add(line);
            }
        };
        long bytes = isFoot
                ? new FootTracks(view, watch).search(query, granules, questions, sink)
                : view.conjunctions(query, questions, watch, sink).bytesRead();
        lines.sort(ORDER);
        return new Found(lines, bytes);
    }

    /**
     * What a search in AuroraX's form finds, of each of its types in order.
     *
     * @param stations that its blocks of ground may choose
     * @throws IllegalArgumentException if a block fits nothing
     * @throws HtmStException as {@link #conjunctions(SampleQuery, ConjunctionRequest)}
     */
    public List<ConjunctionAnswer> conjunctions(AuroraxQuery asked, List<Station> stations) {
        SampleQuery query = SampleQuery.of(Region.SPHERE, asked.window());
        List<Granule> granules = view.plan(query).granules();
        List<String> satellites = satellites(query, granules);
        Map<String, List<String>> products = new TreeMap<>();
        satellites.forEach(satellite -> products.put(
                satellite,
                granules.stream()
                        .filter(granule -> granule.satellites().contains(satellite))
                        .map(Granule::product)
                        .distinct()
                        .toList()));
        List<ConjunctionQuestion> questions = asked.questions(products, stations);
        List<ConjunctionAnswer> answers = new ArrayList<>();
        for (String type : asked.types()) {
            Found found = find(
                    query,
                    granules,
                    questions,
                    !type.equals("geographic"),
                    line -> asked.accepts(type, line, satellites));
            answers.add(new ConjunctionAnswer(query, questions, found.lines, false, granules, found.bytesRead));
        }
        return answers;
    }

    private static List<String> satellites(SampleQuery query, List<Granule> granules) {
        return query.satellites().isEmpty()
                ? granules.stream()
                        .flatMap(granule -> granule.satellites().stream())
                        .distinct()
                        .sorted()
                        .toList()
                : query.satellites();
    }

    private void check(String name, String satellite, List<Granule> granules) {
        List<String> products = granules.stream()
                .filter(granule -> granule.satellites().contains(satellite))
                .map(Granule::product)
                .distinct()
                .toList();
        if (!products.isEmpty()
                && known.stream()
                        .noneMatch(channel -> channel.isCalled(name) && products.contains(channel.product()))) {
            throw new IllegalArgumentException("satellite '" + satellite + "' has no channel '" + name
                    + "' there; its products are " + products + " ('htm-st ls channels' lists theirs)");
        }
    }

    /** Each with each; with stations each satellite with each station. */
    private static List<ConjunctionQuestion> questions(List<String> satellites, ConjunctionRequest request) {
        long lagMs = request.lag().toMillis();
        if (request.isTogether()) {
            return request.stations().isEmpty()
                    ? List.of(ConjunctionQuestion.within(satellites, List.of(), request.km(), lagMs))
                    : request.stations().stream()
                            .map(station ->
                                    ConjunctionQuestion.within(satellites, List.of(station), request.km(), lagMs))
                            .toList();
        }
        if (!request.stations().isEmpty()) {
            return satellites.stream()
                    .flatMap(satellite -> request.stations().stream()
                            .map(station -> ConjunctionQuestion.within(
                                    List.of(satellite), List.of(station), request.km(), lagMs)))
                    .toList();
        }
        if (satellites.size() < 2) {
            return List.of(ConjunctionQuestion.within(satellites, List.of(), request.km(), lagMs));
        }
        return IntStream.range(0, satellites.size())
                .boxed()
                .flatMap(i -> IntStream.range(i + 1, satellites.size())
                        .mapToObj(j ->
                                Stream.of(satellites.get(i), satellites.get(j)).toList()))
                .map(pair -> ConjunctionQuestion.within(pair, List.of(), request.km(), lagMs))
                .toList();
    }
}
