package org.htmst.cli.option;

import picocli.CommandLine.Option;

/** What every command understands. */
public final class GeneralOptions {

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but data and errors.")
    private boolean quiet;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** Whether talk is unwanted. */
    public boolean quiet() {
        return quiet;
    }

    /** Whether a stack trace is wanted. */
    public boolean debug() {
        return debug;
    }
}
