package org.htmst.cli;

import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.session.Session;
import org.htmst.hbase.load.ProgramVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

@Command(
        name = "version",
        description = "Show the version of the program.",
        footerHeading = "%nExamples:%n",
        footer = "  htm-st version")
final class VersionCommand implements Runnable {

    /** What {@code --version} says, too. */
    static final class Text implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {ProgramVersion.SOFTWARE + " (Java " + Runtime.version() + ")"};
        }
    }

    private final Session session;

    @Mixin
    private GeneralOptions general;

    public VersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.text().println(new Text().getVersion()[0]);
    }
}
