package org.htmst.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A client of the server, with a token or none.
 *
 * @param token what it says in {@code Authorization: Bearer}; empty for no such header
 */
record ServeClient(URI address, String token, HttpClient client) {

    private static final int TIMEOUT_MS = 60_000;

    ServeClient(URI address, String token) {
        this(address, token, HttpClient.newHttpClient());
    }

    /** The same client with another token. */
    ServeClient with(String other) {
        return new ServeClient(address, other, client);
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return ask("GET", target, HttpRequest.BodyPublishers.noBody());
    }

    HttpResponse<String> delete(String target) throws IOException, InterruptedException {
        return ask("DELETE", target, HttpRequest.BodyPublishers.noBody());
    }

    /** Sends a file under its own name. */
    HttpResponse<String> upload(Path file) throws IOException, InterruptedException {
        return ask("POST", "granules?name=" + file.getFileName(), HttpRequest.BodyPublishers.ofFile(file));
    }

    HttpResponse<String> upload(String arguments, byte[] body) throws IOException, InterruptedException {
        return ask("POST", "granules?" + arguments, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> ask(String method, String target, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(target)).method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** A connection past all libraries. */
    Socket socket() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MS);
        socket.connect(new InetSocketAddress("127.0.0.1", address.getPort()));
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All that comes until the other side closes, or resets, the connection; fails if nothing comes for a minute. */
    static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        } catch (SocketException e) {
            // Reset: it is closed.
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
