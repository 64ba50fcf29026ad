package org.htmst.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.answer.cite.CommandText;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.cite.Answers;
import org.htmst.hbase.catalog.cite.KeptAnswer;

/**
 * What a file of an answer says of its origin, whatever its form: all carry it as plain text.
 *
 * @param file its name
 * @param id of the answer
 * @param provenance the JSON of its provenance; empty of a form that has no room for it, such as a picture
 */
public record AnswerFile(Path file, String id, Optional<JsonNode> provenance) {

    private static final Pattern ID = Pattern.compile("htmst-[0-9a-v]{20}(?![0-9a-v])");
    private static final Pattern START = Pattern.compile("\\{\\s*\"answer\"\\s*:\\s*\"$");
    private static final int BLOCK_BYTES = 1 << 20;

    /** An id, and what goes before it in JSON. */
    private static final int OVERLAP_BYTES = 256;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a file, or the one that stands beside it.
     *
     * @throws HtmStException if it has no id of an answer
     */
    public static AnswerFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(
                    "'" + file + "' is neither an answer's id, such as htmst-5v0d3m8ki1u2q7g4r9ab, nor a file");
        }
        Path beside = CsvMetadata.path(file);
        Optional<AnswerFile> found = find(file);
        if (found.isEmpty() && Files.isRegularFile(beside)) {
            found = find(beside);
        }
        return found.orElseThrow(() -> new HtmStException(
                "file '" + file
                        + "' has no answer's id; give a file that this version of htm-st has made of a store, with"
                        + " the one beside it if it is CSV or JSON lines",
                false));
    }

    private static Optional<AnswerFile> find(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String before = "";
            long offset = 0;
            for (byte[] block = in.readNBytes(BLOCK_BYTES); block.length > 0; block = in.readNBytes(BLOCK_BYTES)) {
                String text = before + new String(block, StandardCharsets.ISO_8859_1);
                Matcher id = ID.matcher(text);
                // One that ends where the block ends may go on; the next block shows it whole.
                if (id.find() && (id.end() < text.length() || in.available() == 0)) {
                    Matcher start = START.matcher(text.substring(0, id.start()));
                    Optional<JsonNode> provenance =
                            start.find() ? json(file, offset - before.length() + start.start()) : Optional.empty();
                    return Optional.of(new AnswerFile(file, id.group(), provenance));
                }
                offset += block.length;
                before = text.substring(Math.max(0, text.length() - OVERLAP_BYTES));
            }
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> json(Path file, long offset) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            return Optional.of(JSON.readTree(JSON.createParser(in)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private JsonNode origin() {
        return provenance.orElseThrow(() -> new HtmStException(
                "the store does not know answer " + id + ", and file '" + file
                        + "' does not say what it was asked of; give the id to the store that made it",
                false));
    }

    /** What was asked. */
    public KeptAnswer.Question question() {
        SortedMap<String, String> files = new TreeMap<>();
        origin().path("inputs")
                .fields()
                .forEachRemaining(
                        input -> files.put(input.getKey(), input.getValue().asText()));
        return new KeptAnswer.Question(
                CommandText.arguments(origin().path("command").asText()), files, List.of());
    }

    /** When it was made. */
    public Instant created() {
        return Instant.parse(origin().path("created").asText());
    }

    /** The files that it was made of. */
    public List<Answers.Source> sources() {
        List<Answers.Source> sources = new ArrayList<>();
        for (JsonNode source : origin().path("sources")) {
            sources.add(new Answers.Source(
                    source.path("file").asText(),
                    source.path("sha256").asText(),
                    source.path("product").asText(),
                    source.path("granule").asInt()));
        }
        return sources;
    }
}
