package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reader keeps the catalog as long as nothing changes, and a killed writer does not keep it from that for long. */
@ExtendWith(TestStore.class)
class KeptCatalogTest {

    private static final long DAY = 1_456_704_000_000L;

    private final TestStore.Running running;
    private final Store store;

    KeptCatalogTest(TestStore.Running running) {
        this.running = running;
        store = running.store();
    }

    @Test
    void aMarkOfAKilledWriterHoldsReadersUpOnlyUntilItsTermIsOver() throws Exception {
        store.load(MadeSamples.file("a.nc", "test-1", MadeSamples.times(DAY, 100, 1), 7));
        Inventory first = store.catalog().inventory();
        assertSame(first, store.catalog().inventory());
        long nowMs = System.currentTimeMillis();
        putMark("killed", nowMs, nowMs + 600_000);
        Inventory marked = store.catalog().inventory();
        assertNotSame(first, marked);
        assertNotSame(marked, store.catalog().inventory(), "a change may be under way");
        putMark("killed", nowMs - 600_000, nowMs - 1);
        Inventory over = store.catalog().inventory();
        assertNotSame(first, over, "the change may have come since");
        assertSame(over, store.catalog().inventory());
        putMark("another", nowMs - 600_000, nowMs - 1);
        assertNotSame(over, store.catalog().inventory());
        Inventory twoMarks = store.catalog().inventory();
        assertSame(twoMarks, store.catalog().inventory());
        store.load(MadeSamples.file("b.nc", "test-1", MadeSamples.times(DAY + 86_400_000, 100, 1), 7));
        Inventory changed = store.catalog().inventory();
        assertEquals(2, changed.granules().size());
        assertSame(changed, store.catalog().inventory());
    }

    /** What a writer leaves that was killed between its mark and its change. */
    private void putMark(String name, long begunMs, long endMs) throws Exception {
        try (Connection connection = running.connect();
                Table catalog = connection.getTable(TableName.valueOf("htmst:catalog"))) {
            catalog.put(new Put("state".getBytes(StandardCharsets.UTF_8))
                    .addColumn(
                            "c".getBytes(StandardCharsets.UTF_8),
                            ("change/" + name).getBytes(StandardCharsets.UTF_8),
                            Bytes.add(Bytes.toBytes(begunMs), Bytes.toBytes(endMs))));
        }
    }
}
