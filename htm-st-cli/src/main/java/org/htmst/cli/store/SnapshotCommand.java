package org.htmst.cli.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.htmst.answer.print.Table;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.hbase.store.RestoreOutcome;
import org.htmst.hbase.store.SnapshotRecord;
import org.htmst.hbase.store.Snapshots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "snapshot",
        description = {
            "Keep the state of a store under a name, and go back to it.",
            "A snapshot copies nothing: it keeps HBase's files of that moment, which take space once the store has newer ones."
        },
        synopsisSubcommandLabel = "(create | list | restore | delete)",
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st snapshot create before-reload",
            "  htm-st snapshot list",
            "  htm-st snapshot restore before-reload --yes",
            "  htm-st snapshot delete before-reload"
        })
public final class SnapshotCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    public SnapshotCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "snapshot needs one of: create, list, restore, delete");
    }

    @Command(
            name = "create",
            description = "Take a snapshot; loads and queries may run meanwhile.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st snapshot create before-reload")
    void create(
            @Parameters(paramLabel = "NAME", description = "Letters, digits, '-' and '_'.") String name,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        try (Snapshots snapshots = session.snapshots(storeOptions, own)) {
            SnapshotRecord taken = snapshots.create(name);
            session.text().println("took snapshot " + name + " at " + Instant.ofEpochMilli(taken.createdMs()));
        }
    }

    @Command(
            name = "list",
            description = "List the snapshots, the oldest first.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st snapshot list --format json")
    void list(@Mixin ReportOptions report, @Mixin StoreOptions storeOptions, @Mixin GeneralOptions own) {
        List<List<Object>> rows = new ArrayList<>();
        try (Snapshots snapshots = session.snapshots(storeOptions, own)) {
            for (SnapshotRecord snapshot : snapshots.list()) {
                rows.add(List.of(
                        snapshot.name(),
                        Instant.ofEpochMilli(snapshot.createdMs()),
                        snapshot.complete() ? "complete" : "interrupted"));
            }
        }
        report.format().print(new Table(List.of("name", "created", "state"), rows), session.text());
    }

    @Command(
            name = "restore",
            description = {
                "Make the store what it was; all that was loaded or removed since is undone.",
                "No load may run, and queries fail until it is done. If it is interrupted, run it again: until then the store"
                        + " cannot be used. 'htm-st verify' then checks all."
            },
            footerHeading = "%nExamples:%n",
            footer = "  htm-st snapshot restore before-reload --yes")
    void restore(
            @Parameters(paramLabel = "NAME", description = "A snapshot; 'snapshot list' lists all.") String name,
            @Option(names = "--yes", description = "Do it; without, it is only said what would be done.") boolean yes,
            @Option(
                            names = "--force",
                            description =
                                    "Even if a load was begun less than an hour ago and has not ended: it was killed.")
                    boolean force,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        try (Snapshots snapshots = session.snapshots(storeOptions, own)) {
            if (!yes) {
                SnapshotRecord snapshot = snapshots.get(name);
                session.text()
                        .println("would make the store what it was at " + Instant.ofEpochMilli(snapshot.createdMs())
                                + "; what was loaded since would be gone");
                session.talk(own).println("--yes does it");
                return;
            }
            RestoreOutcome outcome = snapshots.restore(name, force);
            session.text()
                    .println("restored " + name + ": " + Words.count(outcome.granules(), "granule") + ", "
                            + Words.count(outcome.samples(), "sample"));
            if (outcome.strayRows() > 0) {
                session.talk(own)
                        .println(Words.count(outcome.strayRows(), "row")
                                + " of loads that ran while it was taken wait for 'htm-st vacuum'");
            }
        }
    }

    @Command(
            name = "delete",
            description = "Delete a snapshot; the store stays as it is.",
            footerHeading = "%nExamples:%n",
            footer = "  htm-st snapshot delete before-reload")
    void delete(
            @Parameters(paramLabel = "NAME", description = "A snapshot; 'snapshot list' lists all.") String name,
            @Mixin StoreOptions storeOptions,
            @Mixin GeneralOptions own) {
        try (Snapshots snapshots = session.snapshots(storeOptions, own)) {
            snapshots.delete(name);
            session.text().println("deleted snapshot " + name);
        }
    }
}
