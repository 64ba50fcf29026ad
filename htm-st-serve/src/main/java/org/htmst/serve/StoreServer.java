package org.htmst.serve;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.store.Store;
import org.htmst.serve.catalogue.CatalogueDoor;
import org.htmst.serve.dataset.DatasetRegister;
import org.htmst.serve.dataset.Provider;
import org.htmst.serve.edr.EdrDoor;
import org.htmst.serve.hapi.HapiDoor;
import org.htmst.serve.http.Reply;
import org.htmst.serve.page.PageDoor;
import org.xnio.Options;

/** Serves a store over HTTP until it is closed; the store stays open. */
public final class StoreServer implements AutoCloseable {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    /** Answers at work at a time, of which most wait for their clients; more wait for a turn. */
    private static final int WORKERS = 64;

    /** How long answers under way may go on when the server stops. */
    private static final long GRACE_MS = 2000;

    private static final int IDLE_MS = 60_000;

    /** How long a client may take to say what it wants. */
    private static final int PARSE_MS = 20_000;

    /** How long nothing may move in an answer: a client that takes nothing holds memory. */
    private static final int STALL_MS = 300_000;

    private static final Set<HttpString> METHODS = Set.of(Methods.GET, Methods.HEAD, Methods.OPTIONS);

    static {
        // XNIO's log, too, goes where the other libraries' does.
        if (System.getProperty("org.jboss.logging.provider") == null) {
            System.setProperty("org.jboss.logging.provider", "slf4j");
        }
    }

    private final Store store;
    private final AccessLog log;
    private final Metrics metrics = new Metrics();
    private final HapiDoor hapi;
    private final EdrDoor edr;
    private final DatasetRegister register;
    private final CatalogueDoor catalogue;
    private final PageDoor page = new PageDoor();
    private final GracefulShutdownHandler gate;
    private final Undertow undertow;
    private final URI address;

    private StoreServer(Store store, ServeSettings settings, Provider provider) {
        this.store = store;
        this.log = new AccessLog(settings);
        this.register = new DatasetRegister(store, settings.clock());
        this.hapi = new HapiDoor(store, register, provider);
        this.catalogue = new CatalogueDoor(store, register, provider);
        this.edr = new EdrDoor(store, EdrDoor.LIMITS, settings.clock());
        this.gate = new GracefulShutdownHandler(new BlockingHandler(this::handle));
        Undertow.Builder builder = Undertow.builder()
                .setWorkerThreads(WORKERS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MS)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_MS)
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
     * Begins to serve.
     *
     * @throws HtmStException if the port is taken, or the interface is not there
     */
    public static StoreServer start(Store store, ServeSettings settings) {
        return start(store, settings, Provider.UNKNOWN);
    }

    /**
     * Begins to serve data of which it is known who provides them.
     *
     * @throws HtmStException as {@link #start(Store, ServeSettings)}
     */
    public static StoreServer start(Store store, ServeSettings settings, Provider provider) {
        return new StoreServer(store, settings, provider);
    }

    private URI start(ServeSettings settings) {
        try {
            undertow.start();
        } catch (RuntimeException e) {
            end();
            throw refused(settings, e);
        }
        try {
            register.prepare();
        } catch (RuntimeException e) {
            end();
            throw e;
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
        try {
            dispatch(door, exchange);
        } finally {
            // Not by a listener of the exchange: one ends as soon as its client is found to be gone, before it is said
            // why.
            exchange.endExchange();
            long tookNs = System.nanoTime() - startNs;
            metrics.ended(door, exchange, tookNs);
            log.tell(exchange, tookNs);
        }
    }

    private void dispatch(String door, HttpServerExchange exchange) throws Exception {
        Reply reply = new Reply(exchange);
        if (!METHODS.contains(exchange.getRequestMethod())) {
            reply.header("Allow", "GET, HEAD, OPTIONS").send(405, TEXT, bytes("GET and HEAD are allowed\n"));
        } else if (exchange.getRequestMethod().equals(Methods.OPTIONS)) {
            exchange.setStatusCode(204);
        } else {
            answer(door, exchange, reply);
        }
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
        if (PageDoor.has(path)) {
            return "page";
        }
        return switch (path) {
            case "/health" -> "health";
            case "/metrics" -> "metrics";
            default -> "none";
        };
    }

    private void answer(String door, HttpServerExchange exchange, Reply reply) throws Exception {
        switch (door) {
            case "hapi" -> hapi.answer(exchange, reply);
            case "edr" -> edr.answer(exchange, reply);
            case "catalogue" -> catalogue.answer(exchange, reply);
            case "page" -> page.answer(exchange, reply);
            case "health" -> health(reply);
            case "metrics" -> reply.send(200, Metrics.TYPE, metrics.text());
            default ->
                reply.send(
                        404,
                        TEXT,
                        bytes("nothing is here; /, /catalog, /hapi, /edr, /summarize, /health and /metrics are\n"));
        }
    }

    /** Whether the store answers, as those ask who restart what does not. */
    private void health(Reply reply) throws IOException {
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
        gate.shutdown();
        try {
            gate.awaitShutdown(GRACE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    private void end() {
        hapi.close();
        undertow.stop();
        metrics.close();
    }
}
