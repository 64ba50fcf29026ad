package org.htmst.cli.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Facts;
import org.htmst.answer.print.Table;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.ServerStatus;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.htmst.hbase.store.StoreStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description = {
            "Show where the store is, its size, and how its servers do.",
            "So that a feed that stopped is seen, it says how old the newest sample is.",
            "What does not answer within five seconds is named; the rest is shown all the same."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st status", "  htm-st status --format json"})
public final class StatusCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Facts.Builder facts = new Facts.Builder();
        try (Store store = session.open(storeOptions, general)) {
            StoreLocation location = storeOptions.location(session.environment());
            if (location instanceof StoreLocation.Embedded embedded) {
                facts.add("store", "embedded").add("home", embedded.home());
                Optional<EmbeddedServer.Status> server = EmbeddedServer.status(embedded.home());
                server.ifPresent(running -> facts.add("server", "running since " + running.started())
                        .add("server_pid", Talk.number(running.pid(), report.format()))
                        .add("server_log", running.log()));
            } else if (location instanceof StoreLocation.Cluster cluster) {
                facts.add("store", "cluster").add("conf", cluster.hbaseSite());
            }
            add(facts, store.status());
        }
        report.format().print(facts.build(), session.text());
        return ExitCode.OK;
    }

    private void add(Facts.Builder facts, StoreStatus status) {
        facts.add("schema_version", status.schemaVersion())
                .add("layout", status.layout())
                .add("chunk_level", status.chunkLevel())
                .add("live_granules", status.liveGranules())
                .add("dead_granules", status.deadGranules())
                .add("unfinished_granules", status.unfinishedGranules())
                .add("older_granules", status.olderGranules())
                .add("roll_ups", status.rollUps())
                .add("missing_roll_ups", status.missingRollUps())
                .add("samples", status.samples());
        status.newestMs().ifPresent(newestMs -> facts.add("newest_sample", Instant.ofEpochMilli(newestMs))
                .add("newest_sample_age_s", Math.floorDiv(session.clock().millis() - newestMs, 1000L)));
        status.operation().ifPresent(operation -> facts.add("operation", operation));
        facts.add(
                        "health",
                        status.cluster().troubles().isEmpty()
                                ? "good"
                                : String.join("; ", status.cluster().troubles()))
                .add("hbase_version", status.cluster().hbaseVersion().orElse("unknown"))
                .add("master", status.cluster().master().orElse("none"))
                .add("dead_servers", Words.orNone(status.cluster().deadServers()))
                .add("regions", status.cluster().regions())
                .add("regions_without_server", status.cluster().homelessRegions())
                .add("regions_in_transition", status.cluster().regionsInTransition())
                .add("bytes_in_files", status.cluster().storeBytes())
                .add("bytes_in_memory", status.cluster().memoryBytes())
                .add("region_servers", servers(status.cluster().servers()));
    }

    private static Table servers(List<ServerStatus> servers) {
        return new Table(
                List.of(
                        "server",
                        "regions",
                        "bytes_in_files",
                        "bytes_in_memory",
                        "read_requests",
                        "requests_per_second",
                        "heap_used_bytes",
                        "heap_max_bytes"),
                servers.stream().map(StatusCommand::row).toList());
    }

    private static List<Object> row(ServerStatus server) {
        return List.of(
                server.name(),
                server.regions(),
                server.storeBytes(),
                server.memoryBytes(),
                server.readRequests(),
                server.requestsPerSecond(),
                server.heapUsedBytes(),
                server.heapMaxBytes());
    }
}
