package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
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

    private final TestStore.Running running;

    private final Store store;
    private final AskedStore asked;

    AnswerHistoriesTest(TestStore.Running running) {
        this.running = running;
        store = Store.open(running.location(), Duration.ofMinutes(1), AskedStore.CLOCK);
        asked = new AskedStore(running, store);
    }

    @AfterEach
    void removeAll() throws IOException {
        store.retainer().keepAll(0);
        store.retainer().retention().answers().keySet().forEach(store.retainer()::end);
        AskedStore.CLOCK.step();
        store.remove(store.catalog().granules());
        store.vacuum(Duration.ZERO);
        store.close();
    }

    @Test
    void answersAreRepeatedByteForByteOrSaidToBeGone(@TempDir Path folder) throws IOException {
        System.out.println("histories: seed " + SEED);
        int repeated = 0;
        int refused = 0;
        for (int i = 0; i < HISTORIES; i++) {
            AnswerHistory history = new AnswerHistory(asked, SEED + i, STEPS, folder);
            history.run();
            repeated += history.repeated();
            refused += history.refused();
            AskedStore.CLOCK.step();
            store.retainer().keepAll(0);
            history.keptAnswers().forEach(store.retainer()::end);
            store.remove(store.catalog().granules());
            store.vacuum(Duration.ZERO);
            AskedStore.CLOCK.step();
            if (i % 25 == 24) {
                System.out.println((i + 1) + " histories: " + repeated + " repeated, " + refused + " gone");
            }
        }
        System.out.println("histories: " + HISTORIES + ", answers repeated " + repeated + " times, " + refused
                + " times said to be gone");
        assertTrue(repeated > HISTORIES, repeated + " repeated, " + refused + " refused");
    }

    private SourceContent made(String name, String satellite, double value) {
        return MadeSamples.file(name, satellite, MadeSamples.times(AnswerHistory.DAY, 300, 3), value);
    }

    /** What a restoration takes away is not known any more; a file of an answer says enough of it, as in any store that has its files. */
    @Test
    void whatARestorationHasTakenAwayIsSaidAndFilesOfAnswersStillDo(@TempDir Path folder) throws IOException {
        AskedStore.CLOCK.step();
        store.load(made("a.nc", "test-1", 1));
        AskedStore.CLOCK.step();
        try (Snapshots snapshots = Snapshots.open(running.location(), AskedStore.CLOCK)) {
            snapshots.create("before");
            AskedStore.CLOCK.step();
            Path first = Files.createDirectory(folder.resolve("first"));
            assertEquals(
                    0,
                    asked.run(AskedStore.into(first, List.of("query", "--channel", "flux", "-o", "a.csv")))
                            .code());
            AskedStore.CLOCK.step();
            store.load(made("b.nc", "test-2", 2));
            Path second = Files.createDirectory(folder.resolve("second"));
            assertEquals(
                    0,
                    asked.run(AskedStore.into(second, List.of("query", "--channel", "flux", "-o", "b.parquet")))
                            .code());
            AskedStore.CLOCK.step();
            snapshots.restore("before", false);
            snapshots.delete("before");

            String id = AskedStore.id(AskedStore.text(AskedStore.files(first)));
            CommandLineRun unknown = asked.run(List.of("repeat", id, "-o", folder.toString()));
            assertEquals(1, unknown.code());
            assertTrue(unknown.err().contains("knows no answer " + id), unknown.err());
            CommandLineRun gone =
                    asked.run(List.of("repeat", second.resolve("b.parquet").toString(), "-o", folder.toString()));
            assertEquals(1, gone.code());
            assertTrue(gone.err().contains("b.nc") && !gone.err().contains("a.nc"), gone.err());
            CommandLineRun then = asked.run(List.of(
                    "count",
                    "--as-of",
                    AskedStore.CLOCK.instant().minusSeconds(3600).toString()));
            assertEquals(1, then.code());
            assertTrue(then.err().contains("a snapshot was restored"), then.err());

            Path again = folder.resolve("again");
            CommandLineRun file =
                    asked.run(List.of("repeat", first.resolve("a.csv").toString(), "-o", again.toString()));
            assertEquals(0, file.code(), file::err);
            Map<String, byte[]> expected = AskedStore.files(first);
            AskedStore.files(again).forEach((name, bytes) -> assertArrayEquals(expected.get(name), bytes, name));
        }
    }

    /** By its id and over HTTP, in the words of DataCite and of schema.org; none is kept by asking. */
    @Test
    void anAnswerIsCited(@TempDir Path folder) throws IOException, InterruptedException {
        AskedStore.CLOCK.step();
        store.load(made("a.nc", "test-1", 1));
        AskedStore.CLOCK.step();
        CommandLineRun counted = asked.run(List.of("count", "--cite"));
        String id = AskedStore.id(counted.err());
        CommandLineRun run =
                asked.run(List.of("cite", id, "--style", "datacite", "--creator", "Doe, J.", "--doi", "10.1/x"));
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
