package org.htmst.hbase.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The servers of a store, as far as they answer.
 *
 * @param hbaseVersion of the master; empty if it does not answer
 * @param master host and port; empty if it does not answer
 * @param servers region servers that live or that regions stand at, by name
 * @param silentServers of those, the ones that did not tell about their regions
 * @param deadServers region servers that the master holds for dead and that have not come back
 * @param regions regions of the samples table
 * @param homelessRegions regions of the samples table that no living server has
 * @param regionsInTransition regions of any table that are being opened, closed or moved
 */
public record ClusterStatus(
        Optional<String> hbaseVersion,
        Optional<String> master,
        List<ServerStatus> servers,
        List<String> silentServers,
        List<String> deadServers,
        int regions,
        int homelessRegions,
        int regionsInTransition) {

    public ClusterStatus {
        servers = List.copyOf(servers);
        silentServers = List.copyOf(silentServers);
        deadServers = List.copyOf(deadServers);
    }

    /** What is not as it should be, worst first; empty if all is well. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        if (homelessRegions > 0) {
            troubles.add("regions without a server: " + homelessRegions + " of " + regions
                    + " (questions and loads that need them wait)");
        }
        if (master.isEmpty()) {
            troubles.add("the master does not answer (questions work, lost servers are not replaced)");
        }
        if (!silentServers.isEmpty()) {
            troubles.add("servers that do not answer: " + String.join(", ", silentServers));
        }
        if (!deadServers.isEmpty()) {
            troubles.add("dead servers: " + String.join(", ", deadServers));
        }
        if (regionsInTransition > 0) {
            troubles.add("regions in transition: " + regionsInTransition);
        }
        return List.copyOf(troubles);
    }

    /** Bytes of the samples table in files. */
    public long storeBytes() {
        return servers.stream().mapToLong(ServerStatus::storeBytes).sum();
    }

    /** Bytes of the samples table not yet written to files. */
    public long memoryBytes() {
        return servers.stream().mapToLong(ServerStatus::memoryBytes).sum();
    }
}
