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
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.serve.dataset.DatasetRegister;
import org.htmst.serve.dataset.Datasets;
import org.htmst.serve.dataset.IsoText;
import org.htmst.serve.dataset.Provider;
import org.htmst.serve.dataset.Specimen;
import org.htmst.serve.http.ClientGoneException;
import org.htmst.serve.http.HeldCopy;
import org.htmst.serve.http.Reply;
import org.htmst.serve.http.ServerAddress;
import org.htmst.time.TimeWindow;

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
    private final DatasetRegister register;
    private final Provider provider;
    private final long mostSamples;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(1 + Runtime.getRuntime().availableProcessors(), HapiDoor::daemon);
    private final Semaphore places = RecordSlices.places();

    /**
     * A door to {@code store}, which stays open.
     *
     * @param mostSamples of an answer
     */
    public HapiDoor(Store store, DatasetRegister register, Provider provider, long mostSamples) {
        this.store = store;
        this.register = register;
        this.provider = provider;
        this.mostSamples = mostSamples;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "htm-st-hapi");
        thread.setDaemon(true);
        return thread;
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
            reply.send(
                    status.http(),
                    status.reason(),
                    JSON,
                    (InfoDocument.text(InfoDocument.status(status, message)) + "\n").getBytes(StandardCharsets.UTF_8));
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
        Datasets datasets = register.now();
        send(exchange, reply, HTML, LandingPage.of(datasets), datasets.modifiedMs());
    }

    private void about(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments.of(exchange, List.of());
        Datasets datasets = register.now();
        ObjectNode document = InfoDocument.status(HapiStatus.OK)
                .put("id", provider.authority().isEmpty() ? "HTM-ST" : provider.authority() + "/HTM-ST")
                .put("title", provider.title().isEmpty() ? "Satellite samples by place and time" : provider.title())
                .put("contact", provider.contact().isEmpty() ? "whoever runs this server" : provider.contact())
                .put("description", "Particle and field measurements of satellites, in an HTM-ST store.");
        DatasetDescription.known(document, "serverCitation", provider.citation());
        StoreView view = store.view();
        for (Dataset dataset : datasets.all()) {
            Optional<Specimen> specimen = register.specimen(dataset, view);
            if (specimen.isPresent()) {
                TimeWindow span = specimen.get().window(dataset);
                ObjectNode test = document.putObject("dataTest").put("name", "a few minutes of samples");
                test.putObject("query")
                        .put("dataset", dataset.id())
                        .put("start", IsoText.time(span.startMs()))
                        .put("stop", IsoText.time(span.endMs()))
                        .put("parameters", DatasetParameter.TIME);
                break;
            }
        }
        send(exchange, reply, document, datasets.modifiedMs());
    }

    private void capabilities(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments.of(exchange, List.of());
        ObjectNode document = InfoDocument.status(HapiStatus.OK);
        ArrayNode formats = document.putArray("outputFormats");
        Arrays.stream(RecordEncoder.values()).map(RecordEncoder::label).forEach(formats::add);
        ArrayNode depths = document.putArray("catalogDepthOptions");
        DEPTHS.forEach(depths::add);
        send(exchange, reply, document, register.now().modifiedMs());
    }

    private void catalog(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments arguments = HapiArguments.of(exchange, CATALOG_ARGUMENTS);
        String depth = arguments.word(HapiArguments.DEPTH, DEPTHS, HapiStatus.UNSUPPORTED_DEPTH);
        checkResolve(arguments);
        Datasets datasets = register.now();
        StoreView view = store.view();
        DatasetDescription description = description(exchange);
        ObjectNode document = InfoDocument.status(HapiStatus.OK);
        ArrayNode list = document.putArray("catalog");
        for (Dataset dataset : datasets.all()) {
            Optional<Specimen> specimen = register.specimen(dataset, view);
            if (specimen.isEmpty()) {
                continue;
            }
            ObjectNode entry = list.addObject().put("id", dataset.id()).put("title", dataset.title());
            if (depth.equals("all")) {
                description.describe(entry.putObject("info"), dataset, dataset.parameters(), specimen);
            }
        }
        send(exchange, reply, document, datasets.modifiedMs());
    }

    private void info(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments arguments = HapiArguments.of(exchange, INFO_ARGUMENTS);
        Dataset dataset = dataset(arguments);
        List<DatasetParameter> parameters = DataRequest.chosen(
                dataset, arguments.value(HapiArguments.PARAMETERS).orElse(""));
        checkResolve(arguments);
        ObjectNode document = InfoDocument.status(HapiStatus.OK);
        description(exchange).describe(document, dataset, parameters, register.specimen(dataset, store.view()));
        send(exchange, reply, document, dataset.modifiedMs());
    }

    private void data(HttpServerExchange exchange, Reply reply) throws IOException {
        HapiArguments arguments = HapiArguments.of(exchange, DataRequest.ARGUMENTS);
        // Read first: what is newer than the state that the answer is said to be of does no harm.
        Optional<String> generation = register.now().generation();
        DataRequest request = DataRequest.of(dataset(arguments), arguments);
        Instant modified = Instant.ofEpochMilli(request.dataset().modifiedMs());
        if (generation.isEmpty()) {
            reply.lastModified(modified);
        } else if (HeldCopy.is(exchange, reply, request.state(generation.get()) + description(exchange), modified)) {
            return;
        }
        StoreView view = store.view();
        RecordSource source = request.source(view);
        if (!source.isWithin(mostSamples, request.window(), QueryLimits.NONE.withCancellation(reply.cancellation()))) {
            throw new HapiRefusal(
                    HapiStatus.TOO_MUCH,
                    "an answer has " + mostSamples + " records at the most; ask for shorter spans");
        }
        if (reply.isHead()) {
            // What is not to be sent is not read.
            reply.head(200, HapiStatus.OK.reason(), request.encoder().type());
            return;
        }
        boolean described = request.hasHeader() || request.encoder() == RecordEncoder.JSON;
        Optional<Specimen> specimen = described ? register.specimen(request.dataset(), view) : Optional.empty();
        try (RecordSlices slices = new RecordSlices(
                source, request.window(), RecordColumn.of(request.parameters()), request.encoder(), readers, places)) {
            new DataAnswer(request, description(exchange), specimen).send(slices, reply);
        }
    }

    private DatasetDescription description(HttpServerExchange exchange) {
        return new DatasetDescription(provider, ServerAddress.of(exchange));
    }

    private Dataset dataset(HapiArguments arguments) throws IOException {
        String id = arguments
                .value(HapiArguments.DATASET)
                .orElseThrow(() -> new HapiRefusal(HapiStatus.USER_INPUT, "give a dataset"));
        return register.find(id)
                .orElseThrow(() -> new HapiRefusal(HapiStatus.UNKNOWN_DATASET, "/hapi/catalog lists all"));
    }

    private static void checkResolve(HapiArguments arguments) {
        // Nothing is said by reference, so that both come to the same.
        arguments.word(HapiArguments.RESOLVE, List.of("true", "false"), HapiStatus.UNSUPPORTED_RESOLVE);
    }

    private static void send(HttpServerExchange exchange, Reply reply, ObjectNode document, long modifiedMs)
            throws IOException {
        send(exchange, reply, JSON, InfoDocument.text(document) + "\n", modifiedMs);
    }

    private static void send(HttpServerExchange exchange, Reply reply, String type, String text, long modifiedMs)
            throws IOException {
        if (!HeldCopy.is(exchange, reply, text, Instant.ofEpochMilli(modifiedMs))) {
            reply.send(200, HapiStatus.OK.reason(), type, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
