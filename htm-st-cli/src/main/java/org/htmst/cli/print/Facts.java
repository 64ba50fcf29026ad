package org.htmst.cli.print;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
     * @param value a string, a whole or a decimal number; for JSON also a {@link Table}
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

    @Override
    public void printText(PrintStream out) {
        int width = list.stream().mapToInt(fact -> fact.name.length()).max().orElse(0);
        for (Fact fact : list) {
            String name = fact.name.replace('_', ' ');
            out.println(name + " ".repeat(width + 2 - name.length()) + text(fact.value));
        }
    }

    @Override
    public void printCsv(PrintStream out) {
        out.print("name,value\n");
        list.forEach(fact -> out.print(fact.name + "," + CsvPrinter.field(fact.value.toString()) + "\n"));
    }

    @Override
    public void printJson(PrintStream out) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        list.forEach(fact -> object.set(fact.name, json(fact.value)));
        out.println(object.toPrettyString());
    }

    /** A whole or decimal number as itself, a table as an array of objects, anything else as its text. */
    static JsonNode json(Object value) {
        if (value instanceof Table table) {
            return table.json();
        }
        return value instanceof Number
                ? JsonNodeFactory.instance.pojoNode(value)
                : JsonNodeFactory.instance.textNode(value.toString());
    }

    private static String text(Object value) {
        return value instanceof Long || value instanceof Integer
                ? String.format(Locale.ROOT, "%,d", value)
                : value.toString();
    }
}
