package org.htmst.formats;

import org.htmst.failure.Excerpt;

/** Texts of descriptors that the store keeps and shows: one line each, of bounded length. */
public final class StoredText {

    /** Characters of a name, an alias, an instrument or a unit. */
    public static final int LONGEST_NAME = 100;

    /** Characters of a title or a description. */
    public static final int LONGEST_LINE = 10_000;

    private StoredText() {}

    /**
     * Checks a text.
     *
     * @throws IllegalArgumentException if it is longer than {@code most} characters, or has one that a terminal would obey
     */
    public static void check(String field, String text, int most) {
        if (text.length() > most) {
            throw new IllegalArgumentException("field '" + field + "' has " + text.length() + " characters ("
                    + text.substring(0, 20) + "...); at most " + most + " are stored");
        }
        if (Excerpt.hasControls(text)) {
            throw new IllegalArgumentException(
                    "field '" + field + "' is '" + text + "', which has control characters; take them out");
        }
    }
}
