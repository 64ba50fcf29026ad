package org.htmst.hbase.store;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.plan.RowRange;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;

/** On which machines the regions of the samples table are served. */
final class RegionHosts {

    private final NavigableMap<byte[], String> hostOfRegion = new TreeMap<>(Bytes.BYTES_COMPARATOR);

    /** As it is now; a region that has no server at this moment has no host. */
    static RegionHosts of(Connection connection) throws IOException {
        RegionHosts hosts = new RegionHosts();
        Patience.of(connection).run(() -> {
            try (RegionLocator locator =
                    connection.getRegionLocator(StoreTables.of(connection).samples())) {
                for (HRegionLocation region : locator.getAllRegionLocations()) {
                    String host = region.getServerName() == null ? "" : region.getHostname();
                    hosts.hostOfRegion.put(region.getRegion().getStartKey(), host);
                }
                return null;
            }
        });
        return hosts;
    }

    /** The same task with the names of the hosts of its rows. */
    ScanTask named(ScanTask task) {
        ChunkKeyFormat keys = task.scope().keys();
        Set<String> names = new LinkedHashSet<>();
        for (RowRange range : task.rows()) {
            byte[] stop = range.stop(keys);
            Map.Entry<byte[], String> region = hostOfRegion.floorEntry(range.start(keys));
            while (region != null && (stop.length == 0 || Bytes.compareTo(region.getKey(), stop) < 0)) {
                names.add(region.getValue());
                region = hostOfRegion.higherEntry(region.getKey());
            }
        }
        names.remove("");
        return task.withHosts(names.stream().toList());
    }
}
