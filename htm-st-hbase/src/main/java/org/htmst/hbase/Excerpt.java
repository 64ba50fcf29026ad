package org.htmst.hbase;

import java.util.Locale;

/**
 * What a message quotes of a file or an argument: not all of a field of a million letters, and no letter that makes a terminal do
 * things.
 */
public final class Excerpt {

    private static final int LONGEST = 4000;
    private static final int TAIL = 100;

    private Excerpt() {}

    /** {@code text} on one line; of a long one its beginning and its end. */
    public static String of(String text) {
        String some = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST - TAIL) + " ... " + text.substring(text.length() - TAIL);
        StringBuilder plain = new StringBuilder(some.length());
        some.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                plain.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }
}
