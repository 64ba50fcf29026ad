package org.htmst.hbase.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.htmst.expression.Definition;
import org.htmst.expression.Expression;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;

/** Refuses names that the store does not know, lest a typing error looks like an empty answer. */
public final class KnownNames {

    private static final int SUGGESTIONS = 5;

    private KnownNames() {}

    /**
     * Looks for the names of a question.
     *
     * @throws IllegalArgumentException if the store knows no satellite, product or channel of one of them; the message has the nearest
     */
    public static void check(SampleQuery query, Inventory inventory) {
        query.satellites()
                .forEach(name -> check("satellite", name, inventory.satellites().keySet()));
        if (!query.products().isEmpty()) {
            Set<String> products =
                    inventory.granules().stream().map(Granule::product).collect(Collectors.toSet());
            query.products().forEach(name -> check("product", name, products));
        }
        if (query.channels().isEmpty() && query.where().isEmpty()) {
            return;
        }
        Set<String> names = inventory.known(query).stream()
                .filter(channel ->
                        query.products().isEmpty() || query.products().contains(channel.product()))
                .flatMap(channel -> Stream.of(channel.name(), channel.alias()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        query.definitions().forEach(definition -> checkDefinition(definition, names, query, inventory));
        query.channels().forEach(name -> check("channel", name, names));
        query.where().stream()
                .flatMap(condition -> condition.channels().stream())
                .filter(text -> !names.contains(text))
                .forEach(text -> checkFormula(text, names, query, inventory));
    }

    private static void checkDefinition(
            Definition definition, Set<String> names, SampleQuery query, Inventory inventory) {
        String name = definition.name();
        List<String> products = products(query, inventory);
        for (Channel channel : inventory.known()) {
            if (products.contains(channel.product()) && channel.isCalled(name)) {
                throw new IllegalArgumentException("'" + definition + "' gives the name of a channel of product "
                        + channel.product() + " to another; choose another name");
            }
        }
        if (!names.contains(name)) {
            Set<String> others = new HashSet<>(names);
            query.definitions().forEach(other -> others.add(other.name()));
            Expression.parse(definition.expression(), others::contains)
                    .inputs()
                    .forEach(input -> check("channel", input, others));
            // Each input is there, but not together, or not without an end.
            products.forEach(product -> inventory.derived(product, query).get(name));
        }
    }

    /** What is no name is an expression, unless it looks like a name. */
    private static void checkFormula(String text, Set<String> names, SampleQuery query, Inventory inventory) {
        boolean isFormula = products(query, inventory).stream()
                .anyMatch(product ->
                        inventory.derived(product, query).unnamed(text).isPresent());
        if (isFormula) {
            return;
        }
        if (text.matches("[A-Za-z][A-Za-z0-9_./-]*")) {
            check("channel", text, names);
        }
        Expression.parse(text, names::contains).inputs().forEach(input -> check("channel", input, names));
        throw new IllegalArgumentException(
                "no product has all channels that '" + text + "' needs; name channels of one product");
    }

    private static List<String> products(SampleQuery query, Inventory inventory) {
        return query.products().isEmpty()
                ? inventory.granules().stream().map(Granule::product).distinct().toList()
                : query.products();
    }

    private static void check(String kind, String name, Collection<String> known) {
        if (known.contains(name)) {
            return;
        }
        String advice = known.isEmpty()
                ? "the store is empty; load files first"
                : "nearest: " + nearest(name, known) + "; 'ls " + kind + "s' lists all";
        throw new IllegalArgumentException(kind + " '" + name + "' is unknown; " + advice);
    }

    private static String nearest(String name, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.<String>comparingInt(other -> distance(name, other))
                        .thenComparing(other -> other))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
    }

    private static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance().apply(a, b);
    }
}
