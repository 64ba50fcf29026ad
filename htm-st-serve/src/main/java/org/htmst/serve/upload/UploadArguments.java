package org.htmst.serve.upload;

import io.undertow.server.HttpServerExchange;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a request with a file says of it.
 *
 * @param name of the file, without folders
 * @param mayHaveFewer whether it takes the place of an older version that holds more
 * @param descriptor the JSON document of its columns, if it is a CSV file
 */
record UploadArguments(String name, boolean mayHaveFewer, Optional<String> descriptor) {

    static final String NAME = "name";
    static final String ALLOW_FEWER = "allow-fewer";
    static final String DESCRIPTOR = "descriptor";

    /** No name of a folder, of a hidden file, or that a shell or a terminal would take for something else. */
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}");

    private static final int BAD_REQUEST = 400;

    /**
     * The arguments of a request.
     *
     * @throws UploadRefusal if one is missing, wrong, unknown or given twice
     */
    static UploadArguments of(HttpServerExchange exchange) {
        for (Map.Entry<String, Deque<String>> given :
                exchange.getQueryParameters().entrySet()) {
            if (!List.of(NAME, ALLOW_FEWER, DESCRIPTOR).contains(given.getKey())) {
                throw new UploadRefusal(
                        BAD_REQUEST, "an argument is unknown here; give name, allow-fewer and descriptor");
            }
            if (given.getValue().size() > 1) {
                throw new UploadRefusal(BAD_REQUEST, given.getKey() + " is given twice; give it once");
            }
        }
        String name = value(exchange, NAME)
                .orElseThrow(() -> new UploadRefusal(BAD_REQUEST, "name is missing; give that of the file"));
        return new UploadArguments(checked(name), isTrue(exchange), value(exchange, DESCRIPTOR));
    }

    /**
     * A file's name.
     *
     * @throws UploadRefusal if it is none, or has parts of a path
     */
    static String checked(String name) {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new UploadRefusal(
                    BAD_REQUEST,
                    "the name is none of a file alone; give 1 to 200 letters, digits, '.', '_', '-' and '+', the first"
                            + " a letter or digit");
        }
        return name;
    }

    private static boolean isTrue(HttpServerExchange exchange) {
        String text = value(exchange, ALLOW_FEWER).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new UploadRefusal(BAD_REQUEST, "allow-fewer is none of true and false");
        }
        return text.equals("true");
    }

    private static Optional<String> value(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getQueryParameters().get(name)).map(Deque::getFirst);
    }
}
