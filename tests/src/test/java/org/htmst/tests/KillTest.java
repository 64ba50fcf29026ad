package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.htmst.cli.option.StoreOptions;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.Store;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** A loader killed at any point leaves nothing half visible, and loading again ends as if it had never been killed. */
@ExtendWith(TestStore.class)
class KillTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261121);
    private static final int KILLS = 8;
    private static final String CHANNEL = "mep_ele_tel90_flux_e3";

    private final TestStore.Running running;

    KillTest(TestStore.Running running) {
        this.running = running;
    }

    @Test
    void killedLoadsAreInvisibleAndCanBeRepeated() throws Exception {
        List<SourceContent> files =
                SampleFiles.NETCDF.subList(1, 4).stream().map(SampleFiles::read).toList();
        Store store = running.store();
        SampleQuery everything = SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS);
        Random random = new Random(SEED);
        int wholeMs = timeOfAWholeLoad();
        store.remove(store.catalog().granules());
        int cutShort = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process loader =
                    ChildProcess.start(LoadMain.class, running.options().toArray(String[]::new));
            assertEquals("ready", ChildProcess.firstLine(loader));
            loader.waitFor(random.nextInt(wholeMs), TimeUnit.MILLISECONDS);
            // SIGKILL, and no chance to clean up.
            loader.destroyForcibly().waitFor();
            long whole = store.catalog().granules().stream()
                    .mapToLong(g -> g.samplesKept())
                    .sum();
            try (SampleScan scan = store.scan(everything)) {
                assertEquals(whole, scan.count(), "seed " + SEED + ", kill " + kill + ": only whole granules are seen");
            }
            cutShort += store.catalog().journal().size()
                            > store.catalog().granules().size()
                    ? 1
                    : 0;
            store.remove(store.catalog().granules());
            if (kill % 5 == 4) {
                store.vacuum(Duration.ZERO);
                assertEquals(0, store.catalog().journal().size());
                assertEquals(List.of(), running.staging().names(), "vacuum removes what killed loads had staged");
            }
        }
        assertTrue(cutShort > KILLS / 4, "only " + cutShort + " loads were cut short");
        files.forEach(store::load);
        store.vacuum(Duration.ZERO);
        SampleQuery query = everything.toBuilder().channels(List.of(CHANNEL)).build();
        assertEquals(SampleLines.sorted(SampleFiles.inMemory(files), query), SampleLines.sorted(store.view(), query));
    }

    /** So long does this machine take now; kills within it hit every station of a load. */
    private int timeOfAWholeLoad() throws Exception {
        Process loader = ChildProcess.start(LoadMain.class, running.options().toArray(String[]::new));
        assertEquals("ready", ChildProcess.firstLine(loader));
        long startNs = System.nanoTime();
        assertEquals(0, loader.waitFor());
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
    }

    /** Reads the three files, says so, and loads them as one batch. */
    static final class LoadMain {
        private LoadMain() {}

        public static void main(String[] args) {
            StoreOptions options = CommandLine.populateCommand(new StoreOptions(), args);
            try (Store store = Store.open(options.location(Map.of()))) {
                List<SourceContent> files = SampleFiles.NETCDF.subList(1, 4).stream()
                        .map(SampleFiles::read)
                        .toList();
                System.out.println("ready");
                store.loadAll(MadeSamples.sources(files).iterator(), new Outcomes());
            }
        }
    }
}
