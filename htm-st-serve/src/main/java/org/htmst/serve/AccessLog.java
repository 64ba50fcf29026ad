package org.htmst.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.htmst.serve.access.Doorkeeper;
import org.htmst.serve.http.Reply;

/** Tells of each request, in a line of JSON. */
final class AccessLog {

    /** The name of the token that let a request in; not there if it had none. */
    static final AttachmentKey<String> TOKEN = AttachmentKey.create(String.class);

    /** So much of what a client sent is told. */
    private static final int MOST = 2000;

    private static final double NS_PER_MS = 1e6;

    private final ServeSettings settings;
    private final ObjectMapper json = new ObjectMapper();

    AccessLog(ServeSettings settings) {
        this.settings = settings;
    }

    /** Tells of an answer that has ended. */
    void tell(HttpServerExchange exchange, long tookNs) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("time", settings.clock().instant().toString());
        String client = exchange.getSourceAddress().getHostString();
        line.put("client", client);
        String peer =
                exchange.getConnection().getPeerAddress(InetSocketAddress.class).getHostString();
        if (!peer.equals(client)) {
            line.put("proxy", peer);
        }
        line.put("method", cut(exchange.getRequestMethod().toString()));
        String query = exchange.getQueryString();
        line.put("target", cut(exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query)));
        line.put("status", exchange.getStatusCode());
        line.put("bytes", exchange.getResponseBytesSent());
        line.put("ms", Math.round(tookNs / NS_PER_MS * 10) / 10.0);
        String token = exchange.getAttachment(TOKEN);
        if (token != null) {
            line.put("token", token);
        }
        String agent = exchange.getRequestHeaders().getFirst(Headers.USER_AGENT);
        if (agent != null) {
            line.put("agent", cut(agent));
        }
        String failure = exchange.getAttachment(Reply.FAILURE);
        if (failure != null) {
            line.put("failure", cut(failure));
        }
        String broken = exchange.getAttachment(Reply.BROKEN);
        if (broken != null) {
            line.put("broken", broken);
        }
        try {
            settings.accessLog().accept(json.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }

    /** Who puts a token where none belongs does not find it in the log. */
    private static String cut(String text) {
        String plain = Doorkeeper.withoutTokens(text);
        return plain.length() <= MOST ? plain : plain.substring(0, MOST) + "…";
    }
}
