package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.store.Snapshots;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Stores of two namespaces of one HBase know nothing of each other. */
@ExtendWith(TestStore.class)
class ClusterNamespaces {

    private final TestStore.Running running;
    private final Store store;

    @TempDir
    private Path folder;

    ClusterNamespaces(TestStore.Running running) {
        this.running = running;
        this.store = running.store();
    }

    @Test
    void twoStoresShareAServer() throws IOException {
        load(store, "a.nc", "test-1", 300);
        StoreLocation second = second();
        try (Store other = Store.open(second)) {
            assertEquals(List.of(), other.catalog().granules());
            load(other, "b.nc", "test-2", 200);
            // Of the same number as the first store's, so that its staging folder has the same name.
            load(other, "c.nc", "test-3", 100);
            assertHolds(300, 200 + 100, other);
            try (Snapshots ours = Snapshots.open(running.location(), Clock.systemUTC());
                    Snapshots theirs = Snapshots.open(second, Clock.systemUTC())) {
                ours.create("one");
                assertEquals(List.of(), theirs.list());
                theirs.create("one");
                other.remove(other.catalog().granules());
                other.vacuum(Duration.ZERO);
                assertHolds(300, 0, other);
                theirs.restore("one", false);
                ours.delete("one");
                assertEquals(1, theirs.list().size());
                theirs.delete("one");
            }
            assertHolds(300, 200 + 100, other);
            running.clear();
            assertHolds(0, 200 + 100, other);
        }
    }

    @AfterEach
    void dropSecond() throws IOException {
        try (Connection connection = running.connect();
                Admin admin = connection.getAdmin()) {
            TestCluster.drop(connection, "second");
            admin.deleteNamespace("second");
        }
    }

    /** The store of another namespace, as the settings of a cluster name it. */
    private StoreLocation second() throws IOException {
        Path site = folder.resolve("hbase-site.xml");
        try (Connection connection = running.connect();
                OutputStream out = Files.newOutputStream(site)) {
            Configuration conf = new Configuration(connection.getConfiguration());
            conf.set("htmst.namespace", "second");
            conf.writeXml(out);
        }
        return new StoreLocation.Cluster(site);
    }

    private static void load(Store store, String file, String satellite, int samples) {
        store.load(MadeSamples.file(file, satellite, MadeSamples.times(0, samples, 1), 1));
    }

    private void assertHolds(long samples, long others, Store other) {
        assertEquals(samples, store.aggregate(Answers.everything()).samples());
        assertEquals(others, other.aggregate(Answers.everything()).samples());
        for (Store each : List.of(store, other)) {
            assertEquals(
                    List.of(), each.verify(Optional.empty(), progress -> {}).faults());
        }
    }
}
