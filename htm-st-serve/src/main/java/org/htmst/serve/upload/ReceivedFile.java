package org.htmst.serve.upload;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.htmst.serve.http.ClientGoneException;
import org.htmst.serve.http.OpenRequest;
import org.htmst.serve.http.RequestBody;

/**
 * The body of a request, as a file.
 *
 * @param path where it stands, under the name that the client gave it
 * @param bytes its size
 * @param sha256 of it, hexadecimal
 */
record ReceivedFile(Path path, long bytes, String sha256) {

    private static final int TOO_LARGE = 413;

    /**
     * Takes a body in.
     *
     * @param path of the file to be made
     * @param mostBytes of it
     * @throws UploadRefusal if it is larger, if possible before it has come
     * @throws ClientGoneException if it does not come to its end
     */
    static ReceivedFile of(HttpServerExchange exchange, OpenRequest request, Path path, long mostBytes)
            throws IOException {
        MessageDigest digest = digest();
        try (OutputStream out =
                new DigestOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW), digest)) {
            if (!RequestBody.copy(exchange, request, mostBytes, out)) {
                throw tooLarge(mostBytes);
            }
        }
        request.lasts();
        return new ReceivedFile(path, Files.size(path), HexFormat.of().formatHex(digest.digest()));
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
