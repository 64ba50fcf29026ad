package org.htmst.cli.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.htmst.answer.print.OutputFile;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.OutputOptions;
import org.htmst.cli.session.Session;
import org.htmst.failure.Excerpt;
import org.htmst.formats.Draft;
import org.htmst.formats.SourceFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "describe",
        description = {
            "Write the first draft of a file's descriptor.",
            "Standard error says what was taken of what the file says of itself, and what is missing and is to be added by hand."
                    + " The draft loads the file by 'htm-st load --descriptor', or as NAME.json beside it."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st describe sample-data/missions/de2_ion2s_rpa_19830213_v01.cdf",
            "  htm-st describe measurements.nc -o d.json",
            "  htm-st load --descriptor d.json measurements.nc"
        })
public final class DescribeCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Mixin
    private OutputOptions output;

    @Mixin
    private GeneralOptions general;

    public DescribeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        output.check();
        Draft draft = SourceFiles.draft(file);
        String json = new String(draft.json(), StandardCharsets.UTF_8);
        if (output.file().isPresent()) {
            OutputFile.write(output.file().get(), output.overwrite(), path -> Files.writeString(path, json + "\n"));
        } else {
            session.text().println(json);
        }
        PrintStream talk = session.talk(general);
        draft.guesses().forEach(guess -> talk.println("taken: " + Excerpt.plain(guess)));
        draft.unknown().forEach(unknown -> talk.println("missing: " + Excerpt.plain(unknown)));
        return ExitCode.OK;
    }
}
