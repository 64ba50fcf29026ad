package org.htmst.answer.print;

import java.util.List;
import java.util.Locale;

/** The forms an answer can take. */
public enum AnswerFormat {
    CSV(".csv"),
    JSONL(".jsonl", ".ndjson"),
    GEOJSON(".geojson"),
    NETCDF(".nc");

    private final List<String> suffixes;

    AnswerFormat(String... suffixes) {
        this.suffixes = List.of(suffixes);
    }

    /** How the names of such files end, lower case. */
    List<String> suffixes() {
        return suffixes;
    }

    /** Whether the form is a file of its own kind and cannot go to standard output. */
    public boolean needsFile() {
        return this == NETCDF;
    }

    /** Whether provenance has no place inside the form and goes into a second file. */
    public boolean hasMetadataFile() {
        return this == CSV || this == JSONL;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
