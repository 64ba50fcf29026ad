package org.htmst.formats.array;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Names with {@code *} for any letters and {@code ?} for one, in any case. */
final class Glob {

    private static final Pattern PART = Pattern.compile("[*?]|[^*?]+");

    private Glob() {}

    static boolean matches(String glob, String text) {
        return pattern(glob).matcher(text).matches();
    }

    /** What each {@code *} and {@code ?} stands for in a text that matches, the shortest first. */
    static Optional<List<String>> parts(String glob, String text) {
        Matcher matcher = pattern(glob).matcher(text);
        return matcher.matches()
                ? Optional.of(IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(matcher::group)
                        .toList())
                : Optional.empty();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(regex(glob), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** With a group for each {@code *} and {@code ?}. */
    static String regex(String glob) {
        return PART.matcher(glob)
                .replaceAll(part -> Matcher.quoteReplacement(
                        switch (part.group()) {
                            case "*" -> "(.*?)";
                            case "?" -> "(.)";
                            default -> Pattern.quote(part.group());
                        }));
    }

    /** What the first of the words that matches means. */
    static <T> Optional<T> meaning(Map<String, T> words, String text) {
        return words.entrySet().stream()
                .filter(word -> matches(word.getKey(), text))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
