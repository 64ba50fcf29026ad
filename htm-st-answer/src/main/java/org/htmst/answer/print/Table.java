package org.htmst.answer.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.htmst.failure.Excerpt;

/**
 * A list of things with the same properties, for people or programs to read.
 *
 * @param header the names of the columns
 * @param rows the cells, a string, an instant, a number or what was {@link Told} each, as many as the header has names; NaN stands for none,
 *     and is left empty
 */
public record Table(List<String> header, List<List<Object>> rows) implements Report {

    /**
     * A cell that another file told: in text as it stood there, elsewhere by what it is.
     *
     * @param text as it stood there
     * @param value a whole number, a number or an instant
     */
    public record Told(String text, Object value) {

        /** What a cell is. */
        public static Object value(Object cell) {
            return cell instanceof Told told ? told.value : cell;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + row.size() + " cells, expected " + header.size());
            }
        }
    }

    /** Columns padded to equal width, numbers to the right. */
    @Override
    public void printText(PrintStream out) {
        List<List<String>> cells = rows.stream()
                .map(row -> row.stream().map(cell -> Excerpt.plain(text(cell))).toList())
                .toList();
        int[] width = new int[header.size()];
        boolean[] right = new boolean[header.size()];
        Arrays.fill(right, !rows.isEmpty());
        for (int c = 0; c < width.length; c++) {
            width[c] = header.get(c).length();
            for (int r = 0; r < cells.size(); r++) {
                width[c] = Math.max(width[c], cells.get(r).get(c).length());
                right[c] &= Told.value(rows.get(r).get(c)) instanceof Number;
            }
        }
        out.println(line(header, width, right));
        cells.forEach(row -> out.println(line(row, width, right)));
    }

    @Override
    public void printCsv(PrintStream out) {
        out.print(csv(header));
        printCsvRows(out);
    }

    /** As {@link #printCsv}, without the header. */
    public void printCsvRows(PrintStream out) {
        rows.forEach(row -> out.print(csv(row)));
    }

    /** An array of objects, one a line. */
    @Override
    public void printJson(PrintStream out) {
        ArrayNode array = json();
        out.print("[");
        for (int i = 0; i < array.size(); i++) {
            out.print((i == 0 ? "\n" : ",\n") + array.get(i));
        }
        out.print("\n]\n");
    }

    /** An object a line. */
    public void printJsonLines(PrintStream out) {
        rows.forEach(row -> out.print(object(row) + "\n"));
    }

    ArrayNode json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> array.add(object(row)));
        return array;
    }

    private ObjectNode object(List<Object> row) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int c = 0; c < header.size(); c++) {
            object.set(header.get(c), Facts.json(row.get(c)));
        }
        return object;
    }

    private static String line(List<String> cells, int[] width, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < width.length; c++) {
            String cell = cells.get(c);
            String pad = " ".repeat(width[c] - cell.length());
            line.append(c == 0 ? "" : "  ").append(right[c] ? pad + cell : cell + pad);
        }
        return line.toString().stripTrailing();
    }

    private static String text(Object cell) {
        return cell instanceof Number number && Double.isNaN(number.doubleValue()) ? "" : cell.toString();
    }

    private static String csv(List<?> cells) {
        return cells.stream().map(cell -> CsvPrinter.field(text(cell))).collect(Collectors.joining(",", "", "\n"));
    }
}
