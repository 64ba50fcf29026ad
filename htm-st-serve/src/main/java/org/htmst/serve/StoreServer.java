package org.htmst.serve;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.store.Store;
import org.htmst.query.QueryLimits;
import org.htmst.serve.access.Doorkeeper;
import org.htmst.serve.access.Role;
import org.htmst.serve.answer.AnswerDoor;
import org.htmst.serve.catalogue.CatalogueDoor;
import org.htmst.serve.edr.EdrDoor;
import org.htmst.serve.http.OpenRequest;
import org.htmst.serve.http.OpenRequests;
import org.htmst.serve.http.Reply;
import org.htmst.serve.limit.ClientLimits;
import org.htmst.serve.limit.ServeLimits;
import org.htmst.serve.page.PageDoor;
import org.htmst.serve.upload.GranuleDoor;
import org.xnio.Options;

/** Serves a store over HTTP until it is closed. */
public final class StoreServer implements AutoCloseable {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String GRANULES = "granules";

    /** Answers at work at a time, of which most wait for their clients; more wait for a turn. */
    private static final int WORKERS = 64;

    /** How long answers under way may go on when the server stops. */
    private static final long GRACE_MS = 2000;

    private static final int IDLE_MS = 60_000;

    /** How long nothing may move in an answer: a client that takes nothing holds memory. */
    private static final int STALL_MS = 300_000;

    /** How long a client may still send what was refused: one that is cut off in the midst of it may not hear why. */
    private static final long LINGER_NS = 2_000_000_000;

    /** Of the line and the headers of a request, which each connection may hold. */
    private static final int HEADER_BYTES = 64 << 10;

    private static final int MOST_HEADERS = 100;

    private static final Set<HttpString> METHODS = Set.of(Methods.GET, Methods.HEAD, Methods.OPTIONS);

    /** Of every request that is not let in, whatever it lacks. */
    private static final String NOT_LET_IN = "this needs a token of a role that allows it\n";

    static {
        // XNIO's log, too, goes where the other libraries' does.
        if (System.getProperty("org.jboss.logging.provider") == null) {
            System.setProperty("org.jboss.logging.provider", "slf4j");
        }
    }

