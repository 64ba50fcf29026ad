package org.htmst.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.htmst.cli.print.Provenance;
import org.htmst.hbase.catalog.Granule;
import picocli.CommandLine.Model.CommandSpec;

/** Says where the answer of a command comes from. */
final class Provenances {

    private Provenances() {}

    /** The provenance of what {@code command} makes from {@code granules}. */
    static Provenance of(CommandSpec command, Session session, List<Granule> granules) {
        return new Provenance(
                Version.software(),
                session.clock().instant(),
                commandLine(command),
                granules.stream()
                        .map(granule -> new Provenance.Source(granule.fileName(), granule.sha256(), granule.product()))
                        .toList());
    }

    /** The command as it could be typed again. */
    static String commandLine(CommandSpec command) {
        return command.root().commandLine().getParseResult().originalArgs().stream()
                .map(Provenances::quoted)
                .collect(Collectors.joining(" ", "htm-st ", ""));
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_.,:/=+@-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
