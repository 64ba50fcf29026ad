package org.htmst.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.htmst.answer.order.AnswerOrder;
import org.htmst.cli.ask.ConjunctionsCommand;
import org.htmst.cli.ask.CountCommand;
import org.htmst.cli.ask.DemoCommand;
import org.htmst.cli.ask.ExplainCommand;
import org.htmst.cli.ask.InterpolateCommand;
import org.htmst.cli.ask.JoinCommand;
import org.htmst.cli.ask.MapCommand;
import org.htmst.cli.ask.NearestCommand;
import org.htmst.cli.ask.PassesCommand;
import org.htmst.cli.ask.PlotCommand;
import org.htmst.cli.ask.QueryCommand;
import org.htmst.cli.ask.SummarizeCommand;
import org.htmst.cli.ask.TracksCommand;
import org.htmst.cli.cite.CiteCommand;
import org.htmst.cli.cite.RetainCommand;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.OptionConverters;
import org.htmst.cli.session.ErrorReport;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.StandardOutput;
import org.htmst.cli.store.ChannelsCommand;
import org.htmst.cli.store.CopyCommand;
import org.htmst.cli.store.DescribeCommand;
import org.htmst.cli.store.ExportCommand;
import org.htmst.cli.store.ExportFormat;
import org.htmst.cli.store.InitCommand;
import org.htmst.cli.store.ListCommand;
import org.htmst.cli.store.LoadCommand;
import org.htmst.cli.store.RegionsCommand;
import org.htmst.cli.store.RemoveCommand;
import org.htmst.cli.store.RepairCommand;
import org.htmst.cli.store.RollUpCommand;
import org.htmst.cli.store.ServeCommand;
import org.htmst.cli.store.ServerCommand;
import org.htmst.cli.store.SimulateCommand;
import org.htmst.cli.store.SnapshotCommand;
import org.htmst.cli.store.StatusCommand;
import org.htmst.cli.store.TokensCommand;
import org.htmst.cli.store.UpgradeCommand;
import org.htmst.cli.store.VacuumCommand;
import org.htmst.cli.store.VerifyCommand;
import org.htmst.cli.watch.WatchCommand;
import org.htmst.failure.HtmStException;
import org.htmst.region.text.NamedRegion;
import org.htmst.serve.access.Role;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
        name = "htm-st",
        versionProvider = VersionCommand.Text.class,
        description = "Satellite samples in HBase: load files, ask for places and times, draw maps by local time.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st demo",
            "  htm-st load sample-data/*.nc",
            "  htm-st count --satellite noaa-18 --box 270,-50,360,0",
            "  htm-st help query",
            "",
            "'htm-st bench' measures it all, see 'htm-st bench --help'.",
            "Data goes to standard output, talk to standard error. Exit codes: 0 done, 1 failed, 2 wrong usage.",
            "HTM_ST_HOME is the data directory of the embedded store (else ~/.htm-st);",
            "HTM_ST_CONF names the hbase-site.xml of a cluster to use instead.",
            "HTM_ST_RESIDENT=no gives each command a process of its own; HTM_ST_RESIDENT=30m",
            "keeps the one that they share for as long without a command (else 10m)."
        })
public final class HtmSt implements Runnable {

    /** In the order of the help. */
    private static final List<Map.Entry<String, Class<?>>> COMMANDS = List.of(
            Map.entry("demo", DemoCommand.class),
            Map.entry("init", InitCommand.class),
            Map.entry("load", LoadCommand.class),
            Map.entry("describe", DescribeCommand.class),
            Map.entry("watch", WatchCommand.class),
            Map.entry("query", QueryCommand.class),
            Map.entry("count", CountCommand.class),
            Map.entry("summarize", SummarizeCommand.class),
            Map.entry("passes", PassesCommand.class),
            Map.entry("conjunctions", ConjunctionsCommand.class),
            Map.entry("nearest", NearestCommand.class),
            Map.entry("join", JoinCommand.class),
            Map.entry("repeat", RepeatCommand.class),
            Map.entry("cite", CiteCommand.class),
            Map.entry("plot", PlotCommand.class),
            Map.entry("explain", ExplainCommand.class),
            Map.entry("interpolate", InterpolateCommand.class),
            Map.entry("map", MapCommand.class),
            Map.entry("tracks", TracksCommand.class),
            Map.entry("ls", ListCommand.class),
            Map.entry("regions", RegionsCommand.class),
            Map.entry("channels", ChannelsCommand.class),
            Map.entry("status", StatusCommand.class),
            Map.entry("rm", RemoveCommand.class),
            Map.entry("retain", RetainCommand.class),
            Map.entry("vacuum", VacuumCommand.class),
            Map.entry("verify", VerifyCommand.class),
            Map.entry("repair", RepairCommand.class),
            Map.entry("upgrade", UpgradeCommand.class),
            Map.entry("roll-up", RollUpCommand.class),
            Map.entry("export", ExportCommand.class),
            Map.entry("copy", CopyCommand.class),
            Map.entry("snapshot", SnapshotCommand.class),
            Map.entry("server", ServerCommand.class),
            Map.entry("serve", ServeCommand.class),
            Map.entry("tokens", TokensCommand.class),
            Map.entry("grid", GridCommand.class),
            Map.entry("simulate", SimulateCommand.class),
            Map.entry("completion", CompletionCommand.class),
            Map.entry("man", ManCommand.class),
            Map.entry("version", VersionCommand.class),
            Map.entry("help", HelpCommand.class));

