package org.htmst.serve.http;

import io.undertow.server.HttpServerExchange;

/** The server as its clients call it. */
public final class ServerAddress {

    private ServerAddress() {}

    /**
     * Scheme and host of the server, without a slash at the end; nothing if the name that the client uses is none, so that links are of
     * the same server.
     */
    public static String of(HttpServerExchange exchange) {
        String host = exchange.getHostAndPort();
        return host != null && host.matches("[A-Za-z0-9.:_\\[\\]-]{1,255}")
                ? exchange.getRequestScheme() + "://" + host
                : "";
    }
}
