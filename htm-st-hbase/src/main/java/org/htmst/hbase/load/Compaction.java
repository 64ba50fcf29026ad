package org.htmst.hbase.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.apache.hadoop.hbase.RegionMetrics;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.CompactionState;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.guard.Guard;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;

/**
 * Has HBase write all files of each region and family as one, without what was deleted. HBase merges files by itself, too, but
 * when it sees fit and not to the last.
 */
public final class Compaction {

    private static final long LOOK_MS = 200;

    private final Connection connection;
    private final Patience patience;
    private final Consumer<String> steps;

    /**
     * A compaction of the store behind {@code connection}.
     *
     * @param steps hears of each step, before it is done
     */
    public Compaction(Connection connection, Consumer<String> steps) {
        this.connection = connection;
        this.steps = steps;
        this.patience = Patience.of(connection);
    }

    /**
     * Compacts and waits until it is done. Loads and queries may run meanwhile; what is loaded meanwhile makes further files.
     *
     * @param progress hears several times a second how much is done, 0 to 1
     */
    public void run(DoubleConsumer progress) {
        try (Admin admin = connection.getAdmin();
                Held held = new Guard(connection).begin(Operation.Kind.COMPACT, "", steps)) {
            held.step("files waited for");
            // One that HBase runs by itself holds files that this one could not take.
            await(admin, done -> progress.accept(0));
            held.step("samples begun");
            begin(admin, StoreTables.of(connection).samples());
            // The catalog is small, but every query reads it past what was deleted.
            held.step("catalog begun");
            begin(admin, StoreTables.of(connection).catalog());
            held.step("waited for");
            await(admin, progress);
            held.end();
            progress.accept(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while HBase compacts; it goes on by itself", true, e);
        } catch (IOException e) {
            throw patience.failure("compaction", e);
        }
    }

    private void begin(Admin admin, TableName table) throws IOException {
        patience.run(() -> {
            admin.flush(table);
            admin.majorCompact(table);
            return null;
        });
    }

    /**
     * Asks each server about its regions. HBase's question about the state of a whole table fails where one of its regions is just
     * moving to another server.
     */
    private void await(Admin admin, DoubleConsumer progress) throws IOException, InterruptedException {
        for (List<RegionMetrics> regions = patience.run(() -> regions(admin));
                regions.stream().anyMatch(region -> region.getCompactionState() != CompactionState.NONE);
                regions = patience.run(() -> regions(admin))) {
            progress.accept(done(regions));
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    private List<RegionMetrics> regions(Admin admin) throws IOException {
        List<RegionMetrics> regions = new ArrayList<>();
        for (ServerName server : admin.getRegionServers()) {
            regions.addAll(
                    admin.getRegionMetrics(server, StoreTables.of(connection).samples()));
        }
        return regions;
    }

    private static double done(List<RegionMetrics> regions) {
        long cells = regions.stream()
                .mapToLong(RegionMetrics::getCompactingCellCount)
                .sum();
        long written =
                regions.stream().mapToLong(RegionMetrics::getCompactedCellCount).sum();
        return cells == 0 ? 0 : Math.min(1, (double) written / cells);
    }
}