    /** Commands that speak of the others. */
    private static final Set<String> NEED_ALL = Set.of("help", "completion", "man");

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    private HtmSt() {}

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(run(Session.ofProcess(), arguments));
    }

    /** Runs one command in {@code session}; its exit code. */
    public static int run(Session session, String... arguments) {
        // To read the options of all commands takes a fifth of a second, which a small question would notice.
        boolean single = arguments.length > 0
                && !NEED_ALL.contains(arguments[0])
                && COMMANDS.stream().anyMatch(command -> command.getKey().equals(arguments[0]));
        return commandLine(session, name -> !single || name.equals(arguments[0]))
                .execute(arguments);
    }

    /** The program, ready to be executed in {@code session}. */
    public static CommandLine commandLine(Session session) {
        return commandLine(session, name -> true);
    }

    private static CommandLine commandLine(Session session, Predicate<String> wanted) {
        IFactory factory = new CommandFactory(session);
        ErrorReport errors =
                new ErrorReport(session.err(), session.surroundings().broken());
        CommandLine commandLine = new CommandLine(new HtmSt(), factory) {
            /** Errors of Java come from anywhere, the reading of arguments included, and picocli lets them pass. */
            @Override
            public int execute(String... arguments) {
                try {
                    return super.execute(arguments);
                } catch (Error e) {
                    return errors.failure(HtmStException.of(e), this, getParseResult());
                }
            }
        };
        for (Map.Entry<String, Class<?>> command : COMMANDS) {
            if (wanted.test(command.getKey())) {
                commandLine.addSubcommand(command.getKey(), new CommandLine(command.getValue(), factory));
            }
        }
        OptionConverters.register(commandLine);
        commandLine.registerConverter(Path.class, session.surroundings()::path);
        OptionConverters.registerEnum(commandLine, AnswerOrder.class);
        OptionConverters.registerEnum(commandLine, ExportFormat.class);
        OptionConverters.registerEnum(commandLine, ListCommand.Thing.class);
        OptionConverters.registerEnum(commandLine, Role.class);
        commandLine
                .setOverwrittenOptionsAllowed(false)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(session.text(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(errors::usage)
                .setExecutionStrategy(arguments -> {
                    int code = new CommandLine.RunLast().execute(arguments);
                    checkOutput(session, arguments.commandSpec().commandLine());
                    return code;
                })
                .setExecutionExceptionHandler(errors::failure);
        // Lets a place with a western longitude, which begins like an option, be a place.
        CommandLine grid = commandLine.getSubcommands().get("grid");
        if (grid != null) {
            grid.getSubcommands().get("id").setUnmatchedOptionsArePositionalParams(true);
        }
        listRegions(commandLine);
        session.surroundings().page().ifPresent(page -> commandLine
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(page.columns())
                .setColorScheme(Help.defaultColorScheme(page.styled() ? Help.Ansi.ON : Help.Ansi.OFF)));
        return commandLine;
    }

    private static void checkOutput(Session session, CommandLine commandLine) {
        try {
            session.checkOutput();
        } catch (StandardOutput.ReaderGoneException e) {
            // Whoever read has heard enough; what the command came to stands.
        } catch (IOException e) {
            throw new ExecutionException(commandLine, "writing to standard output failed", e);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command is given; 'htm-st --help' lists them");
    }

    /** Adds the table of named regions to the help of every command that takes one. */
    private static void listRegions(CommandLine commandLine) {
        for (CommandLine command : commandLine.getSubcommands().values()) {
            listRegions(command);
            if (command.getCommandSpec().findOption("--region") != null) {
                var usage = command.getCommandSpec().usageMessage();
                List<String> footer = new ArrayList<>(List.of(usage.footer()));
                footer.add("");
                footer.add("Named regions (geographic):");
                footer.addAll(NamedRegion.table());
                footer.add("'htm-st regions add' gives others a name, 'htm-st regions ls' lists all.");
                usage.footer(footer.toArray(String[]::new));
            }
        }
    }

    /** Gives the session to commands that want one. */
    private record CommandFactory(Session session) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Session.class))) {
                    try {
                        return type.cast(constructor.newInstance(session));
                    } catch (InvocationTargetException e) {
                        throw new IllegalStateException(type + " cannot be made", e.getCause());
                    }
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
