package org.htmst.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.AnswerFile;
import org.htmst.cli.session.AskedCommand;
import org.htmst.cli.session.Session;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.cite.AsOf;
import org.htmst.hbase.catalog.cite.KeptAnswer;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "repeat",
        description = {
            "Give an answer again, byte for byte.",
            "It is asked of the files that it was made of first, whatever was loaded, replaced or removed since, as long as their"
                    + " rows are kept ('htm-st retain'); if some are gone, it says which and gives none.",
            "An answer's id stands in its file or, of a CSV or JSON-lines file, in the one beside it. In place of the id, the file"
                    + " will do, also with another store that has the same files.",
            "An answer that was a file becomes one of the same name, in this folder or in that of -o."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st query --channel e1/0 --time 2019-10-24 -o a.nc",
            "  htm-st repeat a.nc -o again/",
            "  htm-st count --region saa --cite",
            "  htm-st repeat htmst-5v0d3m8ki1u2q7g4r9ab"
        })
final class RepeatCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID|FILE", description = "The answer.")
    private String answer;

    @Mixin
    private OutputOptions output;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    RepeatCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        try (Store store = session.open(storeOptions, general)) {
            if (KeptAnswer.isId(answer)) {
                return repeat(store.answers().get(answer), store);
            }
            AnswerFile file = AnswerFile.read(session.surroundings().path(answer));
            Optional<KeptAnswer> kept = store.answers().find(file.id());
            return kept.isPresent() ? repeat(kept.get(), store) : repeat(file, store);
        }
    }

    private int repeat(KeptAnswer kept, Store store) throws IOException {
        if (!kept.software().equals(ProgramVersion.SOFTWARE)) {
            session.talk(general)
                    .println("answer " + kept.id() + " was made by " + kept.software() + "; this is "
                            + ProgramVersion.SOFTWARE + ", which may give other bytes");
        }
        return run(
                kept.id(),
                kept.question(),
                Instant.ofEpochMilli(kept.createdMs()),
                store.asOf(new AsOf(Optional.empty(), Optional.of(kept.id()))));
    }

    /** Of a store that does not know the answer, and may have its files. */
    private int repeat(AnswerFile file, Store store) throws IOException {
        return run(
                file.id(),
                file.question(),
                file.created(),
                store.past(store.answers().match(file.sources())));
    }

    private int run(String id, KeptAnswer.Question question, Instant created, Store then) throws IOException {
        for (Map.Entry<String, String> input : question.files().entrySet()) {
            Path file = session.surroundings().path(input.getKey());
            if (!Files.isRegularFile(file) || !AskedCommand.sha256(file).equals(input.getValue())) {
                throw new HtmStException(
                        "file '" + input.getKey() + "', of which answer " + id
                                + " was asked, is not what it was (SHA-256 " + input.getValue() + ")",
                        false);
            }
        }
        List<String> asked = question.arguments();
        boolean hasFile = AskedCommand.hasFile(asked);
        if (!hasFile && output.file().isPresent()) {
            throw new IllegalArgumentException(
                    "answer " + id + " went to standard output, and does so again; leave out -o");
        }
        Path target = output.file().orElse(Path.of(""));
        // The name of an answer's file says its form; one that says none is that of a folder.
        if (!target.toString().isEmpty() && !target.getFileName().toString().contains(".")) {
            Files.createDirectories(target);
        }
        List<String> arguments = new ArrayList<>(hasFile ? AskedCommand.into(asked, target) : asked);
        if (hasFile && output.overwrite()) {
            arguments.add("--overwrite");
        }
        arguments.addAll(storeOptions.typed());
        if (general.quiet()) {
            arguments.add("--quiet");
        }
        Session again = new Session(
                session.out(),
                session.err(),
                session.environment(),
                Clock.fixed(created, ZoneOffset.UTC),
                session.terminal(),
                session.surroundings().withStore(then));
        return HtmSt.run(again, arguments.toArray(String[]::new));
    }
}
