package org.htmst.serve.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestLimit;
import io.undertow.util.Headers;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/** Refuses requests of clients that send too many, and has those wait of clients that have too many answered at once. */
public final class ClientLimits implements HttpHandler {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int QUEUE_FACTOR = 10;
    private static final int MOST_CLIENTS = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    /** One who has an IPv6 address has all those with the same first half. */
    private static final int NETWORK_BYTES = 8;

    private final ServeLimits limits;
    private final HttpHandler next;
    private final Consumer<HttpServerExchange> refused;
    private final Cache<ByteBuffer, Client> clients = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();

    private record Client(Allowance allowance, RequestLimit atOnce) {}

    /**
     * Limits before another handler.
     *
     * @param refused hears of each request that is refused
     */
    public ClientLimits(ServeLimits limits, HttpHandler next, Consumer<HttpServerExchange> refused) {
        this.limits = limits;
        this.next = next;
        this.refused = refused;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        InetAddress address = exchange.getSourceAddress().getAddress();
        Client client = clients.get(key(address), key -> client());
        int waitS = Double.isInfinite(limits.perSecond()) ? 0 : client.allowance.take(System.nanoTime());
        if (waitS > 0) {
            refuse(exchange, waitS);
        } else {
            client.atOnce.handleRequest(exchange, next);
        }
    }

    private Client client() {
        RequestLimit atOnce = new RequestLimit(limits.atOnce(), QUEUE_FACTOR * limits.atOnce());
        atOnce.setFailureHandler(exchange -> refuse(exchange, 1));
        return new Client(new Allowance(limits.perSecond(), System.nanoTime()), atOnce);
    }

    /** An address that could not be told apart counts as one with all of its kind. */
    private static ByteBuffer key(InetAddress address) {
        if (address == null) {
            return ByteBuffer.allocate(0);
        }
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }

    private void refuse(HttpServerExchange exchange, int waitS) {
        refused.accept(exchange);
        exchange.setStatusCode(TOO_MANY_REQUESTS);
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, Integer.toString(waitS));
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        // What it still sends is not waited for.
        if (!exchange.isRequestComplete()) {
            exchange.setPersistent(false);
        }
        exchange.getResponseSender().send("too many requests; ask again in " + waitS + " s\n");
    }
}
