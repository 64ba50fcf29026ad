package org.htmst.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.bench.archive.Archive;
import org.htmst.bench.chunk.ChunkSystem;
import org.htmst.bench.duckdb.DuckDbSystem;
import org.htmst.bench.heap.StreamingHeap;
import org.htmst.bench.measure.Growth;
import org.htmst.bench.measure.Measurement;
import org.htmst.bench.measure.Measuring;
import org.htmst.bench.point.PointSystem;
import org.htmst.bench.process.Launcher;
import org.htmst.bench.process.ProcessBench;
import org.htmst.bench.process.ShellCommand;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.bench.questdb.QuestDbSystem;
import org.htmst.bench.report.BenchReport;
import org.htmst.bench.report.Check;
import org.htmst.bench.report.CommandTimes;
import org.htmst.bench.report.Fact;
import org.htmst.bench.report.Stored;
import org.htmst.bench.report.Targets;
import org.htmst.bench.server.BenchServer;
import org.htmst.bench.server.ServerShare;
import org.htmst.bench.system.ArchiveSystem;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.hbase.table.StoreTables;
import org.htmst.time.TimeWindow;

/** Loads what is missing, asks, and reports. */
final class WholeQueryBench {

    /** Of the codes of 2017: cells of 2.048 s and trixels of 2.4 km. */
    private static final int LEVEL = 12;

    private static final String EMBEDDED = "htm-st";
    private static final String CLUSTER = "cluster";

    private static final long STREAMED = 10_000_000;
    private static final long MONTH_MS = Duration.ofDays(28).toMillis();

    private final BenchSetup setup;
    private final PrintStream talk;

    WholeQueryBench(BenchSetup setup, PrintStream talk) {
        this.setup = setup;
        this.talk = talk;
    }

    BenchReport run(List<Fact> head) throws IOException {
        List<BenchQuery> queries = setup.queries().stream()
                .map(query -> query.in(setup.archive().window()))
                .toList();
        List<ArchiveSystem> systems = new ArrayList<>();
        List<BenchServer> servers = new ArrayList<>();
        BenchReport report;
        int granules;
        try (BenchServer server = BenchServer.open(new StoreLocation.Embedded(setup.home()))) {
            servers.add(server);
            try {
                systems.add(new ChunkSystem(
                        EMBEDDED, setup.archive(), server, setup.home(), setup.forget(), setup.tiles()));
                if (setup.conf().isPresent()) {
                    BenchServer cluster = BenchServer.open(
                            new StoreLocation.Cluster(setup.conf().get()));
                    servers.add(cluster);
                    systems.add(new ChunkSystem(
                            CLUSTER, setup.archive(), cluster, folder(CLUSTER), setup.forget(), setup.tiles()));
                }
                for (Rival rival : setup.rivals()) {
                    systems.add(rival(rival, server));
                }
                report = run(head, queries, systems, servers);
                granules = ((ChunkSystem) systems.get(0)).granules();
            } finally {
                for (ArchiveSystem system : systems) {
                    system.close();
                }
                for (BenchServer cluster : servers.subList(1, servers.size())) {
                    cluster.close();
                }
            }
        }
        return setup.processRepeats() == 0 ? report : report.with(commands(granules));
    }

    /** Their server is restarted, so nothing here may use it any more. */
    private CommandTimes commands(int granules) throws IOException {
        ProcessBench bench = new ProcessBench(
                Launcher.ofThisProgram(setup.home()),
                setup.processRepeats(),
                setup.repeats().warmUp(),
                talk);
        return new CommandTimes(granules, bench.measure(ShellCommand.of(setup.archive())));
    }

    private BenchReport run(
            List<Fact> head, List<BenchQuery> queries, List<ArchiveSystem> systems, List<BenchServer> servers)
            throws IOException {
        List<Stored> stored = new ArrayList<>();
        for (ArchiveSystem system : systems) {
            stored.add(new Stored(system.name(), system.load(talk)));
        }
        List<ServerShare> before = shares(servers);
        List<Measurement> measurements = new Measuring(systems, setup.repeats(), setup.cold(), talk).measure(queries);
        List<ServerShare> shares = ServerShare.since(before, shares(servers));
        Targets targets = new Targets(stored.get(0).system(), Rival.COUPLED.toString(), Rival.DUCKDB.toString());
        List<Check> checks = new ArrayList<>();
        checks.add(Targets.check(stored.get(0)));
        checks.addAll(targets.check(measurements));
        if (setup.growth()) {
            growth(systems.get(0)).forEach(growth -> checks.add(Targets.check(growth)));
        }
        if (setup.heap()) {
            talk.println("streaming through a small heap");
            checks.add(Targets.check(StreamingHeap.measure(setup.home(), STREAMED)));
        }
        return new BenchReport(head, stored, shares, queries, measurements, Optional.empty(), checks);
    }

    private static List<ServerShare> shares(List<BenchServer> servers) throws IOException {
        List<ServerShare> shares = new ArrayList<>();
        for (BenchServer server : servers) {
            shares.addAll(server.shares(StoreTables.of(server.connection()).samples()));
        }
        return shares;
    }

    /** The small archive is the four weeks from the start of the query's window, which lie in the large one. */
    private List<Growth> growth(ArchiveSystem large) throws IOException {
        TimeWindow all = setup.archive().window();
        BenchQuery query = DesignQuery.III.in(all);
        if (all.endMs() - all.startMs() <= MONTH_MS) {
            throw new IllegalArgumentException("--growth compares with four weeks, and the archive is no longer than"
                    + " that; give a longer --time");
        }
        long startMs = Math.min(query.window().startMs(), all.endMs() - MONTH_MS);
        Archive month = setup.archive().during(new TimeWindow(startMs, startMs + MONTH_MS));
        Path home = setup.home().resolve("month");
        try (BenchServer server = BenchServer.open(new StoreLocation.Embedded(home));
                ArchiveSystem small = new ChunkSystem(EMBEDDED, month, server, home, setup.forget(), setup.tiles())) {
            small.load(talk);
            return Growth.measure(small, large, query, setup.repeats());
        } finally {
            EmbeddedServer.stop(home);
        }
    }

    private ArchiveSystem rival(Rival rival, BenchServer server) throws IOException {
        return switch (rival) {
            case DUCKDB -> DuckDbSystem.sortedByTime(setup.archive(), setup.rivalChannels(), folder(rival.toString()));
            case EXPORT -> DuckDbSystem.exported(setup.archive(), server.location(), folder(rival.toString()));
            case QUESTDB -> new QuestDbSystem(setup.archive(), setup.rivalChannels(), folder(rival.toString()));
            case COUPLED -> pointRows(rival, CodeLayout.coupled(LEVEL), server);
            case TIME_FIRST -> pointRows(rival, CodeLayout.timeFirst(LEVEL), server);
            case SPACE_FIRST -> pointRows(rival, CodeLayout.spaceFirst(LEVEL), server);
            case NONE -> throw new IllegalArgumentException("no rival cannot be measured");
        };
    }

    private ArchiveSystem pointRows(Rival rival, CodeLayout layout, BenchServer server) throws IOException {
        return new PointSystem(
                rival.toString(), layout, setup.archive(), setup.rivalChannels(), server, folder(rival.toString()));
    }

    private Path folder(String system) {
        return setup.home().resolve(system);
    }
}
