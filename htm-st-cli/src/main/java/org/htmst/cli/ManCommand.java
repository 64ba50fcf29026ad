package org.htmst.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.session.Session;
import org.htmst.hbase.load.ProgramVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "man",
        description = {
            "Write manual pages.",
            "One for each command, into the folder man1 of DIR: htm-st.1, htm-st-query.1 and so on, in place of those that are"
                    + " there. 'man htm-st-query' finds them where DIR is on the manual path, as ~/.local/share/man is"
                    + " where ~/.local/bin is on the path of commands; elsewhere 'man -M DIR htm-st-query' shows them."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  htm-st man ~/.local/share/man"})
final class ManCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Folder of manuals, made if missing.")
    private Path folder;

    @Mixin
    private GeneralOptions general;

    private int pages;

    public ManCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path section = folder.resolve("man1");
        Files.createDirectories(section);
        write(spec.root().commandLine(), section);
        session.talk(general).println(Words.count(pages, "page") + " in " + section);
        return ExitCode.OK;
    }

    private void write(CommandLine command, Path section) throws IOException {
        CommandSpec own = command.getCommandSpec();
        if (own.helpCommand()) {
            return;
        }
        Files.writeString(section.resolve(ManPage.name(own) + ".1"), ManPage.of(own, ProgramVersion.SOFTWARE));
        pages++;
        for (CommandLine subcommand : command.getSubcommands().values()) {
            write(subcommand, section);
        }
    }
}
