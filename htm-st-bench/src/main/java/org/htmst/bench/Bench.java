package org.htmst.bench;

import org.htmst.bench.jmh.KernelsCommand;
import org.htmst.bench.keys.KeysCommand;
import org.htmst.bench.query.DesignQuery;
import org.htmst.cli.HtmSt;
import org.htmst.cli.option.OptionConverters;
import org.htmst.cli.session.Session;
import picocli.CommandLine;

/** The program with its benchmarks, which need packages that a user of the store does not. */
public final class Bench {

    private Bench() {}

    /** Runs the program. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Session.ofProcess()).execute(arguments));
    }

    static CommandLine commandLine(Session session) {
        CommandLine commandLine = HtmSt.commandLine(session, new BenchCommand(session));
        OptionConverters.registerEnum(commandLine, Rival.class);
        OptionConverters.registerEnum(commandLine, ReportForm.class);
        OptionConverters.registerEnum(commandLine, DesignQuery.class);
        KeysCommand.addTo(commandLine.getSubcommands().get("bench"), session);
        KernelsCommand.addTo(commandLine.getSubcommands().get("bench"), session);
        return commandLine;
    }
}
