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
import org.htmst.formats.archive.Archive;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;

/**
 * What became of a file that was received.
 *
 * @param status of HTTP: 201 if it is new, 200 if it was there, 422 if it, or one in an archive, cannot be loaded, 503 if the store does not answer
 * @param document what the client is told
 * @param failure what the log is told
 */
record LoadedGranule(int status, ObjectNode document, Optional<RuntimeException> failure) {

    static final String AGAIN = "the store does not answer; send it again in a while";

    static final int CREATED = 201;
    static final int OK = 200;
    static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    /** Loads a file, or the files of an archive, as the command {@code load} does. */
    static LoadedGranule load(Store store, ReceivedFile file, Optional<Descriptor> descriptor, Fewer fewer) {
        try {
            if (Archive.is(file.path())) {
                return LoadedArchive.load(store, file, told(file, ""), descriptor, fewer);
            }
            Heard heard = new Heard(file);
            store.loadAll(
                    List.<Supplier<Source>>of(() -> SourceFiles.open(file.path(), descriptor))
                            .iterator(),
                    fewer,
                    heard);
            return heard.told;
        } catch (HtmStException e) {
            if (!e.recoverable()) {
                throw e;
            }
            return new LoadedGranule(UNAVAILABLE, told(file, "refused").put("error", AGAIN), Optional.of(e));
        }
    }

    private static final class Heard implements LoadListener {

        private final ReceivedFile file;
        private LoadedGranule told;

        Heard(ReceivedFile file) {
            this.file = file;
        }

        @Override
        public void loaded(int source, LoadOutcome outcome) {
            told = LoadedGranule.loaded(
                    told(file, ""), file.path().getFileName().toString(), outcome);
        }

        @Override
        public void failed(int source, RuntimeException cause) {
            told = LoadedGranule.failed(told(file, ""), file, cause);
        }
    }

    /**
     * A file that the store has.
     *
     * @param begun the document with what is known of the file
     * @param name what it was called
     */
    static LoadedGranule loaded(ObjectNode begun, String name, LoadOutcome outcome) {
        Granule granule = outcome.granule();
        ObjectNode document = begun.put("outcome", outcome.kind().name().toLowerCase(Locale.ROOT))
                .put("granule", granule.id())
                .put("product", granule.product());
        granule.satellites().forEach(document.putArray("satellites")::add);
        document.put("first", Instant.ofEpochMilli(granule.firstMs()).toString())
                .put("last", Instant.ofEpochMilli(granule.lastMs()).toString())
                .put("samplesRead", granule.samplesRead())
                .put("samplesKept", granule.samplesKept());
        granule.rejected().forEach(document.putObject("rejected")::put);
        ArrayNode notes = document.putArray("notes");
        if (!granule.fileName().equals(name)) {
            notes.add("its bytes were loaded as " + granule.fileName());
        }
        outcome.notes().forEach(notes::add);
        return new LoadedGranule(
                outcome.kind() == LoadOutcome.Kind.UNCHANGED ? OK : CREATED, document, Optional.empty());
    }

    /**
     * A file that cannot be loaded. Any exception concerns it alone: a hostile one may make its reader fail in ways that nobody foresaw.
     *
     * @param begun as for {@link #loaded}
     * @param received what it came in
     */
    static LoadedGranule failed(ObjectNode begun, ReceivedFile received, RuntimeException cause) {
        if (cause instanceof HtmStException failure && failure.recoverable()) {
            throw cause;
        }
        boolean isForeseen = cause instanceof HtmStException || cause instanceof IllegalArgumentException;
        String error = isForeseen
                // Where it stood meanwhile is nothing to its sender.
                ? Excerpt.of(String.valueOf(cause.getMessage())
                        .replace(received.path().getParent() + "/", ""))
                : "its reader failed in a way that nobody foresaw; please report it with the file";
        return new LoadedGranule(
                UNPROCESSABLE,
                begun.put("outcome", "failed").put("error", error),
                isForeseen ? Optional.empty() : Optional.of(cause));
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
