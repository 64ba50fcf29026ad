package org.htmst.answer.conjunction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.conjunction.ConjunctionSearch;
import org.htmst.conjunction.Station;
import org.htmst.conjunction.shell.ShellReach;
import org.htmst.conjunction.shell.ShellSearch;
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

    /** What a line takes at most with its cells. */
    private static final long LINE_BYTES = 1500;

    /** Lines that memory is sure to hold, in the half that the tracks that are searched leave. */
    private static final long MOST = Math.min(500_000, Runtime.getRuntime().maxMemory() / 2 / LINE_BYTES);

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
        Stream.of(
                        query.channels(),
                        request.isFoot() ? FootTracks.CHANNELS : List.<String>of(),
                        request.shell().isPresent() ? ShellTracks.CHANNELS : List.<String>of())
                .flatMap(List::stream)
                .forEach(channel -> satellites.forEach(satellite -> check(channel, satellite, granules)));
        List<ConjunctionQuestion> questions = questions(satellites, request);
        Found found = find(
                query,
                granules,
                questions,
                request.step().toMillis(),
                request.isFoot(),
                request.shell(),
                line -> query.region().contains(line.place()));
        List<ConjunctionAnswer.Line> told = found.lines;
        if (!query.channels().isEmpty()) {
            // Of more than are wanted no values are read, unless these decide which are wanted.
            List<ConjunctionAnswer.Line> read = request.isWithData() ? told : first(told, request.limit() + 1);
            told = new EventValues(
                            view, query, Set.copyOf(satellites), request.step().toMillis(), watch)
                    .of(read);
            if (request.isWithData()) {
                told = told.stream()
                        .filter(ConjunctionAnswer.Line::hasAllValues)
                        .toList();
            }
        }
        boolean isCut = told.size() > request.limit();
        return new ConjunctionAnswer(
                query,
                questions,
                request.shell().isPresent(),
                first(told, request.limit()),
                isCut,
                granules,
                found.bytesRead);
    }

    private static List<ConjunctionAnswer.Line> first(List<ConjunctionAnswer.Line> lines, long most) {
        return most >= 0 && most < lines.size() ? lines.subList(0, (int) most) : lines;
    }

    private record Found(List<ConjunctionAnswer.Line> lines, long bytesRead) {}

    private Found find(
            SampleQuery query,
            List<Granule> granules,
            List<ConjunctionQuestion> questions,
            long stepMs,
            boolean isFoot,
            Optional<ShellReach> shell,
            Predicate<ConjunctionAnswer.Line> isWanted) {
        List<ConjunctionAnswer.Line> lines = new ArrayList<>();
        Consumer<Conjunction> sink = event -> {
            ConjunctionAnswer.Line line = ConjunctionAnswer.Line.of(event);
            if (isWanted.test(line)) {
                if (lines.size() == MOST) {
                    throw new HtmStException(
                            "there are more than " + MOST
                                    + " conjunctions; ask for less time, a smaller distance or fewer satellites, or give more memory: HTM_ST_JAVA_OPTS=-Xmx2g",
                            false);
                }
                lines.add(line);
            }
        };
        long bytes = search(query, granules, questions, stepMs, isFoot, shell, sink);
        lines.sort(ORDER);
        return new Found(lines, bytes);
    }

    /** Tells how many bytes were read. */
    private long search(
            SampleQuery query,
            List<Granule> granules,
            List<ConjunctionQuestion> questions,
            long stepMs,
            boolean isFoot,
            Optional<ShellReach> shell,
            Consumer<Conjunction> sink) {
        List<String> satellites = questions.stream()
                .flatMap(question -> question.satellites().stream())
                .distinct()
                .toList();
        if (shell.isPresent()) {
            List<List<String>> sets =
                    questions.stream().map(ConjunctionQuestion::satellites).toList();
            ShellSearch search = new ShellSearch(sets, shell.get(), stepMs, sink);
            TrackValues.Slices slices = ShellTracks.to(search);
            long bytes = new TrackValues(view, watch).read(query, satellites, granules, ShellTracks.CHANNELS, slices);
            search.finish();
            return bytes;
        }
        if (isFoot) {
            ConjunctionSearch search = new ConjunctionSearch(questions, stepMs, sink);
            TrackValues.Slices slices = FootTracks.to(search);
            long bytes = new TrackValues(view, watch).read(query, satellites, granules, FootTracks.CHANNELS, slices);
            search.finish();
            return bytes;
        }
        return view.conjunctions(query, questions, stepMs, watch, sink).bytesRead();
    }

    /**
     * What a search in AuroraX's form finds, of each of its types in order.
     *
     * @param stations that its blocks of ground may choose
     * @param events that its blocks of events may choose; the program of each is what it is called
     * @param stepMs the longest time between two samples that a satellite is followed over, ms
     * @param isSkipping whether names that are not there are left out
     * @param notes takes which names were left out
     * @throws IllegalArgumentException if a name is not there, or a block fits nothing
     * @throws HtmStException as {@link #conjunctions(SampleQuery, ConjunctionRequest)}
     */
    public List<AuroraxAnswer> conjunctions(
            AuroraxQuery asked,
            List<Site> stations,
            List<Site> events,
            long stepMs,
            boolean isSkipping,
            Consumer<String> notes) {
        SampleQuery query = SampleQuery.of(Region.SPHERE, asked.window());
        List<Granule> granules = view.plan(query).granules();
        List<AuroraxSource> sources = new ArrayList<>();
        stations.forEach(site -> sources.add(new AuroraxSource(
                "ground", site.program(), site.station().name(), site.instrumentType(), Optional.of(named(site)))));
        for (String satellite : satellites(query, granules)) {
            String products = String.join(" ", products(satellite, granules));
            sources.add(new AuroraxSource("space", products, satellite, "footprint", Optional.empty()));
        }
        events.forEach(site -> sources.add(new AuroraxSource(
                "events", "events", site.program(), site.instrumentType(), Optional.of(site.station()))));
        AuroraxChoice choice = new AuroraxChoice(asked, sources);
        tellUnknown(choice, isSkipping, notes);
        List<AuroraxAnswer> answers = new ArrayList<>();
        for (String type : asked.types()) {
            answers.add(answer(query, granules, choice, stepMs, type));
        }
        return answers;
    }

    /** Stations of several programs may stand in one place, and are called the same there. */
    private static Station named(Site site) {
        String whose = site.program().isEmpty() ? "" : site.program() + " ";
        return new Station(whose + site.station().name(), site.station().place());
    }

    private static void tellUnknown(AuroraxChoice choice, boolean isSkipping, Consumer<String> notes) {
        List<String> unknown = choice.unknown();
        String there = "satellites: " + choice.there("space") + ", stations: " + choice.there("ground") + ", events: "
                + choice.there("events");
        if (!isSkipping && !unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "the query names what is not there: " + String.join(", ", unknown) + " (" + there
                            + "); load or give it (--ground, --stations, --events), or leave it out with --skip-unknown");
        }
        unknown.forEach(name -> notes.accept("left out: " + name));
        if (!isSkipping && !choice.empty().isEmpty()) {
            throw new IllegalArgumentException(
                    "block " + choice.empty().get(0) + " of the query fits nothing (" + there + ")");
        }
        choice.empty().forEach(block -> notes.accept("block " + block + " fits nothing (" + there + ")"));
    }

    private AuroraxAnswer answer(
            SampleQuery query, List<Granule> granules, AuroraxChoice choice, long stepMs, String type) {
        List<ConjunctionQuestion> questions = choice.questions();
        boolean isOfMore =
                questions.stream().anyMatch(question -> question.names().size() > 2);
        List<ConjunctionQuestion> all = new ArrayList<>(questions);
        if (isOfMore) {
            all.addAll(choice.pairs());
        }
        List<Conjunction> pairs = new ArrayList<>();
        Found found = questions.isEmpty()
                ? new Found(List.of(), 0)
                : find(query, granules, all, stepMs, !type.equals("geographic"), Optional.empty(), line -> {
                    Conjunction event = line.event();
                    if (isOfMore && event.parties().size() == 2) {
                        pairs.add(event);
                        return false;
                    }
                    return choice.of(event, type).isPresent();
                });
        ConjunctionAnswer answer =
                new ConjunctionAnswer(query, questions, false, found.lines, false, granules, found.bytesRead);
        return new AuroraxAnswer(type, answer, choice, pairs);
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

    private static List<String> products(String satellite, List<Granule> granules) {
        return granules.stream()
                .filter(granule -> granule.satellites().contains(satellite))
                .map(Granule::product)
                .distinct()
                .toList();
    }

    private void check(String name, String satellite, List<Granule> granules) {
        List<String> products = products(satellite, granules);
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
