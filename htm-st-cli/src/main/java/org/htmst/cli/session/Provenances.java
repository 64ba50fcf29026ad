package org.htmst.cli.session;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.htmst.answer.cite.Citation;
import org.htmst.answer.cite.CommandText;
import org.htmst.answer.map.MapProvenance;
import org.htmst.answer.print.Provenance;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.cite.KeptAnswer;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.hbase.store.Store;
import org.htmst.query.SampleQuery;
import picocli.CommandLine.Model.CommandSpec;

/** Says where the answer of a command comes from, and has the store keep what was asked where the answer says its id. */
public final class Provenances {

    private Provenances() {}

    /**
     * The provenance of what {@code command} makes.
     *
     * @param store that is asked
     * @param granules all that the answer may be made of
     * @param query that it answers
     */
    public static Provenance of(
            CommandSpec command, Session session, Store store, List<Granule> granules, SampleQuery query)
            throws IOException {
        Optional<KeptAnswer> kept = keep(command, session, store, granules);
        Instant created = kept.map(answer -> Instant.ofEpochMilli(answer.createdMs()))
                .orElseGet(() -> session.clock().instant());
        Provenance provenance = Provenance.of(
                created, commandLine(command), granules, query, store.catalog().inventory());
        return kept.map(answer -> provenance.kept(
                        answer.id(),
                        answer.question().files(),
                        Citation.of(
                                answer.id(),
                                provenance.command(),
                                provenance.software(),
                                created,
                                granules,
                                Citation.Credit.NONE)))
                .orElse(provenance);
    }

    /** The same of exported files, which are of one granule each and are not asked for again. */
    public static Provenance ofExport(CommandSpec command, Session session, List<Granule> granules) {
        return new Provenance(
                ProgramVersion.SOFTWARE,
                session.clock().instant(),
                commandLine(command),
                granules.stream().map(Provenance.Source::of).toList());
    }

    /** The same of one map or picture, which {@code command} makes. */
    public static MapProvenance ofMap(CommandSpec command, Session session, Store store) {
        return new MapProvenance(
                store.catalog(),
                session.clock().instant(),
                commandLine(command),
                granules -> keep(command, session, store, granules));
    }

    /** Says the id of an answer on standard output, if that is wanted. */
    public static void cite(CommandSpec command, Session session, Store store, List<Granule> granules)
            throws IOException {
        keep(command, session, store, granules);
    }

    /** Keeps what a command asks whose answer goes to a file, or that is told to. */
    private static Optional<KeptAnswer> keep(CommandSpec command, Session session, Store store, List<Granule> granules)
            throws IOException {
        boolean cited = command.commandLine().getParseResult().hasMatchedOption(AskedCommand.CITE);
        if (!cited && !AskedCommand.hasFile(AskedCommand.asked(command))) {
            return Optional.empty();
        }
        Optional<KeptAnswer> kept = AskedCommand.question(command, session).map(question -> store.answers()
                .keep(question, granules, session.clock().instant()));
        if (cited) {
            session.err()
                    .println(kept.map(answer ->
                                    "answer " + answer.id() + "; 'htm-st repeat " + answer.id() + "' gives it again")
                            .orElse("the answer has no id, since it was asked of what is no file"));
        }
        return kept;
    }

    /** The command as it could be typed again, without what says only where the store is and in which folder the answer. */
    public static String commandLine(CommandSpec command) {
        return CommandText.of(AskedCommand.asked(command));
    }
}
