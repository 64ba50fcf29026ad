package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.cli.HtmSt;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Surroundings;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
import org.htmst.query.Cancellation;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Answers are repeated byte for byte after random histories of loads, replacements, removals, vacuums and changes of what is retained, as
 * long as their rows are kept, and else the files are named that are gone. What must be kept is reckoned here, apart from the store;
 * what must be answered is what was answered first.
 */
@ExtendWith(TestStore.class)
class AnswerHistoriesTest {

    /** Another seed makes other histories: {@code -Dhtmst.seed=...}. */
    private static final long SEED = Long.getLong("htmst.seed", 20261128);

    private static final int HISTORIES = Integer.getInteger("htmst.histories", 1);
    private static final int STEPS = Integer.getInteger("htmst.history.steps", 12);

    private static final long DAY_MS = 86_400_000;
    private static final long DAY = 16_800 * DAY_MS;
    private static final Pattern ID = Pattern.compile("htmst-[0-9a-v]{20}");

    private static final List<List<String>> QUESTIONS = List.of(
            List.of("query", "--channel", "flux", "-o", "q.csv"),
            List.of("query", "--channel", "f", "--satellite", "test-1", "--order", "time", "-o", "q.geojson"),
            List.of("query", "--channel", "flux", "--lat", "0,90", "-o", "q.parquet"),
            List.of("query", "--channel", "flux", "--time", "2015-12-31T06:00/PT10H", "-o", "q.nc"),
            List.of("query", "--channel", "flux", "--limit", "50", "-o", "q.arrow"),
            List.of("count", "--channel", "flux", "--summary", "--format", "csv", "--cite"),
            List.of("count", "--satellite", "test-2", "--cite"),
            List.of("summarize", "--channel", "flux", "--by", "satellite,lat:30", "-o", "s.csv"),
            List.of("summarize", "--channel", "flux", "--by", "time:6h", "--statistic", "mean,sd,p90", "-o", "s.nc"),
            List.of("passes", "--channel", "flux", "--lat", "30,60", "-o", "p.csv"),
            List.of("interpolate", "--channel", "flux", "--bins", "1", "--level", "2", "-o", "i.nc"));

    private final TestStore.Running running;
    /** Goes on from one test to the next, as the store's moments do. */
    private static final SteppedClock CLOCK = new SteppedClock();

    private final Store store;

    AnswerHistoriesTest(TestStore.Running running) {
        this.running = running;
        store = Store.open(running.location(), Duration.ofMinutes(1), CLOCK);
    }

    @AfterEach
    void removeAll() throws IOException {
        store.retainer().keepAll(0);
        store.retainer().retention().answers().keySet().forEach(store.retainer()::end);
        CLOCK.step();
        store.remove(store.catalog().granules());
        store.vacuum(Duration.ZERO);
        store.close();
    }

    /** Goes on by an hour when it is told to. */
    private static final class SteppedClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T00:00:00Z");

