package org.htmst.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * What a message quotes of a file or an argument: not all of a field of a million letters, and no letter that makes a terminal do
 * things.
 */
public final class Excerpt {

    private static final int LONGEST = 4000;
    private static final int TAIL = 100;

    /** Where the open bracket stands: as the parser's own object, which it does not show. */
    private static final Pattern SOURCE =
            Pattern.compile(" \\((?:for \\w+ starting|start marker) at \\[Source: [^\\[\\]]*\\]\\)");

    private Excerpt() {}

    /** {@code text} on one line; of a long one its beginning and its end. */
    public static String of(String text) {
        return plain(
                text.length() <= LONGEST
                        ? text
                        : text.substring(0, LONGEST - TAIL) + " ... " + text.substring(text.length() - TAIL));
    }

    /** Why a text is no JSON, on one line. */
    public static String of(JsonProcessingException e) {
        return of(SOURCE.matcher(e.getOriginalMessage()).replaceAll(""));
    }

    /** All of {@code text}, on one line: letters that a terminal would obey stand as {@code \}{@code u001b}. */
    public static String plain(String text) {
        return escaped(text, Excerpt::isObeyed);
    }

    /** All of {@code text} as {@link #plain}, but its lines and tabs remain. */
    public static String plainLines(String text) {
        return escaped(text, c -> isObeyed(c) && c != '\n' && c != '\r' && c != '\t');
    }

    private static String escaped(String text, IntPredicate obeyed) {
        if (text.codePoints().noneMatch(obeyed)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (obeyed.test(c)) {
                plain.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    /** Whether {@code text} has controls or ends of lines, which no name has. */
    public static boolean hasControls(String text) {
        return text.codePoints().anyMatch(Excerpt::isControl);
    }

    /** Also what turns the direction of writing, or is not seen at all. */
    private static boolean isObeyed(int codePoint) {
        return isControl(codePoint) || Character.getType(codePoint) == Character.FORMAT;
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
