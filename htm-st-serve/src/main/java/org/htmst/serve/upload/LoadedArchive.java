package org.htmst.serve.upload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Source;
import org.htmst.formats.archive.Archive;
import org.htmst.formats.archive.ArchiveSources;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;
import org.htmst.hbase.store.Store;

/** What becomes of the files of an archive that was received: one that fails hinders no other. */
final class LoadedArchive implements LoadListener {

    private final ReceivedFile received;
    private final List<Path> names = new ArrayList<>();
    private final List<LoadedGranule> files = new ArrayList<>();

    private LoadedArchive(ReceivedFile received) {
        this.received = received;
    }

    /**
     * Loads the files of an archive.
     *
     * @param begun the document with what is known of it
     * @throws HtmStException if the store does not answer
     */
    static LoadedGranule load(
            Store store, ReceivedFile received, ObjectNode begun, Optional<Descriptor> descriptor, Fewer fewer) {
        Path name = received.path().getFileName();
        Archive archive;
        try {
            archive = Archive.open(received.path(), name);
        } catch (HtmStException e) {
            return LoadedGranule.failed(begun, received, e);
        }
        LoadedArchive loaded = new LoadedArchive(received);
        try (ArchiveSources sources = new ArchiveSources(archive, descriptor)) {
            store.loadAll(
                    new Iterator<Supplier<Source>>() {
                        @Override
                        public boolean hasNext() {
                            return sources.hasNext();
                        }

                        @Override
                        public Supplier<Source> next() {
                            ArchiveSources.Part part = sources.next();
                            loaded.names.add(part.shown());
                            return part.source();
                        }
                    },
                    fewer,
                    loaded);
            ArrayNode passedOver = begun.putArray("passedOver");
            sources.passedOver()
                    .forEach(file -> passedOver.add(name.relativize(file).toString()));
        }
        return loaded.told(begun);
    }

    @Override
    public void loaded(int source, LoadOutcome outcome) {
        ObjectNode document = begun(source).put("sha256", outcome.granule().sha256());
        files.add(LoadedGranule.loaded(document, names.get(source).getFileName().toString(), outcome));
    }

    @Override
    public void failed(int source, RuntimeException cause) {
        files.add(LoadedGranule.failed(begun(source), received, cause));
    }

    private ObjectNode begun(int source) {
        Path inside = received.path().getFileName().relativize(names.get(source));
        return JsonNodeFactory.instance.objectNode().put("outcome", "").put("file", inside.toString());
    }

    private LoadedGranule told(ObjectNode begun) {
        ArrayNode all = begun.putArray("files");
        files.forEach(file -> all.add(file.document()));
        int failed = (int) files.stream().filter(LoadedGranule::isOfFile).count();
        boolean isNew = files.stream().anyMatch(file -> file.status() == LoadedGranule.CREATED);
        if (failed > 0) {
            begun.put("error", failed + " of its " + files.size() + " files cannot be loaded; see files");
        }
        return new LoadedGranule(
                failed > 0 ? LoadedGranule.UNPROCESSABLE : isNew ? LoadedGranule.CREATED : LoadedGranule.OK,
                begun.put(
                        "outcome",
                        failed > 0 ? failed < files.size() ? "partly" : "failed" : isNew ? "loaded" : "unchanged"),
                files.stream().flatMap(file -> file.failure().stream()).findFirst());
    }
}
