package org.htmst.formats.csv;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.htmst.failure.Excerpt;
import org.htmst.formats.SourceFile;

/** The line of a CSV file that names its columns. Columns that nobody asks for may have any name, or none. */
final class CsvHeader {

    private static final int NAMES_TOLD = 20;

    private final List<String> names;
    private final Map<String, Integer> first = new LinkedHashMap<>();
    private final Set<String> repeated = new HashSet<>();

    /** How many fields a record must have: up to the last column with a name. */
    private int named;

    private CsvHeader(List<String> names) {
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            if (first.putIfAbsent(names.get(i), i) != null) {
                repeated.add(names.get(i));
            }
            named = names.get(i).isEmpty() ? named : i + 1;
        }
    }

    /**
     * The header of a file.
     *
     * @param names without blanks around them
     * @param used the columns that it must have, each once
     */
    static CsvHeader of(List<String> names, List<String> used, SourceFile file) {
        CsvHeader header = new CsvHeader(names);
        for (String column : used) {
            if (!header.first.containsKey(column)) {
                throw file.error("has no column '" + column + "'; its columns: " + String.join(", ", names));
            }
            if (header.repeated.contains(column)) {
                throw file.error("column '" + column + "' is named twice in the header, and is asked for");
            }
        }
        return header;
    }

    /** The header of a table without one, whose columns are called {@code 1} to {@code width}. */
    static CsvHeader numbered(int width, List<String> used, SourceFile file) {
        return of(IntStream.rangeClosed(1, width).mapToObj(String::valueOf).toList(), used, file);
    }

    /** Where the fields of a column of that name are. */
    int index(String column) {
        return first.get(column);
    }

    /** How many columns there are. */
    int width() {
        return names.size();
    }

    /** Whether a record has a field for each column with a name, and no other with anything in it. */
    boolean fits(List<String> record) {
        if (record.size() < named) {
            return false;
        }
        for (int i = names.size(); i < record.size(); i++) {
            if (!record.get(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** What is not stored, as a warning; empty if {@code used} are all. */
    String unused(List<String> used) {
        Set<String> wanted = new HashSet<>(used);
        List<String> unused =
                names.stream().filter(name -> !wanted.contains(name)).toList();
        if (unused.isEmpty()) {
            return "";
        }
        List<String> told =
                unused.stream().filter(name -> !name.isEmpty()).sorted().toList();
        String rest = told.size() > NAMES_TOLD
                ? " and " + (told.size() - NAMES_TOLD) + " more"
                : told.size() < unused.size() ? " (" + (unused.size() - told.size()) + " without a name)" : "";
        return Excerpt.of(unused.size() + " columns are not described and not stored: "
                + String.join(", ", told.subList(0, Math.min(NAMES_TOLD, told.size()))) + rest);
    }
}
