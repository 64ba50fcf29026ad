package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.Cancellation;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleCursor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store as a library: asked by a server of many threads, within limits, for a long time. */
@ExtendWith(TestStore.class)
class HapiServerTest {

    private static final Instant DAY = Instant.parse("2016-02-29T00:00:00Z");
    private static final int SAMPLES = 40_000;
    private static final int QUESTIONS = 1000;
    private static final int CLIENTS = 16;

    /** Less than ten kilobytes for each question: a single batch that was kept of each would be more. */
    private static final long SLACK_BYTES = 8 << 20;

    private static final long SEED = Long.getLong("htmst.seed", 20261127);

    private static long[] timesMs;

    private final Store store;

    HapiServerTest(TestStore.Running running) {
        store = running.store();
    }

    @BeforeEach
    void load() {
        if (timesMs == null) {
            timesMs = MadeSamples.times(DAY.toEpochMilli(), SAMPLES, SEED);
            store.load(MadeSamples.file("a.nc", "test-1", timesMs, 7));
        }
    }

    @Test
    void thousandQuestionsOfSixteenClientsLeaveNothingBehind() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (HapiServer server = new HapiServer(store, QueryLimits.NONE.withTime(Duration.ofMinutes(5)))) {
            ask(server, client, QUESTIONS / 4);
            assertTrue(server.isIdleWithin(60));
            long files = openFiles();
            long heap = heapBytes();
            ask(server, client, QUESTIONS);
            assertTrue(server.isIdleWithin(60));
            assertTrue(scanThreads() <= 1 + Runtime.getRuntime().availableProcessors());
            assertTrue(heapBytes() <= heap + SLACK_BYTES, heap + " bytes before, " + heapBytes() + " after");
            assertTrue(openFiles() <= files + CLIENTS, files + " files before, " + openFiles() + " after");
        }
    }

    /** Each answer has the samples that the file has in its window, in order. */
    private static void ask(HapiServer server, HttpClient client, int questions) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Void>> asked = new ArrayList<>();
            for (int q = 0; q < questions; q++) {
                long seed = SEED + q;
                asked.add(clients.submit(() -> {
                    check(server, client, new Random(seed));
                    return null;
                }));
            }
            for (Future<Void> each : asked) {
                each.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static void check(HapiServer server, HttpClient client, Random random) throws Exception {
        long startMs = timesMs[random.nextInt(SAMPLES)] + random.nextInt(3) - 1;
        long stopMs = startMs + 1 + random.nextInt(3_600_000);
        URI address = server.address(
                "parameters=flux&start=" + Instant.ofEpochMilli(startMs) + "&stop=" + Instant.ofEpochMilli(stopMs));
        HttpResponse<Stream<String>> response =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines());
        List<Long> answered = response.body()
                .skip(1)
                .map(line -> Instant.parse(line.substring(0, line.indexOf(','))).toEpochMilli())
                .toList();
        assertEquals(200, response.statusCode());
        assertEquals(
                LongStream.of(timesMs)
                        .filter(timeMs -> startMs <= timeMs && timeMs < stopMs)
                        .boxed()
                        .toList(),
                answered,
                address.toString());
    }

    /** What is in use once all else was collected. */
    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long scanThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("htm-st-scan"))
                .count();
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    @Test
    void aClientThatGoesAwayFreesItsScan() throws Exception {
        try (HapiServer server = new HapiServer(store, QueryLimits.NONE)) {
            for (int killed = 0; killed < 2 * CLIENTS; killed++) {
                URI address = server.address("parameters=flux&start=2016-01-01&stop=2017-01-01");
                try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                    String request = "GET " + address.getRawPath() + "?" + address.getRawQuery() + " HTTP/1.1\r\nHost: "
                            + address.getHost() + "\r\n\r\n";
                    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                    InputStream in = socket.getInputStream();
                    assertEquals('H', in.read());
                    // Closed with bytes unread, a socket tells the other side so.
                    socket.setSoLinger(true, 0);
                }
            }
            assertTrue(server.isIdleWithin(60));
        }
    }

    @Test
    void aWrongNameAndAnAnswerTooLargeAreRefused() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (HapiServer server = new HapiServer(store, QueryLimits.NONE.withSamples(100))) {
            String day = "&start=2016-02-29&stop=2016-03-01";
            HttpResponse<String> wrong = client.send(
                    HttpRequest.newBuilder(server.address("parameters=flix" + day))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(400, wrong.statusCode());
            assertTrue(wrong.body().contains("flix"), wrong.body());
            HttpRequest large = HttpRequest.newBuilder(server.address("parameters=flux" + day))
                    .build();
            assertThrows(IOException.class, () -> client.send(large, HttpResponse.BodyHandlers.ofString()));
        }
    }

    @Test
    void limitsEndRowsAndSums() {
        assertLimit(QueryLimits.NONE.withSamples(SAMPLES - 1), "more than " + (SAMPLES - 1) + " samples");
        assertLimit(QueryLimits.NONE.withBytes(SAMPLES * 5L * Double.BYTES - 1), "bytes, which is its limit");
        QueryLimits enough = QueryLimits.NONE.withSamples(SAMPLES).withBytes(SAMPLES * 5L * Double.BYTES);
        try (SampleScan scan = store.view().scan(Answers.everything(), enough)) {
            assertEquals(SAMPLES, scan.count());
        }
        QueryLimits shortTime = QueryLimits.NONE.withTime(Duration.ofNanos(1));
        assertLimit(shortTime, "not answered within 0.0 s");
        Cancellation cancellation = new Cancellation();
        QueryLimits ended = QueryLimits.NONE.withCancellation(cancellation);
        assertEquals(
                SAMPLES, store.view().aggregate(Answers.everything(), ended).samples());
        cancellation.cancel();
        assertLimit(ended, "cancelled");
        for (QueryLimits limits : List.of(shortTime, ended)) {
            assertThrows(HtmStException.class, () -> store.view().aggregate(Answers.everything(), limits));
        }
        assertThrows(IllegalArgumentException.class, () -> QueryLimits.NONE.withTime(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> QueryLimits.NONE.withSamples(-1));
    }

    private void assertLimit(QueryLimits limits, String told) {
        try (SampleCursor cursor = store.view().scan(Answers.everything(), limits)) {
            HtmStException e = assertThrows(HtmStException.class, () -> {
                while (cursor.next() != null) {
                    // The limit comes sooner.
                }
            });
            assertTrue(e.getMessage().contains(told), e.getMessage());
            assertEquals(e, assertThrows(HtmStException.class, cursor::next), "and stays so");
        }
    }

    /** What was read ahead is not handed over any more either. */
    @Test
    void aQuestionIsCancelledInItsMidst() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        try (SampleCursor cursor =
                store.view().scan(Answers.everything(), QueryLimits.NONE.withCancellation(cancellation))) {
            assertTrue(cursor.next().size() > 0);
            Thread other = new Thread(cancellation::cancel);
            other.start();
            other.join();
            HtmStException e = assertThrows(HtmStException.class, cursor::next);
            assertTrue(e.getMessage().contains("cancelled"), e.getMessage());
        }
    }
}
