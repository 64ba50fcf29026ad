package org.htmst.cli;

import java.util.List;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.session.Session;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st completion",
            "",
            "To use it in this shell: source <(htm-st completion)",
            "In every one: run 'htm-st completion > ~/.htm-st-completion' once, and put",
            "'source ~/.htm-st-completion' into ~/.bashrc or ~/.zshrc.",
            "Names of channels, satellites and products are those of NOAA's files; no store is asked."
        })
final class CompletionCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    public CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        CommandLine program = spec.root().commandLine();
        distinguish(program);
        session.text().print(AutoComplete.bash("htm-st", program));
    }

    /** The script keeps the candidates of an option under its label, which several options of a command may share. */
    private static void distinguish(CommandLine command) {
        CommandSpec own = command.getCommandSpec();
        for (OptionSpec option : List.copyOf(own.options())) {
            if (option.completionCandidates() != null) {
                own.remove(option);
                own.addOption(OptionSpec.builder(option)
                        .paramLabel(option.longestName().replaceAll("[^A-Za-z]", ""))
                        .build());
            }
        }
        command.getSubcommands().values().forEach(CompletionCommand::distinguish);
    }
}
