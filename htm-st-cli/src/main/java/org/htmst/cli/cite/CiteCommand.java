package org.htmst.cli.cite;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.htmst.answer.cite.Citation;
import org.htmst.answer.cite.CommandText;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.AnswerFile;
import org.htmst.cli.session.Session;
import org.htmst.hbase.catalog.cite.Answers;
import org.htmst.hbase.catalog.cite.KeptAnswer;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.hbase.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "cite",
        description = {
            "Print how an answer is cited.",
            "Of an answer's id, or its file. What a store does not know, such as who is to be named, is left out or, where DataCite wants"
                    + " it, told as not known, unless it is given here."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st cite a.nc",
            "  htm-st cite htmst-5v0d3m8ki1u2q7g4r9ab --style datacite --creator 'Doe, J.'",
            "  htm-st cite a.csv --style schema-org --publisher 'A University'"
        })
public final class CiteCommand implements Callable<Integer> {

    /** In what words. */
    enum Style {
        TEXT,
        DATACITE,
        SCHEMA_ORG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Session session;

    @Parameters(paramLabel = "ID|FILE", description = "The answer.")
    private String answer;

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            description =
                    "text: a line for a list of references; datacite: JSON of DataCite 4.5; schema-org: JSON-LD of"
                            + " schema.org. text unless given.")
    private String style = Style.TEXT.toString();

    @Option(names = "--creator", paramLabel = "NAME", description = "Who is to be named, once for each.")
    private List<String> creators = List.of();

    @Option(names = "--publisher", paramLabel = "NAME", description = "Who keeps it.")
    private String publisher = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "In place of satellites and days.")
    private String title = "";

    @Option(names = "--doi", paramLabel = "DOI", description = "Under which it is published, such as 10.5281/zenodo.1.")
    private String doi = "";

    @Option(names = "--url", paramLabel = "URL", description = "Where it is published.")
    private String url = "";

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public CiteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Style wanted = style();
        Citation citation = citation(new Citation.Credit(creators, publisher, title, doi, url));
        session.text()
                .println(
                        switch (wanted) {
                            case TEXT -> citation.line();
                            case DATACITE -> Citation.text(citation.dataCite());
                            case SCHEMA_ORG -> Citation.text(citation.schemaOrg());
                        });
        return ExitCode.OK;
    }

    private Style style() {
        for (Style known : Style.values()) {
            if (known.toString().equals(style)) {
                return known;
            }
        }
        throw new IllegalArgumentException("--style '" + style + "' is unknown; allowed: text, datacite, schema-org");
    }

    private Citation citation(Citation.Credit credit) throws IOException {
        try (Store store = session.open(storeOptions, general)) {
            Answers answers = store.answers();
            Optional<AnswerFile> file = KeptAnswer.isId(answer)
                    ? Optional.empty()
                    : Optional.of(AnswerFile.read(session.surroundings().path(answer)));
            String id = file.map(AnswerFile::id).orElse(answer);
            Optional<KeptAnswer> kept = answers.find(id);
            if (kept.isEmpty() && file.isPresent()) {
                return Citation.of(
                        id,
                        CommandText.of(file.get().question().arguments()),
                        ProgramVersion.SOFTWARE,
                        file.get().created(),
                        answers.match(file.get().sources()),
                        credit);
            }
            KeptAnswer known = answers.get(id);
            return Citation.of(
                    id,
                    CommandText.of(known.question().arguments()),
                    known.software(),
                    Instant.ofEpochMilli(known.createdMs()),
                    answers.granules(known),
                    credit);
        }
    }
}
