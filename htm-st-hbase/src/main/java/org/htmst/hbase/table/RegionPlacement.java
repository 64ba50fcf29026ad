package org.htmst.hbase.table;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionLocator;

/**
 * Puts neighbouring regions of a new table on different servers. HBase gives each server as many regions, but which is left to
 * chance: of the few neighbours that a file falls into, or a question asks, several would share one server, and another have none.
 */
final class RegionPlacement {

    private static final int MOVES_AT_ONCE = 8;

    private RegionPlacement() {}

    /** Moves the regions of a table that are not where they should be. */
    static void spread(Connection connection, TableName table) throws IOException {
        List<HRegionLocation> regions;
        List<ServerName> servers;
        try (Admin admin = connection.getAdmin();
                RegionLocator locator = connection.getRegionLocator(table)) {
            servers = List.copyOf(admin.getRegionServers());
            regions = locator.getAllRegionLocations();
        }
        List<ServerName> placed =
                regions.stream().map(HRegionLocation::getServerName).toList();
        List<ServerName> wanted = spread(placed, servers);
        ExecutorService movers = Executors.newFixedThreadPool(MOVES_AT_ONCE);
        try {
            List<Future<?>> moves = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                if (!Objects.equals(wanted.get(i), placed.get(i))) {
                    byte[] region = regions.get(i).getRegion().getEncodedNameAsBytes();
                    ServerName server = wanted.get(i);
                    moves.add(movers.submit(() -> move(connection, region, server)));
                }
            }
            for (Future<?> move : moves) {
                move.get();
            }
        } catch (ExecutionException e) {
            // A server was lost, say. The table is there and serves; to place the rest is left to HBase's balancer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while regions were placed").initCause(e);
        } finally {
            movers.shutdownNow();
        }
    }

    private static Void move(Connection connection, byte[] region, ServerName server) throws IOException {
        try (Admin admin = connection.getAdmin()) {
            admin.move(region, server);
            return null;
        }
    }

    /**
     * The servers that regions should have: in the order of their keys, all of as many as there are servers different ones, with the
     * fewest moves. The first region holds what comes before the expected time and stays.
     *
     * @param placed the server of each region; null for one that has none yet
     * @param servers those there are, one or more
     */
    static <S> List<S> spread(List<S> placed, Collection<S> servers) {
        List<S> wanted = new ArrayList<>(placed);
        for (int start = 1; start < wanted.size(); start += servers.size()) {
            List<S> neighbours = wanted.subList(start, Math.min(start + servers.size(), wanted.size()));
            Deque<S> free = new ArrayDeque<>(servers);
            free.removeAll(neighbours);
            Set<S> taken = new HashSet<>();
            neighbours.replaceAll(
                    server -> server != null && servers.contains(server) && taken.add(server) ? server : free.remove());
        }
        return wanted;
    }
}
