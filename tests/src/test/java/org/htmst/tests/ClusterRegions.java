package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On a cluster, the regions of a new store that share a time cell lie on servers of their own. */
@ExtendWith(TestStore.class)
class ClusterRegions {

    private static final TableName SAMPLES = TableName.valueOf("htmst:samples");

    @Test
    void neighboursLieOnDifferentServers(TestStore.Running running) throws IOException {
        try (Connection connection = running.connect();
                Admin admin = connection.getAdmin()) {
            int servers = admin.getRegionServers().size();
            // It moves regions for reasons of its own, as when a server came back.
            boolean balances = admin.balancerSwitch(false, true);
            try {
                TestCluster.makeAnew(connection, running.location());
                List<ServerName> placed = servers(connection);
                // The first region holds what comes before the expected time.
                for (int first = 1; first + servers <= placed.size(); first += servers) {
                    List<ServerName> neighbours = placed.subList(first, first + servers);
                    assertEquals(servers, Set.copyOf(neighbours).size(), "from region " + first + ": " + neighbours);
                }
            } finally {
                admin.balancerSwitch(balances, true);
            }
        }
    }

    private static List<ServerName> servers(Connection connection) throws IOException {
        try (RegionLocator locator = connection.getRegionLocator(SAMPLES)) {
            return locator.getAllRegionLocations().stream()
                    .map(HRegionLocation::getServerName)
                    .toList();
        }
    }
}
