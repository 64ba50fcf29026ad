package org.htmst.formats.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words that stand in a CSV file where a number is missing. */
final class MissingWords {

    /** As spreadsheets, R, Python, MATLAB, SQL and the C library of Microsoft write them; in any case. */
    private static final Set<String> KNOWN = Set.of(
            "",
            "nan",
            "+nan",
            "-nan",
            "nan(ind)",
            "-nan(ind)",
            "nan(snan)",
            "-nan(snan)",
            "1.#ind",
            "-1.#ind",
            "1.#qnan",
            "-1.#qnan",
            "1.#snan",
            "-1.#snan",
            "na",
            "n/a",
            "#n/a",
            "#na",
            "<na>",
            "null",
            "\\n",
            "nil",
            "none",
            "-",
            "--",
            "---");

    private final Set<String> declared;

    /** Those, and the {@code declared} ones as they are written. */
    MissingWords(List<String> declared) {
        this.declared = new HashSet<>(declared);
    }

    boolean contains(String text) {
        return declared.contains(text) || KNOWN.contains(text.toLowerCase(Locale.ROOT));
    }
}
