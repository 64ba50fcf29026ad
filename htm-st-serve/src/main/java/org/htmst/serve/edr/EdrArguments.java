package org.htmst.serve.edr;

import io.undertow.server.HttpServerExchange;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.failure.Excerpt;

/** What follows the question mark of a request. */
final class EdrArguments {

    /** So much of a value is told. */
    private static final int TOLD = 200;

    private final Map<EdrArgument, List<String>> values = new EnumMap<>(EdrArgument.class);

    private EdrArguments() {}

    /**
     * The arguments of a request.
     *
     * @param allowed those that it may have
     * @throws EdrRefusal if there is another, or one twice that may be given but once
     */
    static EdrArguments of(HttpServerExchange exchange, List<EdrArgument> allowed) {
        EdrArguments arguments = new EdrArguments();
        for (Map.Entry<String, Deque<String>> given :
                exchange.getQueryParameters().entrySet()) {
            EdrArgument argument = allowed.stream()
                    .filter(each -> each.label().equals(given.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new EdrRefusal("parameter '" + cut(given.getKey()) + "' is unknown here; "
                            + (allowed.isEmpty()
                                    ? "leave it out"
                                    : "give some of "
                                            + allowed.stream()
                                                    .map(EdrArgument::label)
                                                    .collect(Collectors.joining(", ")))));
            if (given.getValue().size() > 1 && !argument.isRepeatable()) {
                throw new EdrRefusal(
                        given.getKey() + " is given " + given.getValue().size() + " times; give it once");
            }
            arguments.values.put(argument, List.copyOf(given.getValue()));
        }
        return arguments;
    }

    private static String cut(String text) {
        return Excerpt.plain(text.length() <= TOLD ? text : text.substring(0, TOLD) + " ...");
    }

    /** The same and one more, or another for it. */
    EdrArguments with(EdrArgument argument, String value) {
        EdrArguments arguments = new EdrArguments();
        arguments.values.putAll(values);
        arguments.values.put(argument, List.of(value));
        return arguments;
    }

    Optional<String> value(EdrArgument argument) {
        return values(argument).stream().findFirst();
    }

    /** All values, of one that may be given more than once. */
    List<String> values(EdrArgument argument) {
        return values.getOrDefault(argument, List.of());
    }

    /** What is parted by commas. */
    List<String> names(EdrArgument argument) {
        return values(argument).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** @throws EdrRefusal if it is not given */
    String required(EdrArgument argument) {
        return value(argument)
                .orElseThrow(() -> new EdrRefusal(argument.label() + " is missing; give it, such as " + argument.label()
                        + "=" + argument.example()));
    }

    /**
     * What a text means.
     *
     * @throws EdrRefusal that tells of the argument, if it means nothing
     */
    static <T> T parsed(EdrArgument argument, String text, Function<String, T> meaning) {
        try {
            return meaning.apply(text);
        } catch (IllegalArgumentException e) {
            throw new EdrRefusal(
                    argument.label() + " '" + cut(text) + "': " + Excerpt.of(String.valueOf(e.getMessage())));
        }
    }

    <T> Optional<T> parsed(EdrArgument argument, Function<String, T> meaning) {
        return value(argument).map(text -> parsed(argument, text, meaning));
    }

    <T> List<T> allParsed(EdrArgument argument, Function<String, T> meaning) {
        return values(argument).stream()
                .map(text -> parsed(argument, text, meaning))
                .toList();
    }

    /** A number, as people type it. */
    static double number(String text) {
        if (!text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            throw new IllegalArgumentException("it is no number; give one, such as 1500");
        }
        return Double.parseDouble(text);
    }

    /** A whole number from 0 on. */
    static long count(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("it is no whole number; give one from 0 on");
        }
        return Long.parseLong(text);
    }

    /** Yes or no. */
    static boolean yes(String text) {
        return switch (text) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("give true or false");
        };
    }
}
