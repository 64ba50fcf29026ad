package org.htmst.cli.watch;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "watch",
        description = {
            "Load files as they arrive in folders, and raise alerts.",
            "A file is loaded once its size and time stand still from one look to the next; hidden files, unfinished ones"
                    + " (*.part, *.tmp, …) and descriptors (*.json) are left out. Nothing is moved or deleted. What is loaded already"
                    + " changes nothing; a file that fails is told of once, and tried again when it has changed.",
            "It runs until SIGTERM or SIGINT, and then ends with exit code 0; killed, it goes on when it is started again."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st watch /incoming",
            "  htm-st watch /incoming --once --quiet",
            "  htm-st watch /incoming --alert 'mep_ele_tel90_flux_e3 > 1e4 in saa'",
            "  htm-st watch . --alert 'e3/90 > 1e5' --exec 'mail -s flux me@example.org'"
        })
public final class WatchCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders to watch, with the folders in them.")
    private List<Path> folders;

    @Option(names = "--every", paramLabel = "DURATION", description = "From look to look; 10s unless given.")
    private Duration every = Duration.ofSeconds(10);

    @Option(
            names = "--once",
            description = "Load what stands still from one look to the next, and end; exit code 1 if a file failed.")
    private boolean once;

    @Option(
            names = "--alert",
            paramLabel = "'CONDITION in REGION'",
            description =
                    "Ask each new file: a JSON line tells how many of its samples meet the condition in the named region"
                            + " (anywhere without 'in REGION'), and the highest value. Repeatable.")
    private List<String> alerts = List.of();

    @Option(
            names = "--exec",
            paramLabel = "COMMAND",
            description =
                    "Have the shell run this for each alert, with the JSON line as its input, in place of printing it.")
    private String command;

    @Option(names = "--retry", description = "Try files again that failed before, though they have not changed.")
    private boolean retry;

    @Option(names = "--descriptor", paramLabel = "FILE.json", description = "What the columns of the CSV files mean.")
    private Path descriptor;

    @Option(
            names = "--allow-fewer",
            description =
                    "Let a newer version of a file take the place of the older though it has fewer samples or values.")
    private boolean allowFewer;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public WatchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (SignalledPause pause = new SignalledPause()) {
            return run(pause);
        }
    }

    /** As {@link #call}, with pauses of somebody else's. */
    public int run(Pause pause) {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("--every " + every + " is no time; give one such as 10s");
        }
        if (command != null && alerts.isEmpty()) {
            throw new IllegalArgumentException("--exec needs something to run for; give --alert 'CONDITION in REGION'");
        }
        List<Alert> questions = alerts.stream().map(Alert::parse).toList();
        FolderWatch.Settings settings = new FolderWatch.Settings(
                folders,
                Optional.ofNullable(descriptor).map(SourceFiles::descriptor),
                allowFewer ? Fewer.ALLOWED : Fewer.REFUSED,
                every,
                once);
        PrintStream out = session.text();
        PrintStream talk = session.talk(general);
        WatchLedger ledger;
        try (Store store = session.open(storeOptions, general)) {
            questions.forEach(alert -> alert.region().ifPresent(store.regions()::get));
            ledger = WatchLedger.open(ledgerFile(store));
        }
        if (retry) {
            ledger.forgetFailures();
        }
        AlertOutput output = new AlertOutput(out, session.err(), Optional.ofNullable(command));
        AlertDesk desk = new AlertDesk(questions, output, ledger, session.err());
        talk.println("watching " + folders.stream().map(Path::toString).collect(Collectors.joining(", ")));
        int failed = new FolderWatch(
                        settings,
                        () -> session.open(storeOptions, general),
                        ledger,
                        desk,
                        new FolderWatch.Voices(out, session.err(), talk))
                .run(pause);
        return once && failed > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** One for these folders and this store. */
    private Path ledgerFile(Store store) {
        try {
            String watched = store.catalog().identity().orElse("")
                    + folders.stream()
                            .map(folder -> folder.toAbsolutePath().normalize().toString())
                            .sorted()
                            .toList();
            Path place = storeOptions.home(session.environment()).resolve("watch");
            Files.createDirectories(
                    place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return place.resolve(UUID.nameUUIDFromBytes(watched.getBytes(StandardCharsets.UTF_8)) + ".json");
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger of failed files cannot be kept in the data directory: " + e, e);
        }
    }
}
