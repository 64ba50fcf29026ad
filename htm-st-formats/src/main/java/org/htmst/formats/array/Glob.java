package org.htmst.formats.array;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names with {@code *} for any letters and {@code ?} for one, in any case. */
final class Glob {

    private static final Pattern PART = Pattern.compile("[*?]|[^*?]+");

    private Glob() {}

    static boolean matches(String glob, String text) {
        String regex = PART.matcher(glob)
                .replaceAll(part -> java.util.regex.Matcher.quoteReplacement(
                        switch (part.group()) {
                            case "*" -> ".*";
                            case "?" -> ".";
                            default -> Pattern.quote(part.group());
                        }));
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                .matcher(text)
                .matches();
    }

    /** What the first of the words that matches means. */
    static <T> Optional<T> meaning(Map<String, T> words, String text) {
        return words.entrySet().stream()
                .filter(word -> matches(word.getKey(), text))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
