package org.htmst.serve.hapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.serve.http.ClientGoneException;
import org.htmst.serve.http.Reply;

/** Answers what is asked under {@code /hapi}. To be closed; requests under way then end. */
public final class HapiDoor implements AutoCloseable {

    private static final String PATH = "/hapi";
    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=utf-8";

    private static final List<String> INFO_ARGUMENTS =
            List.of(HapiArguments.DATASET, HapiArguments.PARAMETERS, HapiArguments.RESOLVE);
    private static final List<String> CATALOG_ARGUMENTS = List.of(HapiArguments.DEPTH, HapiArguments.RESOLVE);
    private static final List<String> DEPTHS = List.of("dataset", "all");

    private final Store store;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(1 + Runtime.getRuntime().availableProcessors(), HapiDoor::daemon);
    private final Semaphore places = RecordSlices.places();
    private final Specimens specimens = new Specimens();
    private volatile Datasets kept;

    /** A door to {@code store}, which stays open. */
    public HapiDoor(Store store) {
        this.store = store;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "htm-st-hapi");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Looks at samples of all datasets, which whoever asks first for the catalog would wait for.
     *
     * @throws HtmStException if the store does not answer
     */
    public void prepare() {
        try {
            StoreView view = store.view();
            for (Dataset dataset : datasets().all()) {
                specimens.of(dataset, view);
            }
        } catch (IOException e) {
            throw new HtmStException("the catalog of the store cannot be read: " + e.getMessage(), true, e);
        }
    }

    /** Answers a request whose path is {@code /hapi} or begins with {@code /hapi/}. */
    public void answer(HttpServerExchange exchange, Reply reply) throws IOException {
        try {
            route(exchange, reply);
        } catch (ClientGoneException e) {
            reply.breakOff("the client went away");
        } catch (HapiRefusal e) {
            fail(reply, e.status(), e.getMessage());
        } catch (IOException | HtmStException | RejectedExecutionException e) {
            // The store does not answer, or the server stops.
            reply.failed(e);
            fail(reply, HapiStatus.UPSTREAM, HapiStatus.UPSTREAM.message());
        } catch (RuntimeException | Error e) {
            reply.failed(e);
            fail(reply, HapiStatus.INTERNAL, HapiStatus.INTERNAL.message());
        }
    }

    private static void fail(Reply reply, HapiStatus status, String message) throws IOException {
        if (reply.isStreaming()) {
            reply.breakOff(message);
        } else {
            send(reply, status, InfoDocument.status(status, message));
        }
    }

    private void route(HttpServerExchange exchange, Reply reply) throws IOException {
        String path = exchange.getRequestPath();
        if (path.length() > PATH.length() && path.endsWith("/")) {
            String query = exchange.getQueryString();
            reply.redirect(301, path.replaceAll("/+$", "") + (query.isEmpty() ? "" : "?" + query));
            return;
        }
        switch (path.substring(PATH.length())) {
            case "" -> landing(exchange, reply);
            case "/about" -> about(exchange, reply);
            case "/capabilities" -> capabilities(exchange, reply);
            case "/catalog" -> catalog(exchange, reply);
            case "/info" -> info(exchange, reply);
            case "/data" -> data(exchange, reply);
            default ->
                throw new HapiRefusal(
                        HapiStatus.USER_INPUT, "the endpoints are about, capabilities, catalog, info and data");
        }
    }

    private void landing(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments.of(exchange, List.of());
        Datasets datasets = datasets();
        reply.lastModified(Instant.ofEpochMilli(datasets.modifiedMs()))
                .send(200, HTML, LandingPage.of(datasets).getBytes(StandardCharsets.UTF_8));
    }

    private void about(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments.of(exchange, List.of());
        Datasets datasets = datasets();
        ObjectNode document = InfoDocument.status(HapiStatus.OK)
                .put("id", "HTM-ST")
                .put("title", "Satellite samples by place and time")
                .put("contact", "whoever runs this server")
                .put("description", "Particle and field measurements of satellites, in an HTM-ST store.");
        StoreView view = store.view();
        for (Dataset dataset : datasets.all()) {
            Optional<Specimen> specimen = specimens.of(dataset, view);
            if (specimen.isPresent()) {
                var span = specimen.get().window(dataset.window());
                ObjectNode test = document.putObject("dataTest").put("name", "a few minutes of samples");
                test.putObject("query")
                        .put("dataset", dataset.id())
                        .put("start", InfoDocument.time(span.startMs()))
                        .put("stop", InfoDocument.time(span.endMs()))
                        .put("parameters", HapiParameter.TIME);
                break;
            }
        }
        send(reply.lastModified(Instant.ofEpochMilli(datasets.modifiedMs())), HapiStatus.OK, document);
    }