        void step() {
            now = now.plus(Duration.ofHours(1));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }
    }

    private CommandLineRun run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                Optional.empty(),
                Optional.empty(),
                new Cancellation(),
                (location, timeout, own) -> store.lent(() -> {}),
                System.in,
                () -> {});
        Session session = new Session(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), CLOCK, false, surroundings);
        List<String> all =
                Stream.concat(arguments.stream(), running.options().stream()).toList();
        int code = HtmSt.run(session, all.toArray(String[]::new));
        return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** An answer as it was first. */
    private record First(
            String id,
            List<String> question,
            Instant at,
            Map<String, byte[]> files,
            String out,
            Set<Integer> granules) {}

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static List<String> into(Path folder, List<String> question) {
        List<String> arguments = new ArrayList<>(question);
        int output = arguments.indexOf("-o") + 1;
        if (output > 0) {
            arguments.set(output, folder.resolve(arguments.get(output)).toString());
        }
        return arguments;
    }

    /** One history, and what should be there. */
    private final class History {

        private final Random random;
        private final Path folder;
        private final List<String> log = new ArrayList<>();
        private final List<First> answers = new ArrayList<>();
        private final Map<Integer, Granule> live = new TreeMap<>();

        /** When those were replaced or removed whose rows are there. */
        private final Map<Integer, Instant> stored = new HashMap<>();

        private final Map<Integer, String> names = new HashMap<>();
        private Duration kept = Duration.ZERO;
        private final Set<String> keptAnswers = new HashSet<>();
        private int repeated;
        private int refused;

        History(long seed, Path folder) {
            this.random = new Random(seed);
            this.folder = folder;
        }

        void run() throws IOException {
            CLOCK.step();
            load();
            CLOCK.step();
            ask();
            for (int step = 0; step < STEPS; step++) {
                CLOCK.step();
                step();
                int asked = random.nextInt(answers.size());
                repeat(answers.get(asked));
                if (random.nextInt(3) == 0) {
                    askAsOf(answers.get(asked));
                }
            }
            for (First answer : answers) {
                repeat(answer);
            }
        }

        private void step() throws IOException {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> load();
                case 3 -> remove();
                case 4, 5 -> vacuum();
                case 6 -> retain();
                case 7 -> retainAnswer();
                default -> ask();
            }
        }

        private void load() throws IOException {
            String name = "f" + random.nextInt(3) + ".nc";
            String satellite = "test-" + (1 + random.nextInt(2));
            // All files of a satellite share times with others, and the last loaded counts.
            long startMs = DAY + (5 + 2 * random.nextInt(2)) * 3_600_000L;
            SourceContent content =
                    MadeSamples.file(name, satellite, MadeSamples.times(startMs, 200 + random.nextInt(300), 60), (float)
                            (random.nextInt(1000) / 7.0));
            Outcomes outcomes = new Outcomes();
            store.loadAll(MadeSamples.sources(List.of(content)).iterator(), Fewer.ALLOWED, outcomes);
            assertTrue(outcomes.all().stream().noneMatch(HtmStException.class::isInstance), outcomes.all()::toString);
            log.add("load " + name + " of " + satellite);
            Map<Integer, Granule> now =
                    store.catalog().granules().stream().collect(Collectors.toMap(Granule::id, granule -> granule));
            for (Granule granule : List.copyOf(live.values())) {
                if (!now.containsKey(granule.id())) {
                    live.remove(granule.id());
                    stored.put(granule.id(), CLOCK.instant());
                }
            }
            live.putAll(now);
            now.forEach((number, granule) -> names.put(number, granule.fileName()));
        }

        private void remove() {
            if (!live.isEmpty()) {
                Granule granule = List.copyOf(live.values()).get(random.nextInt(live.size()));
                store.remove(List.of(granule));
                live.remove(granule.id());
                stored.put(granule.id(), CLOCK.instant());
                log.add("remove " + granule.fileName());
            }
        }

        private void vacuum() {
            Set<Integer> needed = new HashSet<>();
            answers.stream()
                    .filter(answer -> keptAnswers.contains(answer.id()))
                    .forEach(answer -> needed.addAll(answer.granules()));
            int before = stored.size();
            stored.entrySet()
                    .removeIf(gone -> !needed.contains(gone.getKey())
                            && Duration.between(gone.getValue(), CLOCK.instant())
                                            .compareTo(kept)
                                    >= 0);
            assertEquals(
                    before - stored.size(),
                    store.vacuum(Duration.ZERO).granules(),
                    () -> before + " stored, needed " + needed + this);
            log.add("vacuum");
        }

        private void retain() {
            kept = List.of(Duration.ZERO, Duration.ofHours(3), Duration.ofHours(5))
                    .get(random.nextInt(3));
            String span = kept.isZero() ? "none" : kept.toString();
            assertEquals(
                    0,
                    AnswerHistoriesTest.this
                            .run(List.of("retain", "--for", span))
                            .code());
            log.add("retain --for " + span);
        }

        private void retainAnswer() {
            First answer = answers.get(random.nextInt(answers.size()));
            if (keptAnswers.remove(answer.id())) {
                assertEquals(
                        0,
                        AnswerHistoriesTest.this
                                .run(List.of("retain", "--end", answer.id()))
                                .code());
                log.add("retain --end " + answer.id());
            } else {
                CommandLineRun run = AnswerHistoriesTest.this.run(List.of("retain", answer.id()));
                assertEquals(gone(answer).isEmpty() ? 0 : 1, run.code(), () -> run.err() + this);
                if (run.code() == 0) {
                    keptAnswers.add(answer.id());
                }
                log.add("retain " + answer.id());
            }
        }

        private void ask() throws IOException {
            List<String> question = QUESTIONS.get(random.nextInt(QUESTIONS.size()));
            Path place = Files.createTempDirectory(folder, "first");
            CommandLineRun run = AnswerHistoriesTest.this.run(into(place, question));
            log.add(String.join(" ", question));
            assertEquals(0, run.code(), () -> run.err() + this);
            Map<String, byte[]> files = files(place);
            String id = id(files.isEmpty() ? run.err() : text(files));
            boolean known = answers.stream().anyMatch(answer -> answer.id().equals(id));
            if (!known) {
                answers.add(new First(id, question, CLOCK.instant(), files, run.out(), asked(question)));
            }
        }

        private String text(Map<String, byte[]> files) {
            return files.values().stream()
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .collect(Collectors.joining());
        }

        private String id(String text) {
            Matcher matcher = ID.matcher(text);
            assertTrue(matcher.find(), () -> "no id in " + text + this);
            return matcher.group();
        }

        private Set<Integer> asked(List<String> question) {
            int satellite = question.indexOf("--satellite") + 1;
            boolean until16 = question.contains("--time");
            return live.values().stream()
                    .filter(granule -> satellite == 0 || granule.satellites().contains(question.get(satellite)))
                    .filter(granule -> !until16
                            || granule.firstMs() < DAY + 16 * 3_600_000L && granule.lastMs() >= DAY + 6 * 3_600_000L)
                    .map(Granule::id)
                    .collect(Collectors.toSet());
        }

        private List<String> gone(First answer) {
            return answer.granules().stream()
                    .filter(number -> !live.containsKey(number) && !stored.containsKey(number))
                    .map(names::get)
                    .toList();
        }

        private void repeat(First first) throws IOException {
            Path place = Files.createTempDirectory(folder, "again");
            List<String> arguments = new ArrayList<>(List.of("repeat", first.id()));
            if (!first.files().isEmpty()) {
                arguments.addAll(List.of("-o", place.toString()));
            }
            check(first, AnswerHistoriesTest.this.run(arguments), files(place), "repeat " + first);
        }

        private void check(First first, CommandLineRun run, Map<String, byte[]> again, String what) {
            List<String> gone = gone(first);
            if (gone.isEmpty()) {
                assertEquals(0, run.code(), () -> what + ": " + run.err() + this);
                assertEquals(first.out(), run.out(), () -> what + this);
                assertEquals(first.files().keySet(), again.keySet(), () -> what + this);
                first.files()
                        .forEach((name, bytes) ->
                                assertArrayEquals(bytes, again.get(name), () -> name + ", " + what + this));
                repeated++;
            } else {
                assertEquals(1, run.code(), () -> what + ": " + run.out() + run.err() + this);
                assertEquals("", run.out(), () -> what + this);
                assertTrue(again.isEmpty(), () -> what + this);
                gone.forEach(name -> assertTrue(run.err().contains(name), () -> name + ": " + run.err() + this));
                refused++;
            }
        }

        /** By its time, and by its id. */
        private void askAsOf(First first) throws IOException {
            for (String state : List.of(first.at().toString(), first.id())) {
                Path place = Files.createTempDirectory(folder, "then");
                List<String> arguments = new ArrayList<>(into(place, first.question()));
                arguments.addAll(List.of("--as-of", state));
                check(first, AnswerHistoriesTest.this.run(arguments), files(place), "as of " + state + " " + first);
            }
        }

        @Override
        public String toString() {
            return "\nafter " + String.join("; ", log);
        }
    }

    @Test
    void answersAreRepeatedByteForByteOrSaidToBeGone(@TempDir Path folder) throws IOException {
        System.out.println("histories: seed " + SEED);
        int repeated = 0;
        int refused = 0;
        for (int i = 0; i < HISTORIES; i++) {
            History history = new History(SEED + i, folder);
            history.run();
            repeated += history.repeated;
            refused += history.refused;
            CLOCK.step();
            store.retainer().keepAll(0);
            history.keptAnswers.forEach(store.retainer()::end);
            store.remove(store.catalog().granules());
            store.vacuum(Duration.ZERO);
            CLOCK.step();
            if (i % 25 == 24) {
                System.out.println((i + 1) + " histories: " + repeated + " repeated, " + refused + " gone");
            }
        }
        System.out.println("histories: " + HISTORIES + ", answers repeated " + repeated + " times, " + refused
                + " times said to be gone");
        assertTrue(repeated > HISTORIES, repeated + " repeated, " + refused + " refused");
    }

    private SourceContent made(String name, String satellite, double value) {
        return MadeSamples.file(name, satellite, MadeSamples.times(DAY, 300, 3), value);
    }

    /** What a restoration takes away is not known any more; a file of an answer says enough of it, as in any store that has its files. */
    @Test
    void whatARestorationHasTakenAwayIsSaidAndFilesOfAnswersStillDo(@TempDir Path folder) throws IOException {
        CLOCK.step();
        store.load(made("a.nc", "test-1", 1));
        CLOCK.step();
        try (Snapshots snapshots = Snapshots.open(running.location(), CLOCK)) {
            snapshots.create("before");
            CLOCK.step();
            Path first = Files.createDirectory(folder.resolve("first"));
            assertEquals(
                    0,
                    run(into(first, List.of("query", "--channel", "flux", "-o", "a.csv")))
                            .code());
            CLOCK.step();
            store.load(made("b.nc", "test-2", 2));
            Path second = Files.createDirectory(folder.resolve("second"));
            assertEquals(
                    0,
                    run(into(second, List.of("query", "--channel", "flux", "-o", "b.parquet")))
                            .code());
            CLOCK.step();
            snapshots.restore("before", false);
            snapshots.delete("before");

            String id = new History(0, folder).id(new History(0, folder).text(files(first)));
            CommandLineRun unknown = run(List.of("repeat", id, "-o", folder.toString()));
            assertEquals(1, unknown.code());
            assertTrue(unknown.err().contains("knows no answer " + id), unknown.err());
            CommandLineRun gone =
                    run(List.of("repeat", second.resolve("b.parquet").toString(), "-o", folder.toString()));
            assertEquals(1, gone.code());
            assertTrue(gone.err().contains("b.nc") && !gone.err().contains("a.nc"), gone.err());
            CommandLineRun then = run(List.of(
                    "count", "--as-of", CLOCK.instant().minusSeconds(3600).toString()));
            assertEquals(1, then.code());
            assertTrue(then.err().contains("a snapshot was restored"), then.err());

            Path again = Files.createDirectory(folder.resolve("again"));
            CommandLineRun file = run(List.of("repeat", first.resolve("a.csv").toString(), "-o", again.toString()));
            assertEquals(0, file.code(), file::err);
            Map<String, byte[]> expected = files(first);
            files(again).forEach((name, bytes) -> assertArrayEquals(expected.get(name), bytes, name));
        }
    }

    /** By its id and over HTTP, in the words of DataCite and of schema.org; none is kept by asking. */
    @Test
    void anAnswerIsCited(@TempDir Path folder) throws IOException, InterruptedException {
        CLOCK.step();
        store.load(made("a.nc", "test-1", 1));
        CLOCK.step();
        CommandLineRun counted = run(List.of("count", "--cite"));
        String id = new History(0, folder).id(counted.err());
        CommandLineRun run = run(List.of("cite", id, "--style", "datacite", "--creator", "Doe, J.", "--doi", "10.1/x"));
        JsonNode cited = new ObjectMapper().readTree(run.out());
        assertEquals("Doe, J.", cited.at("/creators/0/name").asText());
        assertEquals("(:unkn)", cited.at("/publisher/name").asText());
        assertEquals(id, cited.at("/identifiers/1/identifier").asText());
        assertEquals("2015-12-31T00:00:00Z", cited.at("/dates/1/date").asText().split("/")[0]);
        try (StoreServer server = StoreServer.start(store, ServeSettings.of("127.0.0.1", 0))) {
            HttpResponse<String> linked = get(server, id);
            assertEquals(200, linked.statusCode());
            JsonNode dataset = new ObjectMapper().readTree(linked.body());
            assertEquals("Dataset", dataset.get("@type").asText());
            assertTrue(dataset.get("description").asText().contains("htm-st count"), linked.body());
            assertEquals("made", dataset.at("/isBasedOn/0/name").asText());
            assertTrue(get(server, id + "?f=datacite").body().contains("kernel-4"));
            assertTrue(get(server, id + "?f=text").body().contains("test-1, 2015-12-31"));
            assertEquals(400, get(server, id + "?f=bibtex").statusCode());
            assertEquals(404, get(server, "htmst-00000000000000000000").statusCode());
            assertEquals(404, get(server, "other").statusCode());
        }
    }

    private static HttpResponse<String> get(StoreServer server, String answer)
            throws IOException, InterruptedException {
        URI address = URI.create(server.address() + "answers/" + answer);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
