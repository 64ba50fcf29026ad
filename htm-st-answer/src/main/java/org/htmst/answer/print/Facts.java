package org.htmst.answer.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmst.failure.Excerpt;

/**
 * Named values of one thing, in order.
 *
 * @param list the values
 */
public record Facts(List<Fact> list) implements Report {

    /**
     * One value.
     *
     * @param name lower case words joined by underscores, units included
     * @param value a string, a whole or a decimal number, or a table
     */
    public record Fact(String name, Object value) {}

    public Facts {
        list = List.copyOf(list);
    }

    /** A list of facts in the making. */
    public static final class Builder {

        private final List<Fact> facts = new ArrayList<>();

        /** Adds one. */
        public Builder add(String name, Object value) {
            facts.add(new Fact(name, value));
            return this;
        }

        /** All that were added. */
        public Facts build() {
            return new Facts(facts);
        }
    }

    /** One a line; tables follow below, each after an empty line. */
    @Override
    public void printText(PrintStream out) {
        int width = list.stream().mapToInt(fact -> fact.name.length()).max().orElse(0);
        for (Fact fact : list) {
            if (!(fact.value instanceof Table)) {
                String name = fact.name.replace('_', ' ');
                out.println(name + " ".repeat(width + 2 - name.length()) + text(fact.value));
            }
        }
        for (Fact fact : list) {
            if (fact.value instanceof Table table) {
                out.println();
                table.printText(out);
            }
        }
    }

    /** The cells of a table are values of their own, named {@code table/first cell of the row/column}. */
    @Override
    public void printCsv(PrintStream out) {
        out.print("name,value\n");
        for (Fact fact : list) {
            if (fact.value instanceof Table table) {
                table.rows().forEach(row -> printRow(out, fact.name + "/" + row.get(0), table.header(), row));
            } else {
                printCsv(out, fact.name, fact.value);
            }
        }
    }

    private static void printRow(PrintStream out, String name, List<String> header, List<Object> row) {
        for (int c = 1; c < row.size(); c++) {
            printCsv(out, name + "/" + header.get(c), row.get(c));
        }
    }

    private static void printCsv(PrintStream out, String name, Object value) {
        out.print(CsvPrinter.field(name) + "," + CsvPrinter.field(value.toString()) + "\n");
    }

    @Override
    public void printJson(PrintStream out) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        list.forEach(fact -> object.set(fact.name, json(fact.value)));
        out.println(object.toPrettyString());
    }

    /** A whole or decimal number as itself, NaN and what is infinite as null, a table as an array of objects, anything else as its text. */
    static JsonNode json(Object cell) {
        Object value = Table.Told.value(cell);
        if (value instanceof Table table) {
            return table.json();
        }
        if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            return JsonNodeFactory.instance.nullNode();
        }
        return value instanceof Number
                ? JsonNodeFactory.instance.pojoNode(value)
                : JsonNodeFactory.instance.textNode(value.toString());
    }

    private static String text(Object value) {
        return value instanceof Long || value instanceof Integer
                ? String.format(Locale.ROOT, "%,d", value)
                : Excerpt.plain(value.toString());
    }
}
