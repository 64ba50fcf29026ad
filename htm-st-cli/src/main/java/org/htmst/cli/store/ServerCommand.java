package org.htmst.cli.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.htmst.answer.print.Facts;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Talk;
import org.htmst.client.ResidentStop;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.StoreLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "server",
        description = {
            "Start, stop or look at the embedded server.",
            "Commands that need it start it; it stops by itself when idle."
        },
        synopsisSubcommandLabel = "(start | stop | status)",
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st server start", "  htm-st server status", "  htm-st server stop"})
public final class ServerCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    public ServerCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "server needs one of: start, stop, status");
    }

    @Command(
            name = "start",
            description = "Start the server if none runs.",
            footerHeading = "%nExamples:%n",
            footer = {"  htm-st server start", "  htm-st server start --idle-stop PT2H"})
    void start(
            @Option(
                            names = "--idle-stop",
                            paramLabel = "DURATION",
                            description = "Stop after so long without a client; PT0S for never; PT30M unless given.")
                    Duration idleStop,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        Path home = home(storeOptions);
        if (idleStop != null && idleStop.isNegative()) {
            throw new IllegalArgumentException("idle stop " + idleStop + " is negative; give PT0S or more");
        }
        boolean ran = EmbeddedServer.status(home).isPresent();
        try (EmbeddedServer server = EmbeddedServer.attach(
                home, idleStop == null ? EmbeddedServer.DEFAULT_IDLE_STOP : idleStop, timeout(storeOptions))) {
            session.text().println((ran ? "runs already, in " : "started in ") + home);
        }
    }

    @Command(
            name = "stop",
            description = "Stop the server, and the process that commands share.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st server stop")
    void stop(@Mixin StoreOptions storeOptions, @Mixin GeneralOptions own) throws IOException {
        Path home = home(storeOptions);
        ResidentStop.ask(home);
        session.text()
                .println((EmbeddedServer.stop(home, timeout(storeOptions)) ? "stopped, in " : "none runs in ") + home);
    }

    @Command(
            name = "status",
            description = "Show whether the server runs.",
            footerHeading = "%nExamples:%n",
            footer = {"  htm-st server status", "  htm-st server status --format json"})
    void status(@Mixin ReportOptions report, @Mixin StoreOptions storeOptions, @Mixin GeneralOptions own) {
        Path home = home(storeOptions);
        Optional<EmbeddedServer.Status> server = EmbeddedServer.status(home);
        Facts.Builder facts =
                new Facts.Builder().add("home", home).add("server", server.isPresent() ? "running" : "stopped");
        server.ifPresent(running -> facts.add("pid", Talk.number(running.pid(), report.format()))
                .add("started", running.started())
                .add("address", "127.0.0.1:" + running.masterPort())
                .add("log", running.log()));
        server.flatMap(EmbeddedServer.Status::elsewhere).ifPresent(host -> facts.add("runs_on", host + " (elsewhere)"));
        report.format().print(facts.build(), session.text());
    }

    private Duration timeout(StoreOptions storeOptions) {
        return storeOptions.timeout(storeOptions.location(session.environment()));
    }

    private Path home(StoreOptions storeOptions) {
        if (storeOptions.location(session.environment()) instanceof StoreLocation.Cluster cluster) {
            throw new IllegalArgumentException("the store is the cluster of '" + cluster.hbaseSite()
                    + "', which this program does not start or stop; leave out --conf and HTM_ST_CONF");
        }
        return storeOptions.home(session.environment());
    }
}
