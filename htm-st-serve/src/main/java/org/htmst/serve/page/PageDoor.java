package org.htmst.serve.page;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.htmst.serve.http.ClientGoneException;
import org.htmst.serve.http.Reply;

/** Answers with the files of the web page, under {@code /} and {@code /page}. */
public final class PageDoor {

    private static final String FOLDER = "/page/";
    private static final String INDEX = "index.html";

    /** A page that could be made to load or run something else, or be framed by another, is none of ours. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, PageFile> files = PageFile.all();

    /** Whether a path is one of this door's. */
    public static boolean has(String path) {
        return path.equals("/") || path.startsWith(FOLDER);
    }

    /** Answers a request of a path that this door {@linkplain #has has}; one that names no file is 404. */
    public void answer(HttpServerExchange exchange, Reply reply) throws IOException {
        String path = exchange.getRequestPath();
        PageFile file = files.get(path.equals("/") ? INDEX : path.substring(FOLDER.length()));
        try {
            reply.header("X-Content-Type-Options", "nosniff")
                    .header("Referrer-Policy", "no-referrer")
                    .header("Content-Security-Policy", POLICY);
            if (file == null) {
                byte[] text = "no file of the page has this name\n".getBytes(StandardCharsets.UTF_8);
                reply.send(404, "text/plain; charset=utf-8", text);
                return;
            }
            // Weak: it is the same one, compressed or not.
            ETag tag = new ETag(true, file.tag());
            reply.header("ETag", tag.toString()).header("Cache-Control", file.caching());
            if (ETagUtils.handleIfNoneMatch(exchange, tag, true)) {
                reply.send(200, file.type(), file.bytes());
            } else {
                reply.empty(304);
            }
        } catch (ClientGoneException e) {
            reply.breakOff("the client went away");
        }
    }
}
