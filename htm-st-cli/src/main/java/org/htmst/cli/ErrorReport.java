package org.htmst.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.htmst.hbase.HtmStException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong in one line, and as an exit code. */
final class ErrorReport {

    private static final int SUGGESTIONS = 3;

    private final PrintStream err;

    ErrorReport(PrintStream err) {
        this.err = err;
    }

    /** Arguments that cannot be understood. */
    int usage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        StringBuilder line = new StringBuilder("htm-st: ").append(oneLine(e.getMessage()));
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions().stream()
                    .limit(SUGGESTIONS)
                    .map(ErrorReport::optionName)
                    .toList();
            if (!near.isEmpty()) {
                line.append("; did you mean ").append(String.join(", ", near)).append("?");
            }
        }
        err.println(line + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    /** A command that failed. */
    int failure(Exception e, CommandLine command, ParseResult arguments) {
        if (isReaderGone(e)) {
            return ExitCode.OK;
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
    static String message(Exception e) {
        if (e instanceof HtmStException || e instanceof IllegalArgumentException) {
            return oneLine(e.getMessage());
        }
        if (e instanceof UncheckedIOException unchecked) {
            String own = String.valueOf(unchecked.getMessage());
            return own.equals(String.valueOf(unchecked.getCause())) ? message(unchecked.getCause()) : oneLine(own);
        }
        if (e instanceof FileSystemException file) {
            return "file '" + file.getFile() + "': "
                    + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
        }
        if (e instanceof IOException) {
            return oneLine(e.getMessage());
        }
        return "internal error, please report it with the output of --debug: " + oneLine(e.toString());
    }

    private static boolean isReaderGone(Throwable e) {
        return e != null && (e instanceof StandardOutput.ReaderGoneException || isReaderGone(e.getCause()));
    }

    private static CommandLine leaf(CommandLine command) {
        CommandLine leaf = command;
        while (leaf.getParseResult() != null && leaf.getParseResult().hasSubcommand()) {
            leaf = leaf.getParseResult().subcommand().commandSpec().commandLine();
        }
        return leaf;
    }

    private static String oneLine(String text) {
        return String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** picocli suggests an option with its parameter, as in {@code --box=<W,S,E,N>}. */
    private static String optionName(String suggestion) {
        return suggestion.replaceAll("[=\\[ ].*", "");
    }
}
