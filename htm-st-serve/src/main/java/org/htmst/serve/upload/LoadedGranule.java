package org.htmst.serve.upload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.htmst.failure.Excerpt;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Source;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;

/**
 * What became of a file that was received.
 *
 * @param status of HTTP: 201 if it is new, 200 if it was there, 422 if it cannot be loaded, 503 if the store does not answer
 * @param document what the client is told
 * @param failure what the log is told
 */
record LoadedGranule(int status, ObjectNode document, Optional<RuntimeException> failure) {

    static final String AGAIN = "the store does not answer; send it again in a while";

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    /** Loads a file, as the command {@code load} does. */
    static LoadedGranule load(Store store, ReceivedFile file, Optional<Descriptor> descriptor, Fewer fewer) {
        Heard heard = new Heard(file);
        try {
            store.loadAll(
                    List.<Supplier<Source>>of(() -> SourceFiles.open(file.path(), descriptor))
                            .iterator(),
                    fewer,
                    heard);
        } catch (HtmStException e) {
            if (!e.recoverable()) {
                throw e;
            }
            return new LoadedGranule(UNAVAILABLE, told(file, "refused").put("error", AGAIN), Optional.of(e));
        }
        return heard.told;
    }

    private static final class Heard implements LoadListener {

        private final ReceivedFile file;
        private LoadedGranule told;

        Heard(ReceivedFile file) {
            this.file = file;
        }

        @Override
        public void loaded(int source, LoadOutcome outcome) {
            Granule granule = outcome.granule();
            ObjectNode document = told(file, outcome.kind().name().toLowerCase(Locale.ROOT))
                    .put("granule", granule.id())
                    .put("product", granule.product());
            granule.satellites().forEach(document.putArray("satellites")::add);
            document.put("first", Instant.ofEpochMilli(granule.firstMs()).toString())
                    .put("last", Instant.ofEpochMilli(granule.lastMs()).toString())
                    .put("samplesRead", granule.samplesRead())
                    .put("samplesKept", granule.samplesKept());
            granule.rejected().forEach(document.putObject("rejected")::put);
            ArrayNode notes = document.putArray("notes");
            if (!granule.fileName().equals(file.path().getFileName().toString())) {
                notes.add("its bytes were loaded as " + granule.fileName());
            }
            outcome.notes().forEach(notes::add);
            told = new LoadedGranule(
                    outcome.kind() == LoadOutcome.Kind.UNCHANGED ? OK : CREATED, document, Optional.empty());
        }

        /** Any exception concerns this file alone: a hostile one may make its reader fail in ways that nobody foresaw. */
        @Override
        public void failed(int source, RuntimeException cause) {
            if (cause instanceof HtmStException failure && failure.recoverable()) {
                throw cause;
            }
            boolean isForeseen = cause instanceof HtmStException || cause instanceof IllegalArgumentException;
            String error = isForeseen
                    // Where it stood meanwhile is nothing to its sender.
                    ? Excerpt.of(String.valueOf(cause.getMessage())
                            .replace(file.path().getParent() + "/", ""))
                    : "its reader failed in a way that nobody foresaw; please report it with the file";
            told = new LoadedGranule(
                    UNPROCESSABLE,
                    told(file, "failed").put("error", error),
                    isForeseen ? Optional.empty() : Optional.of(cause));
        }
    }

    private static ObjectNode told(ReceivedFile file, String outcome) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("outcome", outcome)
                .put("file", file.path().getFileName().toString())
                .put("sha256", file.sha256())
                .put("bytes", file.bytes());
    }

    /** Whether it is the file that is at fault. */
    boolean isOfFile() {
        return status == UNPROCESSABLE;
    }

    /** What stands beside the file in quarantine. */
    ObjectNode reason(String by, Instant now) {
        return document.deepCopy().put("time", now.toString()).put("token", by);
    }
}
