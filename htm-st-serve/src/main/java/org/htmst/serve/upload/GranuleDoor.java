package org.htmst.serve.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Descriptor;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.store.Store;
import org.htmst.serve.access.Role;
import org.htmst.serve.http.ClientGoneException;
import org.htmst.serve.http.OpenRequest;
import org.htmst.serve.http.Reply;

/** Loads the files that are sent to {@code /granules}, and removes granules. To be closed when the server has stopped. */
public final class GranuleDoor implements AutoCloseable {

    private static final String PATH = "/granules";
    private static final String JSON_TYPE = "application/json";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Files that are taken in at a time; a load has as many threads as there are processors, so that one at a time is loaded. */
    private static final int RECEIVED_AT_ONCE = 4;

    private static final long PATIENCE_S = 60;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int INTERNAL = 500;
    private static final int UNAVAILABLE = 503;

    private static final String INTERNAL_TEXT = "the server failed; whoever runs it finds why in its log";

    private final UploadFolder folder;
    private final UploadSettings settings;
    private final Clock clock;
    private final Semaphore receiving = new Semaphore(RECEIVED_AT_ONCE, true);
    private final Semaphore loading = new Semaphore(1, true);

    /**
     * A door.
     *
     * @throws HtmStException if the folder of uploads cannot be used
     */
    public GranuleDoor(UploadSettings settings, Clock clock) {
        this.folder = UploadFolder.open(settings.folder(), settings.quarantineBytes());
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether a path is one of this door's. */
    public static boolean has(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /** What somebody must be allowed who asks for this. */
    public static Role needed(HttpServerExchange exchange) {
        return exchange.getRequestMethod().equals(Methods.POST) ? Role.LOADER : Role.ADMIN;
    }

    /**
     * Answers a request of a path that this door {@linkplain #has has}.
     *
     * @param by the name of the token
     */
    public void answer(Store store, HttpServerExchange exchange, Reply reply, OpenRequest request, Optional<String> by)
            throws IOException {
        try {
            if (exchange.getRequestPath().equals(PATH)
                    && exchange.getRequestMethod().equals(Methods.POST)) {
                take(store, exchange, reply, request, by.orElse(""));
            } else if (exchange.getRequestMethod().equals(Methods.DELETE)) {
                remove(store, exchange, reply);
            } else {
                reply.header("Allow", exchange.getRequestPath().equals(PATH) ? "POST" : "DELETE");
                throw new UploadRefusal(
                        NOT_ALLOWED, "POST /granules takes files, DELETE /granules/FILE removes granules");
            }
        } catch (ClientGoneException e) {
            reply.breakOff("the client went away");
        } catch (UploadRefusal e) {
            fail(reply, e.status(), e.getMessage());
        } catch (HtmStException e) {
            reply.failed(e);
            fail(
                    reply,
                    e.recoverable() ? UNAVAILABLE : INTERNAL,
                    e.recoverable() ? LoadedGranule.AGAIN : INTERNAL_TEXT);
        } catch (IOException | RuntimeException | Error e) {
            reply.failed(e);
            fail(reply, INTERNAL, INTERNAL_TEXT);
        }
    }

    private static void fail(Reply reply, int status, String error) throws IOException {
        try {
            send(
                    reply,
                    status,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("outcome", "refused")
                            .put("error", error));
        } catch (ClientGoneException e) {
            reply.breakOff("the client went away");
        }
    }

    private static void send(Reply reply, int status, ObjectNode document) throws IOException {
        reply.send(status, JSON_TYPE, (JSON.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void take(Store store, HttpServerExchange exchange, Reply reply, OpenRequest request, String by)
            throws IOException {
        UploadArguments arguments = UploadArguments.of(exchange);
        takeTurn(receiving);
        Path work = null;
        try {
            work = folder.begin();
            Path place = Files.createDirectory(work.resolve("file")).resolve(arguments.name());
            ReceivedFile file = ReceivedFile.of(exchange, request, place, settings.mostBytes());
            LoadedGranule loaded = load(store, arguments, file, work);
            if (loaded.isOfFile()) {
                folder.quarantine().take(file.path(), file.sha256(), loaded.reason(by, clock.instant()));
            }
            loaded.failure().ifPresent(reply::failed);
            send(reply, loaded.status(), loaded.document());
        } finally {
            receiving.release();
            if (work != null) {
                UploadFolder.delete(work);
            }
        }
    }

    private LoadedGranule load(Store store, UploadArguments arguments, ReceivedFile file, Path work)
            throws IOException {
        Optional<Descriptor> descriptor = Optional.empty();
        if (arguments.descriptor().isPresent()) {
            Path json = Files.writeString(
                    work.resolve("descriptor"), arguments.descriptor().get());
            try {
                descriptor = Optional.of(SourceFiles.descriptor(json));
            } catch (HtmStException e) {
                throw new UploadRefusal(BAD_REQUEST, e.getMessage().replace(work + "/", ""));
            }
        }
        takeTurn(loading);
        try {
            return LoadedGranule.load(
                    store, file, descriptor, arguments.mayHaveFewer() ? Fewer.ALLOWED : Fewer.REFUSED);
        } finally {
            loading.release();
        }
    }

    private static void takeTurn(Semaphore turns) {
        try {
            if (turns.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UploadRefusal(UNAVAILABLE, "too many files are under way; send it again in a while");
    }

    private static void remove(Store store, HttpServerExchange exchange, Reply reply) throws IOException {
        String path = exchange.getRequestPath();
        String name = UploadArguments.checked(path.equals(PATH) ? "" : path.substring(PATH.length() + 1));
        if (!exchange.getQueryString().isEmpty()) {
            throw new UploadRefusal(BAD_REQUEST, "this takes no arguments");
        }
        List<Granule> named = store.catalog().granules().stream()
                .filter(granule -> granule.fileName().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new UploadRefusal(NOT_FOUND, "there is no granule of a file of this name");
        }
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("outcome", "removed");
        for (Granule granule : store.remove(named)) {
            document.withArray("granules")
                    .addObject()
                    .put("granule", granule.id())
                    .put("file", granule.fileName())
                    .put("sha256", granule.sha256())
                    .put("samples", granule.samplesKept());
        }
        send(reply, 200, document);
    }

    @Override
    public void close() {
        folder.close();
    }
}
