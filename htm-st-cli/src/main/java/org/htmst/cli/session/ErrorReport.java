package org.htmst.cli.session;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong in one line, and as an exit code. */
public final class ErrorReport {

    private static final int SUGGESTIONS = 3;

    /** A name more letters away than this is not what was meant. */
    private static final int FAR = 2;

    private final PrintStream err;
    private final Runnable broken;

    /**
     * A report on {@code err}.
     *
     * @param broken called when Java itself has failed
     */
    public ErrorReport(PrintStream err, Runnable broken) {
        this.err = err;
        this.broken = broken;
    }

    /** Arguments that cannot be understood. */
    public int usage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String message = e instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched, command.getCommandSpec())
                : e.getMessage();
        err.println("htm-st: " + oneLine(message) + " (see "
                + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    private static String unmatched(UnmatchedArgumentException e, CommandSpec command) {
        String first = e.getUnmatched().get(0);
        boolean option = e.isUnknownOption();
        List<String> known = option
                ? List.copyOf(command.optionsMap().keySet())
                : List.copyOf(command.subcommands().keySet());
        String name = first.replaceAll("=.*", "");
        String near = known.stream()
                .filter(other -> distance(name, other) <= FAR)
                .sorted(Comparator.<String>comparingInt(other -> distance(name, other))
                        .thenComparing(other -> other))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
        String what = option ? "unknown option '" : known.isEmpty() ? "unexpected argument '" : "unknown command '";
        return what + first + "'" + (near.isEmpty() ? "" : "; did you mean " + near + "?");
    }

    private static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance().apply(a, b);
    }

    /** A command that failed. */
    public int failure(Exception e, CommandLine command, ParseResult arguments) {
        if (isReaderGone(e)) {
            return ExitCode.OK;
        }
        // Java keeps one error for want of memory: thrown again where what was open is closed, it is refused as one to
        // suppress itself.
        if (e instanceof IllegalArgumentException && e.getCause() instanceof Error error) {
            return failure(HtmStException.of(error), command, arguments);
        }
        if (isBroken(e)) {
            broken.run();
        }
        CommandLine leaf = leaf(command);
        boolean debug = leaf.getParseResult() != null && leaf.getParseResult().hasMatchedOption("--debug");
        if (debug) {
            e.printStackTrace(err);
        }
        if (e instanceof IllegalArgumentException) {
            err.println("htm-st: " + oneLine(e.getMessage()) + " (see "
                    + leaf.getCommandSpec().qualifiedName() + " --help)");
            return ExitCode.USAGE;
        }
        err.println("htm-st: " + message(e));
        return ExitCode.SOFTWARE;
    }

    /** What {@code e} means to a user, in one line. */
    public static String message(Exception e) {
        if (e instanceof HtmStException || e instanceof IllegalArgumentException) {
            return oneLine(e.getMessage());
        }
        if (e instanceof UncheckedIOException unchecked) {
            String own = String.valueOf(unchecked.getMessage());
            return own.equals(String.valueOf(unchecked.getCause())) ? message(unchecked.getCause()) : oneLine(own);
        }
        if (e instanceof FileSystemException file) {
            return oneLine("file '" + file.getFile() + "': "
                    + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason()));
        }
        if (e instanceof ClosedByInterruptException) {
            return "it was interrupted; run the command again";
        }
        if (e instanceof IOException) {
            return oneLine(e.getMessage() == null ? e.toString() : e.getMessage());
        }
        return "internal error, please report it with the output of --debug: " + oneLine(e.toString());
    }

    private static boolean isReaderGone(Throwable e) {
        return e != null && (e instanceof StandardOutput.ReaderGoneException || isReaderGone(e.getCause()));
    }

    private static boolean isBroken(Throwable e) {
        return e != null && (e instanceof OutOfMemoryError || e instanceof LinkageError || isBroken(e.getCause()));
    }

    private static CommandLine leaf(CommandLine command) {
        CommandLine leaf = command;
        while (leaf.getParseResult() != null && leaf.getParseResult().hasSubcommand()) {
            leaf = leaf.getParseResult().subcommand().commandSpec().commandLine();
        }
        return leaf;
    }

    private static String oneLine(String text) {
        return Excerpt.of(String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", "; "));
    }
}
