package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;

/** One history, and what should be there. */
final class AnswerHistory {

    static final long DAY_MS = 86_400_000;
    static final long DAY = 16_800 * DAY_MS;

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

    /** An answer as it was first. */
    private record First(
            String id,
            List<String> question,
            Instant at,
            Map<String, byte[]> files,
            String out,
            Set<Integer> granules) {}

    private final AskedStore asked;
    private final int steps;
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

    /** How often an answer was repeated. */
    int repeated() {
        return repeated;
    }

    /** How often it was said which files are gone. */
    int refused() {
        return refused;
    }

    /** The answers whose rows are kept at the end. */
    Set<String> keptAnswers() {
        return keptAnswers;
    }

    /** One of so many steps. */
    AnswerHistory(AskedStore asked, long seed, int steps, Path folder) {
        this.steps = steps;
        this.asked = asked;
        this.random = new Random(seed);
        this.folder = folder;
    }

    void run() throws IOException {
        AskedStore.CLOCK.step();
        load();
        AskedStore.CLOCK.step();
        ask();
        for (int step = 0; step < steps; step++) {
            AskedStore.CLOCK.step();
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
        asked.store().loadAll(MadeSamples.sources(List.of(content)).iterator(), Fewer.ALLOWED, outcomes);
        assertTrue(outcomes.all().stream().noneMatch(HtmStException.class::isInstance), outcomes.all()::toString);
        log.add("load " + name + " of " + satellite);
        Map<Integer, Granule> now =
                asked.store().catalog().granules().stream().collect(Collectors.toMap(Granule::id, granule -> granule));
        for (Granule granule : List.copyOf(live.values())) {
            if (!now.containsKey(granule.id())) {
                live.remove(granule.id());
                stored.put(granule.id(), AskedStore.CLOCK.instant());
            }
        }
        live.putAll(now);
        now.forEach((number, granule) -> names.put(number, granule.fileName()));
    }

    private void remove() {
        if (!live.isEmpty()) {
            Granule granule = List.copyOf(live.values()).get(random.nextInt(live.size()));
            asked.store().remove(List.of(granule));
            live.remove(granule.id());
            stored.put(granule.id(), AskedStore.CLOCK.instant());
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
                        && Duration.between(gone.getValue(), AskedStore.CLOCK.instant())
                                        .compareTo(kept)
                                >= 0);
        assertEquals(
                before - stored.size(),
                asked.store().vacuum(Duration.ZERO).granules(),
                () -> before + " stored, needed " + needed + this);
        log.add("vacuum");
    }

    private void retain() {
        kept = List.of(Duration.ZERO, Duration.ofHours(3), Duration.ofHours(5)).get(random.nextInt(3));
        String span = kept.isZero() ? "none" : kept.toString();
        assertEquals(0, asked.run(List.of("retain", "--for", span)).code());
        log.add("retain --for " + span);
    }

    private void retainAnswer() {
        First answer = answers.get(random.nextInt(answers.size()));
        if (keptAnswers.remove(answer.id())) {
            assertEquals(0, asked.run(List.of("retain", "--end", answer.id())).code());
            log.add("retain --end " + answer.id());
        } else {
            CommandLineRun run = asked.run(List.of("retain", answer.id()));
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
        CommandLineRun run = asked.run(AskedStore.into(place, question));
        log.add(String.join(" ", question));
        assertEquals(0, run.code(), () -> run.err() + this);
        Map<String, byte[]> files = AskedStore.files(place);
        String id = AskedStore.id(files.isEmpty() ? run.err() : AskedStore.text(files));
        boolean known = answers.stream().anyMatch(answer -> answer.id().equals(id));
        if (!known) {
            answers.add(new First(id, question, AskedStore.CLOCK.instant(), files, run.out(), granules(question)));
        }
    }

    private Set<Integer> granules(List<String> question) {
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
        check(first, asked.run(arguments), AskedStore.files(place), "repeat " + first);
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
            List<String> arguments = new ArrayList<>(AskedStore.into(place, first.question()));
            arguments.addAll(List.of("--as-of", state));
            check(first, asked.run(arguments), AskedStore.files(place), "as of " + state + " " + first);
        }
    }

    @Override
    public String toString() {
        return "\nafter " + String.join("; ", log);
    }
}
