package org.htmst.cli;

import org.htmst.cli.option.GeneralOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "grid",
        description = "Ask about trixels; needs no store.",
        synopsisSubcommandLabel = "(id | cell | cover)",
        subcommands = {GridIdCommand.class, GridCellCommand.class, GridCoverCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st grid id -45,-30 --level 8",
            "  htm-st grid cell N310",
            "  htm-st grid cover --region saa --level 5"
        })
final class GridCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private GeneralOptions general;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "grid needs one of: id, cell, cover");
    }
}
