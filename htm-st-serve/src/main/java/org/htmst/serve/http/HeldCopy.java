package org.htmst.serve.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.DateUtils;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HexFormat;

/** Whether a client holds an answer already, from an earlier request. */
public final class HeldCopy {

    private static final int TAG_BYTES = 12;

    private HeldCopy() {}

    /**
     * Says in the reply of what state the answer is. Whether the client holds it of that state, by its {@code If-None-Match} or else by
     * its {@code If-Modified-Since}; the reply then has status 304 and is done.
     *
     * @param state all that the answer is made of
     * @param modified when it last changed
     */
    public static boolean is(HttpServerExchange exchange, Reply reply, String state, Instant modified) {
        // HTTP has whole seconds.
        Instant second = modified.truncatedTo(ChronoUnit.SECONDS);
        // Weak: it is the same one, compressed or not.
        ETag tag = new ETag(true, digest(state));
        reply.lastModified(second).header("ETag", tag.toString()).header("Cache-Control", "no-cache");
        boolean isNew = exchange.getRequestHeaders().contains(Headers.IF_NONE_MATCH)
                ? ETagUtils.handleIfNoneMatch(exchange, tag, true)
                : DateUtils.handleIfModifiedSince(exchange, Date.from(second));
        if (!isNew) {
            reply.empty(304);
        }
        return !isNew;
    }

    private static String digest(String state) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
