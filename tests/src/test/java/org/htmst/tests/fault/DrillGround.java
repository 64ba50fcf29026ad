package org.htmst.tests.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.csv.CsvDescriptor;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreInit;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.time.TimeWindow;

/** A cluster with a store, the files of the drills, and what they answer: made once for many drills. */
final class DrillGround implements AutoCloseable {

    /** Two for each server and 397.7 days of the files: fewer are made sooner than those that a store has by default. */
    private static final int REGIONS_OF_CELL = 8;

    private static final TimeWindow COVERED = new TimeWindow(
            Instant.parse("2014-04-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2015-04-01T00:00:00Z").toEpochMilli());

    /** Ports of cluster N on loopback begin here, plus 100 N. */
    private static final int FIRST_PORT = 26_010;

    private final Path folder;
    private final Path reports;
    private final Cluster cluster;
    private final boolean hasSmallDisks;
    private final Duration pace;
    private final DrillFiles files;
    private final Oracle oracle;
    private final Journal journal;

    private DrillGround(
            Path folder,
            Path reports,
            Cluster cluster,
            boolean hasSmallDisks,
            Duration pace,
            DrillFiles files,
            Oracle oracle,
            Journal journal) {
        this.folder = folder;
        this.reports = reports;
        this.cluster = cluster;
        this.hasSmallDisks = hasSmallDisks;
        this.pace = pace;
        this.files = files;
        this.oracle = oracle;
        this.journal = journal;
    }

    /**
     * Starts a cluster and loads the files that stay.
     *
     * @param pace how long load and questions rest between two steps
     * @param reports a folder for the journal, and at the end the logs of the cluster
     * @param asRoot whether nodes get network namespaces, and disks that can be filled, which only root may make
     */
    static DrillGround open(long seed, boolean asRoot, Duration pace, Path reports)
            throws IOException, InterruptedException {
        Files.createDirectories(reports);
        Files.deleteIfExists(reports.resolve("journal.txt"));
        Journal journal = new Journal(reports.resolve("journal.txt"));
        journal.note("seed " + seed);
        Path folder = Files.createTempDirectory("htm-st-drill");
        DrillFiles files = DrillFiles.write(Files.createDirectories(folder.resolve("files")), seed);
        Oracle oracle = Oracle.of(files);
        Cluster cluster = new Cluster(
                Files.createDirectories(folder.resolve("cluster")), asRoot ? "namespaces" : "loopback", freeNumber());
        DrillGround ground = new DrillGround(folder, reports, cluster, asRoot, pace, files, oracle, journal);
        try {
            if (asRoot) {
                SmallDisks.mount(cluster);
            }
            cluster.start();
            ground.load();
            journal.note("the cluster serves, and holds what stays");
            return ground;
        } catch (IOException | InterruptedException | RuntimeException e) {
            try {
                ground.close();
            } catch (IOException | RuntimeException stillThere) {
                e.addSuppressed(stillThere);
            }
            throw e;
        }
    }

    /** Whether the user of this process may do what {@code asRoot} asks for. */
    static boolean isRoot() throws IOException, InterruptedException {
        return Ended.of(List.of("id", "-u"), Map.of(), Duration.ofSeconds(10))
                .lines()
                .equals(List.of("0"));
    }

    /** Runs one drill. Where it fails, the cluster is started anew for the next. */
    Outcome run(Fault fault, int round) throws Exception {
        try (Drill drill = new Drill(cluster, files, oracle, journal, pace, round)) {
            Outcome outcome = drill.run(fault);
            removeLoaded();
            return outcome;
        } catch (Exception | AssertionError e) {
            journal.note("failed: " + e);
            try {
                startAnew();
            } catch (Exception alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    Cluster cluster() {
        return cluster;
    }

    DrillFiles files() {
        return files;
    }

    private void startAnew() throws Exception {
        cluster.close();
        if (hasSmallDisks) {
            SmallDisks.clear(cluster);
        }
        cluster.start();
        removeLoaded();
    }

    /** Removes what drills have loaded. */
    void removeLoaded() throws IOException {
        List<String> kept = files.kept().stream()
                .map(file -> file.path().getFileName().toString())
                .toList();
        try (Store store = Store.open(new StoreLocation.Cluster(cluster.configuration()))) {
            List<Granule> loaded = store.catalog().granules().stream()
                    .filter(granule -> !kept.contains(granule.fileName()))
                    .toList();
            store.remove(loaded);
            store.vacuum(Duration.ZERO);
        }
    }

    private void load() {
        CsvDescriptor descriptor = CsvDescriptor.read(files.descriptor());
        StoreLocation location = new StoreLocation.Cluster(cluster.configuration());
        new StoreInit(Optional.of(REGIONS_OF_CELL), Optional.of(COVERED), false)
                .run(location, Duration.ofMinutes(5), Clock.systemUTC());
        try (Store store = Store.open(location)) {
            files.kept().forEach(file -> store.load(SourceFiles.read(file.path(), Optional.of(descriptor))));
        }
    }

    /** The highest number that no other cluster of this machine has. */
    private static int freeNumber() throws IOException {
        return IntStream.iterate(9, n -> n > 0, n -> n - 1)
                .filter(DrillGround::isFree)
                .findFirst()
                .orElseThrow(() -> new IOException("nine clusters run on this machine; stop one"));
    }

    private static boolean isFree(int number) {
        try (ServerSocket socket = new ServerSocket(FIRST_PORT + 100 * number, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound() && NetworkInterface.getByName("htmst" + number + "-br") == null;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        cluster.close();
        keepLogs();
        if (hasSmallDisks) {
            SmallDisks.unmount(cluster);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void keepLogs() throws IOException {
        Path kept = Files.createDirectories(reports.resolve("cluster-logs"));
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(cluster.logs())) {
            for (Path log : logs) {
                Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
