package org.htmst.serve.edr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.serve.http.ClientGoneException;
import org.htmst.serve.http.OpenRequest;
import org.htmst.serve.http.Reply;
import org.htmst.serve.http.ServerAddress;

/** Answers what is asked under {@code /edr} and of {@code /summarize}. */
public final class EdrDoor {

    /** How far an answer may go: five minutes and ten million samples. */
    public static final QueryLimits LIMITS =
            QueryLimits.NONE.withTime(Duration.ofMinutes(5)).withSamples(10_000_000);

    private static final String PATH = "/edr";
    private static final String SUMMARIZE = "/summarize";
    private static final List<EdrArgument> OF_DOCUMENTS = List.of(EdrArgument.F);
    private static final List<String> JSON_NAMES = List.of("json", "geojson", EdrDocuments.JSON, EdrDocuments.GEOJSON);

    /** What an answer in the order of time may hold at once, by and large. */
    private static final long ANSWER_BYTES = 150_000_000;

    /** How long a request waits for others to end. */
    private static final long PATIENCE_SECONDS = 30;

    private static final int UNAVAILABLE = 503;
    private static final int INTERNAL = 500;

    private final Store store;
    private final QueryLimits limits;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    /** As many answers at a time as half of the heap has room for. */
    private final Semaphore turns =
            new Semaphore((int) Math.max(2, Runtime.getRuntime().maxMemory() / 2 / ANSWER_BYTES), true);

    /**
     * A door to {@code store}, which stays open.
     *
     * @param limits of each answer
     * @param clock by which answers say when they were made
     */
    public EdrDoor(Store store, QueryLimits limits, Clock clock) {
        this.store = store;
        this.limits = limits;
        this.clock = clock;
    }

    /** Whether a path is one of this door's. */
    public static boolean has(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/") || path.equals(SUMMARIZE);
    }

    /** Whether what is posted to a path is a part of the question. */
    public static boolean takesBody(String path) {
        return path.equals(SUMMARIZE);
    }

    /** Answers a request of a path that this door {@linkplain #has has}. */
    public void answer(HttpServerExchange exchange, Reply reply, OpenRequest request) throws IOException {
        try {
            route(exchange, reply, request);
        } catch (ClientGoneException e) {
            reply.breakOff("the client went away");
        } catch (EdrRefusal e) {
            fail(reply, e.status(), e.getMessage());
        } catch (HtmStException e) {
            reply.failed(e);
            // What is not helped by asking again is too much, as a rule.
            fail(reply, e.recoverable() ? UNAVAILABLE : EdrRefusal.BAD_REQUEST, e.getMessage());
        } catch (IOException e) {
            reply.failed(e);
            fail(reply, UNAVAILABLE, "the store did not answer; ask again");
        } catch (RuntimeException | Error e) {
            reply.failed(e);
            fail(reply, INTERNAL, "this should not be; please report the request");
        }
    }

    private void fail(Reply reply, int status, String description) throws IOException {
        if (reply.isStreaming()) {
            reply.breakOff(description);
        } else {
            ObjectNode exception = JsonNodeFactory.instance
                    .objectNode()
                    .put("code", Integer.toString(status))
                    .put("description", description);
            send(reply, status, EdrDocuments.JSON, exception);
        }
    }

