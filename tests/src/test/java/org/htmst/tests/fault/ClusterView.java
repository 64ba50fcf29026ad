package org.htmst.tests.fault;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hbase.ClusterMetrics;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.htmst.hbase.table.StoreTables;

/** What HBase and HDFS say of themselves. Every call makes its own connection, so that none remembers what was before a fault. */
final class ClusterView {

    private final Cluster cluster;

    ClusterView(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The node whose region server holds hbase:meta. */
    int nodeOfMeta() throws IOException, InterruptedException {
        try (Connection connection = connect()) {
            return node(metaLocation(connection).getServerName());
        }
    }

    /** Has hbase:meta moved to a node, and waits until it is there. */
    void moveMeta(int node) throws IOException, InterruptedException {
        try (Connection connection = connect();
                Admin admin = connection.getAdmin()) {
            HRegionLocation meta = metaLocation(connection);
            for (ServerName server : admin.getRegionServers()) {
                if (node(server) == node && !server.equals(meta.getServerName())) {
                    admin.move(meta.getRegion().getEncodedNameAsBytes(), server);
                }
            }
        }
        if (nodeOfMeta() != node) {
            throw new IOException("hbase:meta could not be moved to node " + node);
        }
    }

    /** The node that serves most regions of the samples table. */
    int nodeOfMostSamples() throws IOException, InterruptedException {
        TreeMap<ServerName, Integer> regions = new TreeMap<>();
        try (Connection connection = connect();
                RegionLocator locator =
                        connection.getRegionLocator(StoreTables.of(connection).samples())) {
            for (HRegionLocation region : locator.getAllRegionLocations()) {
                regions.merge(region.getServerName(), 1, Integer::sum);
            }
        }
        return node(regions.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey());
    }

    /** Has HBase spread regions over the servers that are there. */
    void balance() throws IOException {
        try (Connection connection = connect();
                Admin admin = connection.getAdmin()) {
            admin.balance();
        }
    }

    /** What is still missing until all nodes serve again; empty when nothing is. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        try (Connection connection = connect();
                Admin admin = connection.getAdmin()) {
            ClusterMetrics metrics = admin.getClusterMetrics();
            if (metrics.getLiveServerMetrics().size() != Cluster.NODES) {
                missing.add(metrics.getLiveServerMetrics().size() + " region servers");
            }
            metrics.getRegionStatesInTransition().forEach(region -> missing.add(region.toDescriptiveString()));
            StoreTables tables = StoreTables.of(connection);
            for (TableName table : List.of(tables.samples(), tables.catalog())) {
                if (admin.tableExists(table) && !admin.isTableAvailable(table)) {
                    missing.add(table + " is not whole");
                }
            }
            addDataNodes(connection.getConfiguration(), missing);
        } catch (IOException e) {
            missing.add(String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString()));
        }
        return missing;
    }

    private static void addDataNodes(Configuration conf, List<String> missing) throws IOException {
        Path root = new Path(conf.get(HConstants.HBASE_DIR));
        try (FileSystem files = FileSystem.newInstance(root.toUri(), conf)) {
            int live = ((DistributedFileSystem) files).getDataNodeStats(HdfsConstants.DatanodeReportType.LIVE).length;
            if (live != Cluster.NODES) {
                missing.add(live + " DataNodes");
            }
        }
    }

    private Connection connect() throws IOException {
        Configuration conf = HBaseConfiguration.create();
        conf.addResource(new Path(cluster.configuration().toUri()));
        // A question about health is asked again soon.
        conf.setInt(HConstants.HBASE_CLIENT_RETRIES_NUMBER, 3);
        conf.setInt(HConstants.HBASE_CLIENT_META_OPERATION_TIMEOUT, 10_000);
        conf.setInt(HConstants.HBASE_CLIENT_OPERATION_TIMEOUT, 10_000);
        return ConnectionFactory.createConnection(conf);
    }

    private static HRegionLocation metaLocation(Connection connection) throws IOException {
        try (RegionLocator locator = connection.getRegionLocator(TableName.META_TABLE_NAME)) {
            return locator.getAllRegionLocations().get(0);
        }
    }

    private int node(ServerName server) throws IOException, InterruptedException {
        String address = server.getHostname() + ":" + server.getPort();
        return cluster.status().values().stream()
                .filter(role -> role.role().startsWith("regionserver-"))
                .filter(role -> role.address().equals(address))
                .mapToInt(role -> Cluster.node(role.role()))
                .findFirst()
                .orElseThrow(() -> new IOException("no region server of the cluster has the address " + address));
    }
}