    private final AccessLog log;
    private final Metrics metrics = new Metrics();
    private final Doorkeeper doorkeeper;
    private final ServedStore served;
    private final PageDoor page = new PageDoor();
    private final Optional<GranuleDoor> granules;
    private final OpenRequests requests;
    private final GracefulShutdownHandler gate;
    private final Undertow undertow;
    private final URI address;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private StoreServer(ServeSettings settings, Optional<GranuleDoor> granules, ServedStore served) {
        ServeLimits limits = settings.limits();
        this.log = new AccessLog(settings);
        this.doorkeeper = settings.doorkeeper();
        this.granules = granules;
        this.served = served;
        this.requests = new OpenRequests(limits.deadline(), limits.pause());
        ClientLimits limited =
                new ClientLimits(limits, new BlockingHandler(this::handle), exchange -> metrics.refused());
        this.gate = new GracefulShutdownHandler(exchange -> {
            settings.proxies().tell(exchange);
            limited.handleRequest(exchange);
        });
        Undertow.Builder builder = Undertow.builder()
                .setWorkerThreads(WORKERS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MS)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int)
                        limits.pause().toMillis())
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_HEADERS, MOST_HEADERS)
                .setSocketOption(Options.WRITE_TIMEOUT, STALL_MS)
                // What is no address is a wrong argument, about which a door has more to say.
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setHandler(gate);
        if (settings.tls().isPresent()) {
            builder.addHttpsListener(
                    settings.port(), settings.bind(), settings.tls().get());
        } else {
            builder.addHttpListener(settings.port(), settings.bind());
        }
        this.undertow = builder.build();
        this.address = start(settings);
    }

    /**
     * Begins to serve a store, which stays open when the server is closed.
     *
     * @throws HtmStException if the port is taken, or the interface is not there, or the folder of uploads cannot be used
     */
    public static StoreServer start(Store store, ServeSettings settings) {
        return start(settings, doors -> ServedStore.of(store, doors));
    }

    /**
     * Begins to serve the store that {@code opener} opens: now, and again when it was restored, or its server has ended.
     *
     * @throws HtmStException as {@link #start(Store, ServeSettings)}, and if the store cannot be opened
     */
    public static StoreServer start(Supplier<Store> opener, ServeSettings settings) {
        return start(settings, doors -> ServedStore.of(opener, doors));
    }

    private static StoreServer start(ServeSettings settings, Function<Function<Store, Doors>, ServedStore> serving) {
        Optional<GranuleDoor> granules = settings.uploads().map(uploads -> new GranuleDoor(uploads, settings.clock()));
        try {
            QueryLimits limits = EdrDoor.LIMITS.withSamples(settings.limits().rows());
            return new StoreServer(settings, granules, serving.apply(Doors.of(settings, limits)));
        } catch (RuntimeException e) {
            granules.ifPresent(GranuleDoor::close);
            throw e;
        }
    }

    private URI start(ServeSettings settings) {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            end();
            throw refused(settings, e);
        }
        InetSocketAddress bound =
                (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
        String host = settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
        return URI.create((settings.tls().isPresent() ? "https" : "http") + "://" + host + ":" + bound.getPort() + "/");
    }

    private static HtmStException refused(ServeSettings settings, RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    && String.valueOf(cause.getMessage()).contains("in use")) {
                return new HtmStException(
                        "port " + settings.port() + " of " + settings.bind()
                                + " is taken by another program; choose another with --port",
                        true,
                        e);
            }
            if (cause instanceof BindException || cause instanceof UnresolvedAddressException) {
                return new HtmStException(
                        "port " + settings.port() + " of " + settings.bind() + " cannot be listened on: "
                                + cause.getMessage()
                                + "; give an address of this machine with --bind, and a port from 1024 on",
                        false,
                        e);
            }
        }
        return new HtmStException("the server cannot start: " + e.getMessage(), false, e);
    }

    /** Where it is reached, with a slash at its end. */
    public URI address() {
        return address;
    }

    private void handle(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath();
        long startNs = System.nanoTime();
        String door = door(path);
        metrics.begun();
        OpenRequest request = requests.begin(exchange);
        try {
            dispatch(door, exchange, request);
        } finally {
            // Not by a listener of the exchange: one ends as soon as its client is found to be gone, before it is said
            // why.
            request.ends(LINGER_NS);
            exchange.endExchange();
            request.leave().ifPresent(why -> exchange.putAttachment(Reply.BROKEN, why));
            long tookNs = System.nanoTime() - startNs;
            metrics.ended(door, exchange, tookNs);
            log.tell(exchange, tookNs);
        }
    }

    private void dispatch(String door, HttpServerExchange exchange, OpenRequest request) throws Exception {
        Reply reply = new Reply(exchange, request);
        if (exchange.getRequestMethod().equals(Methods.OPTIONS)) {
            // Browsers ask so before they ask with a token.
            reply.empty(204);
            return;
        }
        Doorkeeper.Admission admission = admit(door, exchange, reply);
        if (!admission.isGranted()) {
            return;
        }
        if (door.equals(GRANULES) && granules.isPresent()) {
            try (ServedStore.Lease lease = served.lease()) {
                granules.get().answer(lease.store(), exchange, reply, request, admission.token());
            }
        } else if (METHODS.contains(exchange.getRequestMethod())
                || exchange.getRequestMethod().equals(Methods.POST) && EdrDoor.takesBody(exchange.getRequestPath())) {
            answer(door, exchange, reply, request);
        } else {
            reply.header("Allow", "GET, HEAD, OPTIONS").send(405, TEXT, bytes("GET and HEAD are allowed\n"));
        }
    }

    /** Whether a request is let in; one that is not is answered, always with the same words. */
    private Doorkeeper.Admission admit(String door, HttpServerExchange exchange, Reply reply) throws IOException {
        Role needed = door.equals(GRANULES) ? GranuleDoor.needed(exchange) : Role.READER;
        Doorkeeper.Admission admission = door.equals("health")
                ? Doorkeeper.ofReaders().admit(exchange, Role.READER)
                : doorkeeper.admit(exchange, needed);
        admission.token().ifPresent(name -> exchange.putAttachment(AccessLog.TOKEN, name));
        admission.failure().ifPresent(reply::failed);
        if (!admission.isGranted()) {
            if (admission.status() == 401) {
                Doorkeeper.challenges(needed)
                        .forEach(way -> exchange.getResponseHeaders().add(Headers.WWW_AUTHENTICATE, way));
            }
            reply.send(admission.status(), TEXT, bytes(NOT_LET_IN));
        }
        return admission;
    }

    private static String door(String path) {
        if (path.equals("/hapi") || path.startsWith("/hapi/")) {
            return "hapi";
        }
        if (EdrDoor.has(path)) {
            return "edr";
        }
        if (CatalogueDoor.has(path)) {
            return "catalogue";
        }
        if (AnswerDoor.has(path)) {
            return "answers";
        }
        if (PageDoor.has(path)) {
            return "page";
        }
        if (GranuleDoor.has(path)) {
            return GRANULES;
        }
        return switch (path) {
            case "/health" -> "health";
            case "/metrics" -> "metrics";
            default -> "none";
        };
    }

    private void answer(String door, HttpServerExchange exchange, Reply reply, OpenRequest request) throws Exception {
        switch (door) {
            case "page" -> page.answer(exchange, reply);
            case "metrics" -> reply.send(200, Metrics.TYPE, metrics.text());
            case "none", GRANULES ->
                reply.send(
                        404,
                        TEXT,
                        bytes(
                                "nothing is here; /, /catalog, /hapi, /edr, /summarize, /answers, /health and /metrics are\n"));
            default -> {
                try (ServedStore.Lease lease = served.lease()) {
                    answer(door, lease, exchange, reply, request);
                }
            }
        }
    }

    private static void answer(
            String door, ServedStore.Lease lease, HttpServerExchange exchange, Reply reply, OpenRequest request)
            throws IOException {
        switch (door) {
            case "hapi" -> lease.doors().hapi().answer(exchange, reply);
            case "catalogue" -> lease.doors().catalogue().answer(exchange, reply);
            case "answers" -> lease.doors().answers().answer(exchange, reply);
            case "edr" -> lease.doors().edr().answer(exchange, reply, request);
            default -> health(lease.store(), reply);
        }
    }

    /** Whether the store answers, as those ask who restart what does not. */
    private static void health(Store store, Reply reply) throws IOException {
        try {
            store.catalog().inventory();
            reply.send(200, JSON, bytes("{\"status\":\"up\"}\n"));
        } catch (IOException | HtmStException e) {
            reply.send(503, JSON, bytes("{\"status\":\"down\",\"store\":\"does not answer\"}\n"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Takes no more requests, lets answers under way go on for two seconds, and breaks off those that still do. */
    @Override
    public void close() {
        if (isClosed.getAndSet(true)) {
            return;
        }
        gate.shutdown();
        try {
            gate.awaitShutdown(GRACE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        served.close();
        undertow.stop();
        requests.close();
        granules.ifPresent(GranuleDoor::close);
        metrics.close();
    }
}
