package org.htmst.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.DateUtils;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.htmst.query.Cancellation;
import org.xnio.IoUtils;

/**
 * The answer to one request. Any page of any host may read it (CORS): what a server shows is for everybody who reaches it, or has a token
 * that such a page would have to be given. Its body is
 * compressed if the client takes gzip.
 */
public final class Reply {

    /** Why an answer broke off; not there if it did not. */
    public static final AttachmentKey<String> BROKEN = AttachmentKey.create(String.class);

    /** What failed inside the server, for those who run it; not there if nothing did. */
    public static final AttachmentKey<String> FAILURE = AttachmentKey.create(String.class);

    private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString ALLOW_METHODS = new HttpString("Access-Control-Allow-Methods");
    private static final HttpString ALLOW_HEADERS = new HttpString("Access-Control-Allow-Headers");

    /** What is shorter does not become so by compression. */
    private static final int WORTH_COMPRESSION = 1024;

    private static final int BUFFER = 1 << 16;

    private final HttpServerExchange exchange;
    private final OpenRequest request;
    private boolean streaming;

    /** The answer to {@code exchange}, which others watch as {@code request}. */
    public Reply(HttpServerExchange exchange, OpenRequest request) {
        this.exchange = exchange;
        this.request = request;
        exchange.getResponseHeaders().put(ALLOW_ORIGIN, "*");
        exchange.getResponseHeaders().put(ALLOW_METHODS, "GET, HEAD");
        exchange.getResponseHeaders().put(ALLOW_HEADERS, "Authorization, Content-Type");
        exchange.getResponseHeaders().put(Headers.VARY, "Accept-Encoding");
    }

    /** Whether only the head of the answer is wanted. */
    public boolean isHead() {
        return exchange.getRequestMethod().equals(Methods.HEAD);
    }

    /** What ends the questions that are asked for this answer, when nobody waits for it any more. */
    public Cancellation cancellation() {
        return request.cancellation();
    }

    /** Says when what is answered changed last. */
    public Reply lastModified(Instant instant) {
        exchange.getResponseHeaders().put(Headers.LAST_MODIFIED, DateUtils.toDateString(Date.from(instant)));
        return this;
    }

    /** Says something in a header of any name. */
    public Reply header(String name, String value) {
        exchange.getResponseHeaders().put(new HttpString(name), value);
        return this;
    }

    /** Sends all of an answer. */
    public void send(int status, String type, byte[] body) throws IOException {
        send(status, StatusCodes.getReason(status), type, body);
    }

    /**
     * Sends all of an answer. Where the head of another is on its way, which failed, the connection is ended in place of it.
     *
     * @param reason the words beside the status
     */
    public void send(int status, String reason, String type, byte[] body) throws IOException {
        if (exchange.isResponseStarted()) {
            breakOff("an answer failed in the midst");
            return;
        }
        begin(status, reason, type);
        byte[] sent = body;
        if (takesGzip() && body.length >= WORTH_COMPRESSION) {
            exchange.getResponseHeaders().put(Headers.CONTENT_ENCODING, "gzip");
            sent = compressed(body);
        }
        exchange.setResponseContentLength(sent.length);
        if (!isHead()) {
            try (OutputStream out = new ClientStream(exchange.getOutputStream())) {
                out.write(sent);
            }
        }
    }

    /** Sends no body. */
    public void empty(int status) {
        request.answers();
        exchange.setStatusCode(status);
    }

    /** Sends the client to another address of this server. */
    public void redirect(int status, String to) {
        request.answers();
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.LOCATION, to);
    }

    /** The head alone of what {@link #stream} would send. */
    public void head(int status, String reason, String type) {
        begin(status, reason, type);
        if (takesGzip()) {
            exchange.getResponseHeaders().put(Headers.CONTENT_ENCODING, "gzip");
        }
    }

    /**
     * Begins an answer of unknown length. Whoever writes it closes the stream if, and only if, all was written; else {@link #breakOff} is
     * called.
     */
    public OutputStream stream(int status, String reason, String type) throws IOException {
        head(status, reason, type);
        streaming = true;
        OutputStream out = new ClientStream(exchange.getOutputStream());
        return takesGzip() ? new FastGzip(out) : out;
    }

    /** Whether an answer of unknown length was begun. */
    public boolean isStreaming() {
        return streaming;
    }

    /** Notes what failed, for the access log; the client is not told. */
    public void failed(Throwable failure) {
        StringBuilder why = new StringBuilder(failure.toString());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            why.append("; caused by ").append(cause);
        }
        exchange.putAttachment(FAILURE, why.toString());
    }

    /** Ends the connection in the midst of an answer, so that no client takes the part for the whole. */
    public void breakOff(String why) {
        exchange.putAttachment(BROKEN, why);
        IoUtils.safeClose(exchange.getConnection());
    }

    private void begin(int status, String reason, String type) {
        request.answers();
        exchange.setStatusCode(status);
        exchange.setReasonPhrase(reason);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    }

    /** Whether gzip is among the encodings that the client takes, and not with a weight of 0. */
    private boolean takesGzip() {
        String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        for (String each : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = each.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            if (parts[0].equals("gzip")) {
                return parts.length == 1 || !parts[1].matches("0(\\.0*)?");
            }
        }
        return false;
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Samples are compressed while somebody waits: the last percent is not worth three times the time. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
