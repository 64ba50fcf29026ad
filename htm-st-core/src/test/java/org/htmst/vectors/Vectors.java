package org.htmst.vectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.htmst.range.LongRange;
import org.htmst.range.RangeSet;

/** The rows of a file of golden vectors. */
public final class Vectors {

    private Vectors() {}

    /** The rows after the header, split at commas. */
    public static List<String[]> rows(String file) {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Vectors.class.getResourceAsStream("/vectors/" + file), StandardCharsets.US_ASCII))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Blank-separated {@code first-last} ranges, both ends included. */
    public static RangeSet ranges(String cell) {
        return RangeSet.of(Arrays.stream(cell.trim().split(" "))
                .filter(text -> !text.isEmpty())
                .map(text -> text.split("-"))
                .map(ends -> new LongRange(Long.parseLong(ends[0]), Long.parseLong(ends[1]) + 1))
                .toList());
    }
}
