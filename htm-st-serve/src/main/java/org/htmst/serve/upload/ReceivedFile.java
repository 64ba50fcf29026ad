package org.htmst.serve.upload;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.htmst.serve.http.ClientGoneException;
import org.htmst.serve.http.OpenRequest;
import org.htmst.serve.http.Reply;
import org.htmst.serve.limit.ServeLimits;

/**
 * The body of a request, as a file.
 *
 * @param path where it stands, under the name that the client gave it
 * @param bytes its size
 * @param sha256 of it, hexadecimal
 */
record ReceivedFile(Path path, long bytes, String sha256) {

    private static final int TOO_LARGE = 413;
    private static final int BUFFER = 1 << 16;
    private static final long SLACK = 1 << 20;

    /**
     * Takes a body in.
     *
     * @param path of the file to be made
     * @param mostBytes of it
     * @throws UploadRefusal if it is larger, if possible before it has come
     * @throws ClientGoneException if it does not come to its end
     */
    static ReceivedFile of(
            HttpServerExchange exchange,
            Reply reply,
            OpenRequest request,
            Path path,
            long mostBytes,
            ServeLimits limits)
            throws IOException {
        if (exchange.getRequestContentLength() > mostBytes) {
            throw tooLarge(mostBytes);
        }
        // The library's own limit is for what is no file, and would not say why.
        exchange.setMaxEntitySize(mostBytes + SLACK);
        AtomicLong bytes = new AtomicLong();
        request.receives(bytes::get, ServeLimits.LEAST_BYTES, limits.pause());
        if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponseBlocking(exchange);
        }
        MessageDigest digest = digest();
        // Not to be closed: that would wait for all that a client still sends.
        InputStream body = reply.body();
        try (OutputStream out =
                new DigestOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                if (bytes.addAndGet(read) > mostBytes) {
                    throw tooLarge(mostBytes);
                }
                out.write(buffer, 0, read);
            }
        }
        request.hasReceived();
        return new ReceivedFile(path, bytes.get(), HexFormat.of().formatHex(digest.digest()));
    }

    private static UploadRefusal tooLarge(long mostBytes) {
        return new UploadRefusal(
                TOO_LARGE, "the file is larger than the " + mostBytes + " bytes that this server takes; split it");
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
