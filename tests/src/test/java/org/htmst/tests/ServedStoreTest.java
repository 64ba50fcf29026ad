package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that runs on while its store is put back, and while the store's own server ends and starts. */
@ExtendWith(TestStore.class)
class ServedStoreTest {

    private static final long DAY_MS = Instant.parse("2016-02-29T00:00:00Z").toEpochMilli();
    private static final int LIMIT_S = 120;

    private final TestStore.Running running;

    ServedStoreTest(TestStore.Running running) {
        this.running = running;
    }

    @Test
    void aStoreThatIsPutBackOrStartedAnewIsServedOn() throws Exception {
        Store store = running.store();
        store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY_MS, 2000, 1), 1));
        assertEquals(0, running.run("snapshot", "create", "before").code());
        store.load(MadeSamples.file("b.nc", "test-2", MadeSamples.times(DAY_MS, 3000, 1), 2));
        AtomicInteger opened = new AtomicInteger();
        try (StoreServer server = StoreServer.start(
                () -> {
                    opened.incrementAndGet();
                    return Store.open(running.location());
                },
                ServeSettings.of("127.0.0.1", 0))) {
            ServeClient client = new ServeClient(server.address(), "");
            assertEquals(3000, records(client, "test_2_made"));
            assertEquals(1, opened.get());

            CommandLineRun restored = running.run("snapshot", "restore", "before", "--yes");
            assertEquals(0, restored.code(), restored.err());
            await(client, "test_1_made", 2000, opened, 2);
            assertEquals(404, client.get(target("test_2_made")).statusCode());
            assertEquals(200, client.get("health").statusCode());

            assertTrue(EmbeddedServer.stop(((StoreLocation.Embedded) running.location()).home()));
            await(client, "test_1_made", 2000, opened, 3);
            assertEquals(200, client.get("health").statusCode());
        }
    }

    private static String target(String dataset) {
        return "hapi/data?dataset=" + dataset + "&start=2016-02-29&stop=2016-03-01";
    }

    private static int records(ServeClient client, String dataset) throws IOException, InterruptedException {
        var response = client.get(target(dataset));
        return response.statusCode() == 200 ? (int) response.body().lines().count() : -1;
    }

    /** Asks until the answer is that of the store as it is now; in between there may be none, but never another. */
    private static void await(ServeClient client, String dataset, int records, AtomicInteger opened, int times)
            throws Exception {
        long limitNs = System.nanoTime() + LIMIT_S * 1_000_000_000L;
        while (System.nanoTime() < limitNs) {
            int found = -1;
            try {
                found = records(client, dataset);
            } catch (IOException e) {
                // Broken, and visibly so.
                assertTrue(opened.get() <= times);
            }
            assertTrue(found == -1 || found == records, found + " records");
            if (found == records && opened.get() == times) {
                return;
            }
        }
        throw new AssertionError("the store was opened " + opened.get() + " times, and does not answer");
    }
}
