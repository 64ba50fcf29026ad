package org.htmst.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** What a client sends with a request. */
public final class RequestBody {

    private static final int BUFFER = 1 << 16;
    private static final long SLACK = 1 << 20;

    private RequestBody() {}

    /**
     * Takes a body in.
     *
     * @param mostBytes of it
     * @return false if it is larger, if possible before it has come; {@code out} may have got some of it
     * @throws ClientGoneException if it does not come to its end
     */
    public static boolean copy(HttpServerExchange exchange, OpenRequest request, long mostBytes, OutputStream out)
            throws IOException {
        if (exchange.getRequestContentLength() > mostBytes) {
            return false;
        }
        // The library's own limit is for what is no file, and would not say why.
        exchange.setMaxEntitySize(mostBytes + SLACK);
        AtomicLong bytes = new AtomicLong();
        request.receives(bytes::get);
        if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponseBlocking(exchange);
        }
        // Not to be closed: that would wait for all that a client still sends.
        InputStream body = new ClientBody(exchange.getInputStream());
        byte[] buffer = new byte[BUFFER];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            if (bytes.addAndGet(read) > mostBytes) {
                return false;
            }
            out.write(buffer, 0, read);
        }
        request.hasReceived();
        return true;
    }
}
