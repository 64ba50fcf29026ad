package org.htmst.hbase.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.query.SampleQuery;

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
        Set<String> names = inventory.channels().stream()
                .filter(c -> query.products().isEmpty()
                        || query.products().contains(c.channel().product()))
                .flatMap(c -> Stream.of(c.channel().name(), c.channel().alias()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        Stream.concat(
                        query.channels().stream(),
                        query.where().stream().flatMap(condition -> condition.channels().stream()))
                .forEach(name -> check("channel", name, names));
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
