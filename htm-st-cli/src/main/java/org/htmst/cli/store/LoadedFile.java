package org.htmst.cli.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.htmst.cli.session.Talk;
import org.htmst.failure.Excerpt;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.LoadOutcome;

/**
 * What is told of a file that was loaded, or was only looked at.
 *
 * @param file as the user named it
 * @param outcome {@code loaded}, {@code replaced}, {@code unchanged}, or {@code would load}
 * @param notes what else a reader of the file should know
 */
public record LoadedFile(
        Path file,
        String outcome,
        List<String> satellites,
        String product,
        long firstMs,
        long lastMs,
        int read,
        int kept,
        SortedMap<String, Integer> rejected,
        List<String> notes) {

    /** The columns of {@link #row}. */
    static final List<String> HEADER =
            List.of("file", "outcome", "satellites", "product", "first", "last", "read", "kept", "rejected", "notes");

    /** Of a file that a store has now. */
    public static LoadedFile of(Path file, LoadOutcome outcome) {
        Granule granule = outcome.granule();
        List<String> notes = new ArrayList<>();
        if (!granule.fileName().equals(file.getFileName().toString())) {
            notes.add("its bytes were loaded as " + granule.fileName());
        }
        notes.addAll(outcome.notes());
        return new LoadedFile(
                file,
                outcome.kind().name().toLowerCase(Locale.ROOT),
                granule.satellites(),
                granule.product(),
                granule.firstMs(),
                granule.lastMs(),
                granule.samplesRead(),
                granule.samplesKept(),
                granule.rejected(),
                notes);
    }

    static LoadedFile looked(Path file, SourceContent content) {
        List<String> notes = new ArrayList<>(content.rejectedExamples());
        notes.addAll(content.warnings());
        return new LoadedFile(
                file,
                "would load",
                content.samples().satellites(),
                content.product().name(),
                LongStream.of(content.samples().timeMs()).min().orElseThrow(),
                LongStream.of(content.samples().timeMs()).max().orElseThrow(),
                content.samplesRead(),
                content.samples().size(),
                content.rejected(),
                notes);
    }

    /** A row of a file that cannot be loaded. */
    static List<Object> failedRow(Path file, String why) {
        return List.of(file.toString(), "failed", "", "", "", "", 0, 0, "", why);
    }

    List<Object> row() {
        return List.of(
                file.toString(),
                outcome,
                String.join("+", satellites),
                product,
                Instant.ofEpochMilli(firstMs),
                Instant.ofEpochMilli(lastMs),
                read,
                kept,
                Talk.reasons(rejected),
                String.join("; ", notes));
    }

    /** All but the notes. */
    public String line() {
        return outcome + " " + Excerpt.plain(file.getFileName().toString()) + ": " + String.join("+", satellites) + " "
                + product + " " + Instant.ofEpochMilli(firstMs) + "/" + Instant.ofEpochMilli(lastMs) + ", read " + read
                + ", kept " + kept + ", rejected " + (read - kept)
                + (rejected.isEmpty() ? "" : " (" + Talk.reasons(rejected) + ")");
    }
}
