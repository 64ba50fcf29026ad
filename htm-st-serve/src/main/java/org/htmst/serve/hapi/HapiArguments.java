package org.htmst.serve.hapi;

import io.undertow.server.HttpServerExchange;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What follows the question mark of a request, each at most once. Names of HAPI 2 mean those of HAPI 3. */
final class HapiArguments {

    static final String DATASET = "dataset";
    static final String START = "start";
    static final String STOP = "stop";
    static final String PARAMETERS = "parameters";
    static final String INCLUDE = "include";
    static final String FORMAT = "format";
    static final String DEPTH = "depth";
    static final String RESOLVE = "resolve_references";

    private static final Map<String, String> EARLIER = Map.of("id", DATASET, "time.min", START, "time.max", STOP);

    private final Map<String, String> values = new LinkedHashMap<>();

    private HapiArguments() {}

    /**
     * The arguments of a request.
     *
     * @param allowed names, those of HAPI 3
     * @throws HapiRefusal if there is another, or one twice
     */
    static HapiArguments of(HttpServerExchange exchange, List<String> allowed) {
        HapiArguments arguments = new HapiArguments();
        for (Map.Entry<String, Deque<String>> given :
                exchange.getQueryParameters().entrySet()) {
            String name = EARLIER.getOrDefault(given.getKey(), given.getKey());
            if (!allowed.contains(name)) {
                throw new HapiRefusal(
                        HapiStatus.UNKNOWN_ARGUMENT,
                        allowed.isEmpty() ? "this endpoint takes none" : "allowed: " + String.join(", ", allowed));
            }
            if (given.getValue().size() > 1 || arguments.values.containsKey(name)) {
                throw new HapiRefusal(HapiStatus.USER_INPUT, name + " is given twice");
            }
            arguments.values.put(name, given.getValue().getFirst());
        }
        return arguments;
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * Which of some words a value is.
     *
     * @param words those allowed; the first stands for one that is not given
     * @throws HapiRefusal with {@code otherwise} if it is none of them
     */
    String word(String name, List<String> words, HapiStatus otherwise) {
        String value = values.getOrDefault(name, words.get(0));
        if (!words.contains(value)) {
            throw new HapiRefusal(otherwise, "allowed: " + String.join(", ", words));
        }
        return value;
    }
}
