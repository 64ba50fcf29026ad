package org.htmst.hbase.load;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.apache.hadoop.hbase.RegionMetrics;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.CompactionState;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.HtmStException;
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

    /** A compaction of the store behind {@code connection}. */
    public Compaction(Connection connection) {
        this.connection = connection;
        this.patience = Patience.of(connection);
    }

    /**
     * Compacts and waits until it is done. Loads and queries may run meanwhile; what is loaded meanwhile makes further files.
     *
     * @param progress hears several times a second how much is done, 0 to 1
     */
    public void run(DoubleConsumer progress) {
        try (Admin admin = connection.getAdmin()) {
            // One that HBase runs by itself holds files that this one could not take.
            await(admin, done -> progress.accept(0));
            begin(admin, StoreTables.SAMPLES);
            // The catalog is small, but every query reads it past what was deleted.
            begin(admin, StoreTables.CATALOG);
            await(admin, progress);
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

    private void await(Admin admin, DoubleConsumer progress) throws IOException, InterruptedException {
        while (patience.run(() -> admin.getCompactionState(StoreTables.SAMPLES)) != CompactionState.NONE) {
            progress.accept(patience.run(() -> done(admin)));
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
    }

    private static double done(Admin admin) throws IOException {
        long cells = 0;
        long written = 0;
        for (ServerName server : admin.getRegionServers()) {
            for (RegionMetrics region : admin.getRegionMetrics(server, StoreTables.SAMPLES)) {
                cells += region.getCompactingCellCount();
                written += region.getCompactedCellCount();
            }
        }
        return cells == 0 ? 0 : Math.min(1, (double) written / cells);
    }
}
