package org.htmst.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.htmst.bench.jmh.KernelsCommand;
import org.htmst.bench.keys.KeysCommand;
import org.htmst.failure.HtmStException;
import org.htmst.region.text.SpanText;
import org.htmst.region.text.TimeText;
import org.htmst.time.TimeWindow;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.TypeConversionException;

/** The program of the benchmarks, which need packages that a user of the store does not. */
public final class Bench {

    private Bench() {}

    /** Runs the program; {@code arguments} are those after {@code htm-st bench}. */
    public static void main(String[] arguments) {
        CommandLine program =
                commandLine(stream(FileDescriptor.out), stream(FileDescriptor.err), System.getenv(), Clock.systemUTC());
        System.exit(program.execute(arguments));
    }

    private static PrintStream stream(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    static CommandLine commandLine(PrintStream out, PrintStream talk, Map<String, String> environment, Clock clock) {
        return new CommandLine(new BenchCommand(out, talk, environment, clock))
                .addSubcommand(new KeysCommand(out, talk))
                .addSubcommand(new KernelsCommand(out, talk))
                .addSubcommand(new SummariesCommand(out, talk))
                .registerConverter(TimeWindow.class, text -> parsed(text, TimeText::parse))
                .registerConverter(Duration.class, text -> parsed(text, SpanText::parse))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(false)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(talk, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((e, arguments) -> usage(e, e.getCommandLine()))
                .setExecutionExceptionHandler((e, command, parsed) -> failure(e, command));
    }

    private static <T> T parsed(String text, Function<String, T> meaning) {
        try {
            return meaning.apply(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "': " + e.getMessage());
        }
    }

    private static int usage(Exception e, CommandLine command) {
        command.getErr()
                .println("htm-st: " + e.getMessage() + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    private static int failure(Exception e, CommandLine command) {
        if (e instanceof IllegalArgumentException) {
            return usage(e, command);
        }
        if (e instanceof HtmStException || e instanceof IOException) {
            command.getErr().println("htm-st: " + e.getMessage());
        } else {
            e.printStackTrace(command.getErr());
        }
        return ExitCode.SOFTWARE;
    }
}
