package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A client of the query door.
 *
 * @param address of the server, with a slash at its end
 * @param client what connects
 */
record EdrClient(URI address, HttpClient client) {

    private static final ObjectMapper JSON = new ObjectMapper();

    EdrClient(URI address) {
        this(address, HttpClient.newHttpClient());
    }

    /** A path with arguments, names and values by turns. */
    static String target(String path, String... arguments) {
        StringBuilder target = new StringBuilder(path);
        for (int i = 0; i < arguments.length; i += 2) {
            target.append(i == 0 ? '?' : '&')
                    .append(URLEncoder.encode(arguments[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(arguments[i + 1], StandardCharsets.UTF_8));
        }
        return target.toString();
    }

    HttpResponse<byte[]> get(String target) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + target)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> post(String target, byte[] body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + target))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A document that is there. */
    JsonNode document(String target) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = get(target);
        assertEquals(200, response.statusCode(), () -> target + ": " + text(response));
        return JSON.readTree(response.body());
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /** The arguments of a command as a shell parts them, without the program's name. */
    static List<String> arguments(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\'') {
                isQuoted = !isQuoted;
            } else if (c == '\\' && !isQuoted) {
                word.append(command.charAt(++i));
            } else if (c == ' ' && !isQuoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words.subList(1, words.size());
    }
}
