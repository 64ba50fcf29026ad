package org.htmst.tests.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Source;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A region server is killed while twenty answers of the HTTP server are on their way: each ends whole and right, or visibly broken. */
@Tag("faults")
class StreamsTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261121);
    private static final int FILES = 300;
    private static final int STREAMS = 20;
    private static final int BEGUN_BYTES = 1 << 16;
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final Path REPORTS = Path.of("target", "faults-streams");

    private static final String HAPI =
            "hapi/data?dataset=drill_1_drill&start=2014-05-13T18:00Z&stop=2014-06-05&format=";
    private static final String EDR = "edr/collections/drill_1_drill/cube?bbox=-180,-90,180,90&f=";
    private static final List<String> TARGETS = List.of(
            HAPI + "csv",
            EDR + "CSV&order=key",
            HAPI + "binary",
            EDR + "JSONL&order=time",
            HAPI + "json",
            EDR + "CSV&order=time&datetime=2014-05-20/P3D");

    /** Length and check of a body. */
    private record Body(long bytes, long check) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void aKilledRegionServerBreaksAnswersVisiblyOrNotAtAll() throws Exception {
        try (DrillGround ground = DrillGround.open(SEED, false, Duration.ZERO, REPORTS)) {
            StoreLocation location = new StoreLocation.Cluster(ground.cluster().configuration());
            load(location, ground.files());
            try (StoreServer server = StoreServer.start(() -> Store.open(location), ServeSettings.of("127.0.0.1", 0))) {
                Map<String, Body> right = new HashMap<>();
                for (String target : TARGETS) {
                    right.put(
                            target,
                            read(server.address().resolve(target), () -> {}).orElseThrow());
                }
                assertTrue(right.get(TARGETS.get(0)).bytes > 5_000_000, "long enough to be cut: " + right);
                strike(ground, server, right);
                for (String target : TARGETS) {
                    awaitRight(server.address().resolve(target), right.get(target));
                }
            }
        }
        System.out.println(whole + " answers whole and right, " + broken + " broken, " + refused + " refused");
    }

    private static void load(StoreLocation location, DrillFiles files) {
        Optional<CsvDescriptor> descriptor = Optional.of(CsvDescriptor.read(files.descriptor()));
        try (Store store = Store.open(location)) {
            List<Supplier<Source>> sources = files.stream().stream()
                    .filter(file -> file.version() == 1)
                    .limit(FILES)
                    .<Supplier<Source>>map(file -> () -> SourceFiles.open(file.path(), descriptor))
                    .toList();
            store.loadAll(sources.iterator(), new LoadListener() {
                @Override
                public void loaded(int source, LoadOutcome outcome) {}

                @Override
                public void failed(int source, RuntimeException cause) {
                    throw cause;
                }
            });
        }
    }

    /** Half of the clients stop in the midst of their answers until the server is gone; the others ask on and on. */
    private void strike(DrillGround ground, StoreServer server, Map<String, Body> right) throws Exception {
        CountDownLatch begun = new CountDownLatch(STREAMS);
        CountDownLatch struck = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(STREAMS);
        try {
            List<Future<Void>> asked = new ArrayList<>();
            for (int i = 0; i < STREAMS; i++) {
                String target = TARGETS.get(i % TARGETS.size());
                URI address = server.address().resolve(target);
                boolean isPatient = target.startsWith(HAPI);
                asked.add(clients.submit(() -> {
                    if (isPatient) {
                        check(address, right.get(target), () -> {
                            begun.countDown();
                            awaitQuietly(struck);
                        });
                    } else {
                        begun.countDown();
                        while (struck.getCount() > 0) {
                            check(address, right.get(target), () -> {});
                        }
                    }
                    check(address, right.get(target), () -> {});
                    return null;
                }));
            }
            begun.await();
            ground.cluster().kill("regionserver-" + new ClusterView(ground.cluster()).nodeOfMostSamples());
            struck.countDown();
            for (Future<Void> each : asked) {
                each.get();
            }
        } finally {
            struck.countDown();
            clients.shutdownNow();
        }
    }

    private void check(URI address, Body right, Runnable midst) throws Exception {
        try {
            Optional<Body> body = read(address, midst);
            body.ifPresent(there -> assertEquals(right, there, "whole, and not right: " + address));
            (body.isPresent() ? whole : refused).incrementAndGet();
        } catch (IOException e) {
            broken.incrementAndGet();
        }
    }

    private void awaitRight(URI address, Body right) throws InterruptedException {
        Patience.await("the right answer of " + address, LIMIT, 500, () -> {
            try {
                return read(address, () -> {}).filter(right::equals).isPresent();
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HtmStException("interrupted", true, e);
            }
        });
    }

    /**
     * The body of an answer; empty if it is refused, with a status that says so.
     *
     * @param midst is done when a part of it has come
     */
    private Optional<Body> read(URI address, Runnable midst) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                assertTrue(response.statusCode() >= 500, address + ": " + response.statusCode());
                midst.run();
                return Optional.empty();
            }
            CRC32 check = new CRC32();
            byte[] first = in.readNBytes(BEGUN_BYTES);
            check.update(first);
            midst.run();
            long bytes = first.length;
            byte[] buffer = new byte[BEGUN_BYTES];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                check.update(buffer, 0, n);
                bytes += n;
            }
            return Optional.of(new Body(bytes, check.getValue()));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