    private void send(Reply reply, int status, String type, ObjectNode document) throws IOException {
        try {
            reply.send(status, type, (json.writeValueAsString(document) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }

    private void route(HttpServerExchange exchange, Reply reply, OpenRequest request) throws IOException {
        String path = exchange.getRequestPath().replaceAll("/+$", "");
        if (path.equals(SUMMARIZE)) {
            EdrArguments given = EdrArguments.of(exchange, SummaryReply.ARGUMENTS);
            String target = exchange.getQueryString();
            if (exchange.getRequestMethod().equals(Methods.POST)) {
                String events = PostedEpochs.take(exchange, request, given);
                given = given.with(EdrArgument.EPOCHS, events);
                target += (target.isEmpty() ? "" : "&") + EdrArgument.EPOCHS.label() + "=" + events;
            }
            new SummaryReply(store, given).send(reply, target, limits(reply), clock.instant());
            return;
        }
        String[] steps = path.split("/", -1);
        EdrDocuments documents = new EdrDocuments(ServerAddress.of(exchange) + PATH);
        switch (steps.length == 2 ? "" : steps[2]) {
            case "" -> document(exchange, reply, EdrDocuments.JSON, documents.landing());
            case "conformance" -> {
                checkLength(3, steps);
                document(exchange, reply, EdrDocuments.JSON, documents.conformance());
            }
            case "api" -> {
                checkLength(3, steps);
                document(exchange, reply, EdrDocuments.OPENAPI, OpenApiDocument.of(ServerAddress.of(exchange)));
            }
            case "collections" -> collections(exchange, reply, documents, steps);
            default -> throw nothing();
        }
    }

    private static void checkLength(int expected, String... steps) {
        if (steps.length != expected) {
            throw nothing();
        }
    }

    private static EdrRefusal nothing() {
        return new EdrRefusal(EdrRefusal.NOT_FOUND, "there is nothing of this path; /edr/api has those that there are");
    }

    private void collections(HttpServerExchange exchange, Reply reply, EdrDocuments documents, String... steps)
            throws IOException {
        EdrCollections collections = EdrCollections.of(store.catalog().inventory());
        if (steps.length == 3) {
            document(exchange, reply, EdrDocuments.JSON, documents.collections(collections.all()));
            return;
        }
        EdrCollection collection = collections
                .find(steps[3])
                .orElseThrow(() -> new EdrRefusal(
                        EdrRefusal.NOT_FOUND, "there is no collection of that id; /edr/collections has all"));
        if (steps.length == 4) {
            document(exchange, reply, EdrDocuments.JSON, documents.collection(collection));
            return;
        }
        String last = steps.length == 6 ? steps[5] : "";
        if (steps.length > 6) {
            throw nothing();
        }
        switch (steps[4]) {
            case "items" -> items(exchange, reply, documents, collection, last);
            case "locations" -> locations(exchange, reply, documents, collection, last);
            default -> {
                checkLength(5, steps);
                EdrQueryKind kind = EdrQueryKind.find(steps[4]).orElseThrow(EdrDoor::nothing);
                EdrArguments given = EdrArguments.of(exchange, kind.arguments());
                samples(exchange, reply, collection, given, AskedPart.of(kind, given));
            }
        }
    }

    private void items(
            HttpServerExchange exchange, Reply reply, EdrDocuments documents, EdrCollection collection, String item)
            throws IOException {
        EdrArguments given = EdrArguments.of(exchange, item.isEmpty() ? ItemsReply.ARGUMENTS : OF_DOCUMENTS);
        checkForm(given);
        send(
                reply,
                200,
                EdrDocuments.GEOJSON,
                item.isEmpty()
                        ? ItemsReply.list(collection, given, documents)
                        : ItemsReply.one(collection, item, documents));
    }

    private void locations(
            HttpServerExchange exchange, Reply reply, EdrDocuments documents, EdrCollection collection, String name)
            throws IOException {
        if (name.isEmpty()) {
            document(
                    exchange,
                    reply,
                    EdrDocuments.GEOJSON,
                    documents.locations(collection, store.regions().entries()));
            return;
        }
        EdrArguments given = EdrArguments.of(exchange, EdrQueryKind.LOCATIONS.arguments());
        Optional<RegionEntry> region = store.regions().find(name);
        if (region.isEmpty()) {
            throw new EdrRefusal(
                    EdrRefusal.NOT_FOUND, "there is no location of that name; the locations of the collection are all");
        }
        AskedPart place =
                AskedPart.of(region.get().region(), "--region", region.get().name());
        samples(exchange, reply, collection, given, List.of(place));
    }

    private void samples(
            HttpServerExchange exchange,
            Reply reply,
            EdrCollection collection,
            EdrArguments given,
            List<AskedPart> places)
            throws IOException {
        EdrFormat format = given.parsed(EdrArgument.F, EdrFormat::parse)
                .or(() -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.ACCEPT))
                        .flatMap(EdrFormat::accepted))
                .orElse(EdrFormat.COVERAGEJSON);
        StoreView view = store.view();
        EdrRequest request = EdrRequest.of(collection, places, given, format, view, store.catalog(), clock.instant());
        takeTurn();
        try {
            new EdrAnswer(request, exchange.getQueryString(), reply).send(view, limits(reply));
        } finally {
            turns.release();
        }
    }

    /** Ended, too, when nobody waits for the answer any more. */
    private QueryLimits limits(Reply reply) {
        return limits.withCancellation(reply.cancellation());
    }

    private void takeTurn() {
        try {
            if (turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new EdrRefusal(UNAVAILABLE, "too many answers are under way; ask again in a while");
    }

    private void document(HttpServerExchange exchange, Reply reply, String type, ObjectNode document)
            throws IOException {
        checkForm(EdrArguments.of(exchange, OF_DOCUMENTS));
        send(reply, 200, type, document);
    }

    private static void checkForm(EdrArguments given) {
        given.value(EdrArgument.F).ifPresent(form -> {
            if (!JSON_NAMES.contains(form.toLowerCase(Locale.ROOT))) {
                throw new EdrRefusal("f is no form of this document; give json, or leave it out");
            }
        });
    }
}
