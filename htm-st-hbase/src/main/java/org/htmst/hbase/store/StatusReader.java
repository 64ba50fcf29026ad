package org.htmst.hbase.store;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.ClusterMetrics;
import org.apache.hadoop.hbase.HRegionLocation;
import org.apache.hadoop.hbase.RegionMetrics;
import org.apache.hadoop.hbase.ServerMetrics;
import org.apache.hadoop.hbase.ServerName;
import org.apache.hadoop.hbase.Size;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.RegionLocator;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.load.Upgrade;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;

/**
 * Asks all servers at once, and waits for none longer than a few seconds: a status is wanted most when something is amiss, and then
 * what still answers is worth knowing.
 */
final class StatusReader {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Connection connection;
    private final Catalog catalog;
    private final RollUps rollUps;
    private final long deadlineNs = System.nanoTime() + PATIENCE.toNanos();

    StatusReader(Connection connection, Catalog catalog, RollUps rollUps) {
        this.connection = connection;
        this.catalog = catalog;
        this.rollUps = rollUps;
    }

    StoreStatus read() throws IOException {
        ExecutorService askers = Executors.newCachedThreadPool(StatusReader::daemon);
        try (Admin admin = connection.getAdmin()) {
            Future<ClusterMetrics> asked = askers.submit(() -> admin.getClusterMetrics(EnumSet.of(
                    ClusterMetrics.Option.HBASE_VERSION,
                    ClusterMetrics.Option.MASTER,
                    ClusterMetrics.Option.LIVE_SERVERS,
                    ClusterMetrics.Option.DEAD_SERVERS,
                    ClusterMetrics.Option.REGIONS_IN_TRANSITION)));
            List<JournalEntry> journal = catalog.journal();
            List<Granule> live = catalog.granules();
            Set<Integer> liveNumbers = live.stream().map(Granule::id).collect(Collectors.toSet());
            List<HRegionLocation> regions = Patience.of(connection).run(this::regions);
            return new StoreStatus(
                    catalog.schema().version(),
                    catalog.schema().layout(),
                    catalog.schema().chunkLevel(),
                    live.size(),
                    (int) journal.stream().filter(JournalEntry::isDead).count(),
                    (int) journal.stream()
                            .filter(e -> !e.isDead() && !liveNumbers.contains(e.granule()))
                            .count(),
                    (int) live.stream().filter(Upgrade::isOlder).count(),
                    rollUps.good(),
                    rollUps.missing(false).size(),
                    live.stream().mapToLong(Granule::samplesKept).sum(),
                    live.stream().mapToLong(Granule::lastMs).max(),
                    catalog.guard().operation().map(Operation::toString),
                    cluster(admin, askers, regions, answer(asked)));
        } finally {
            askers.shutdownNow();
        }
    }

    private List<HRegionLocation> regions() throws IOException {
        try (RegionLocator locator =
                connection.getRegionLocator(StoreTables.of(connection).samples())) {
            return locator.getAllRegionLocations();
        }
    }

    private ClusterStatus cluster(
            Admin admin, ExecutorService askers, List<HRegionLocation> regions, Optional<ClusterMetrics> metrics) {
        Map<ServerName, ServerMetrics> reports =
                metrics.map(ClusterMetrics::getLiveServerMetrics).orElse(Map.of());
        Map<ServerName, Integer> placed = new HashMap<>();
        int homeless = 0;
        for (HRegionLocation region : regions) {
            ServerName server = region.getServerName();
            if (server == null || metrics.isPresent() && !reports.containsKey(server)) {
                homeless++;
            } else {
                placed.merge(server, 1, Integer::sum);
            }
        }
        Set<ServerName> names = new HashSet<>(placed.keySet());
        names.addAll(reports.keySet());
        Map<ServerName, Future<List<RegionMetrics>>> asked = new TreeMap<>();
        names.forEach(name -> asked.put(name, askers.submit(regionMetrics(admin, name))));
        List<ServerStatus> servers = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        asked.forEach((name, future) -> {
            Optional<List<RegionMetrics>> answer = answer(future);
            if (answer.isEmpty()) {
                silent.add(text(name));
            }
            servers.add(status(
                    name,
                    placed.getOrDefault(name, 0),
                    answer.orElse(List.of()),
                    Optional.ofNullable(reports.get(name))));
        });
        return new ClusterStatus(
                metrics.map(ClusterMetrics::getHBaseVersion),
                metrics.map(ClusterMetrics::getMasterName).map(StatusReader::text),
                servers,
                silent,
                List.copyOf(metrics.map(ClusterMetrics::getDeadServerNames).orElse(List.of()).stream()
                        .map(StatusReader::text)
                        .collect(Collectors.toCollection(TreeSet::new))),
                regions.size(),
                homeless,
                metrics.map(m -> m.getRegionStatesInTransition().size()).orElse(0));
    }

    private Callable<List<RegionMetrics>> regionMetrics(Admin admin, ServerName name) {
        return () -> admin.getRegionMetrics(name, StoreTables.of(connection).samples());
    }

    private static ServerStatus status(
            ServerName name, int regions, List<RegionMetrics> ofRegions, Optional<ServerMetrics> report) {
        return new ServerStatus(
                text(name),
                regions,
                ofRegions.stream().mapToLong(r -> bytes(r.getStoreFileSize())).sum(),
                ofRegions.stream().mapToLong(r -> bytes(r.getMemStoreSize())).sum(),
                ofRegions.stream().mapToLong(RegionMetrics::getReadRequestCount).sum(),
                report.map(ServerMetrics::getRequestCountPerSecond).orElse(0L),
                report.map(r -> bytes(r.getUsedHeapSize())).orElse(0L),
                report.map(r -> bytes(r.getMaxHeapSize())).orElse(0L));
    }

    private static long bytes(Size size) {
        return (long) size.get(Size.Unit.BYTE);
    }

    private static String text(ServerName name) {
        return name.getAddress().toString();
    }

    /** What was answered in time. */
    private <T> Optional<T> answer(Future<T> asked) {
        try {
            return Optional.ofNullable(asked.get(Math.max(1, deadlineNs - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while reading the state of the store", true, e);
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            return Optional.empty();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "htm-st-status");
        thread.setDaemon(true);
        return thread;
    }
}
