package org.htmst.cli;

import org.htmst.cli.option.GeneralOptions;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st completion", "", "To use it in this shell: source <(htm-st completion)"})
final class CompletionCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.text().print(AutoComplete.bash("htm-st", spec.root().commandLine()));
    }
}