    private void capabilities(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments.of(exchange, List.of());
        ObjectNode document = InfoDocument.status(HapiStatus.OK);
        ArrayNode formats = document.putArray("outputFormats");
        Arrays.stream(RecordEncoder.values()).map(RecordEncoder::label).forEach(formats::add);
        ArrayNode depths = document.putArray("catalogDepthOptions");
        DEPTHS.forEach(depths::add);
        send(reply.lastModified(Instant.ofEpochMilli(datasets().modifiedMs())), HapiStatus.OK, document);
    }

    private void catalog(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments arguments = HapiArguments.of(exchange, CATALOG_ARGUMENTS);
        String depth = arguments.word(HapiArguments.DEPTH, DEPTHS, HapiStatus.UNSUPPORTED_DEPTH);
        checkResolve(arguments);
        Datasets datasets = datasets();
        StoreView view = store.view();
        ObjectNode document = InfoDocument.status(HapiStatus.OK);
        ArrayNode list = document.putArray("catalog");
        for (Dataset dataset : datasets.all()) {
            Optional<Specimen> specimen = specimens.of(dataset, view);
            if (specimen.isEmpty()) {
                continue;
            }
            ObjectNode entry = list.addObject().put("id", dataset.id()).put("title", dataset.title());
            if (depth.equals("all")) {
                InfoDocument.describe(entry.putObject("info"), dataset, dataset.parameters(), specimen);
            }
        }
        send(reply.lastModified(Instant.ofEpochMilli(datasets.modifiedMs())), HapiStatus.OK, document);
    }

    private void info(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments arguments = HapiArguments.of(exchange, INFO_ARGUMENTS);
        Dataset dataset = dataset(arguments);
        List<HapiParameter> parameters =
                dataset.chosen(arguments.value(HapiArguments.PARAMETERS).orElse(""));
        checkResolve(arguments);
        ObjectNode document = InfoDocument.status(HapiStatus.OK);
        InfoDocument.describe(document, dataset, parameters, specimens.of(dataset, store.view()));
        send(reply.lastModified(Instant.ofEpochMilli(dataset.modifiedMs())), HapiStatus.OK, document);
    }

    private void data(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments arguments = HapiArguments.of(exchange, DataRequest.ARGUMENTS);
        DataRequest request = DataRequest.of(dataset(arguments), arguments);
        reply.lastModified(Instant.ofEpochMilli(request.dataset().modifiedMs()));
        if (reply.isHead()) {
            // What is not to be sent is not read.
            reply.head(200, HapiStatus.OK.reason(), request.encoder().type());
            return;
        }
        StoreView view = store.view();
        boolean described = request.hasHeader() || request.encoder() == RecordEncoder.JSON;
        Optional<Specimen> specimen = described ? specimens.of(request.dataset(), view) : Optional.empty();
        try (RecordSlices slices = new RecordSlices(
                view,
                request.dataset(),
                request.window(),
                RecordLayout.of(request.parameters()),
                request.encoder(),
                readers,
                places)) {
            new DataAnswer(request, specimen).send(slices, reply);
        }
    }

    private Dataset dataset(HapiArguments arguments) throws IOException {
        String id = arguments
                .value(HapiArguments.DATASET)
                .orElseThrow(() -> new HapiRefusal(HapiStatus.USER_INPUT, "give a dataset"));
        return datasets()
                .find(id)
                .filter(dataset -> dataset.region().isEmpty()
                        || specimens.of(dataset, store.view()).isPresent())
                .orElseThrow(() -> new HapiRefusal(HapiStatus.UNKNOWN_DATASET, "/hapi/catalog lists all"));
    }

    private static void checkResolve(HapiArguments arguments) {
        // Nothing is said by reference, so that both come to the same.
        arguments.word(HapiArguments.RESOLVE, List.of("true", "false"), HapiStatus.UNSUPPORTED_RESOLVE);
    }

    /** Those of the catalog as it is now. */
    private Datasets datasets() throws IOException {
        Inventory inventory = store.catalog().inventory();
        Datasets last = kept;
        if (last != null
                && inventory.generation().isPresent()
                && last.generation().equals(inventory.generation())) {
            return last;
        }
        Datasets now = Datasets.of(inventory);
        kept = now;
        return now;
    }

    private static void send(Reply reply, HapiStatus status, ObjectNode document) throws IOException {
        reply.send(
                status.http(),
                status.reason(),
                JSON,
                (InfoDocument.text(document) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
