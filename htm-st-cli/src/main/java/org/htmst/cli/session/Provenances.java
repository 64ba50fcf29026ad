package org.htmst.cli.session;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.htmst.answer.print.Provenance;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.query.SampleQuery;
import picocli.CommandLine.Model.CommandSpec;

/** Says where the answer of a command comes from. */
public final class Provenances {

    private Provenances() {}

    /** The provenance of what {@code command} makes from {@code granules}, as the answer to {@code query}. */
    public static Provenance of(
            CommandSpec command, Session session, List<Granule> granules, SampleQuery query, Catalog catalog)
            throws IOException {
        return Provenance.of(session.clock().instant(), commandLine(command), granules, query, catalog.inventory());
    }

    /** The provenance of what {@code command} makes from {@code granules} without derived channels. */
    public static Provenance of(CommandSpec command, Session session, List<Granule> granules) {
        return new Provenance(
                ProgramVersion.SOFTWARE,
                session.clock().instant(),
                commandLine(command),
                granules.stream().map(Provenance.Source::of).toList());
    }

    /** The command as it could be typed again. */
    public static String commandLine(CommandSpec command) {
        return command.root().commandLine().getParseResult().originalArgs().stream()
                .map(Provenances::quoted)
                .collect(Collectors.joining(" ", "htm-st ", ""));
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_.,:/=+@-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
