package org.htmst.spark.filter;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.connector.expressions.filter.Predicate;

/** Reads conditions of the satellite as sets of names. */
public final class SatelliteFilter {

    private SatelliteFilter() {}

    /**
     * Those of {@code known} that meet a predicate; empty if it speaks of anything else, too.
     *
     * @param known all that a sample may be of
     */
    public static Optional<Set<String>> names(Predicate predicate, Set<String> known) {
        return new PredicateTree<Set<String>>(
                        leaf -> leaf(leaf, known),
                        SatelliteFilter::both,
                        SatelliteFilter::either,
                        names -> without(known, names))
                .read(predicate);
    }

    /** What is in both. */
    public static Set<String> both(Set<String> a, Set<String> b) {
        Set<String> names = new TreeSet<>(a);
        names.retainAll(b);
        return names;
    }

    private static Set<String> either(Set<String> a, Set<String> b) {
        Set<String> names = new TreeSet<>(a);
        names.addAll(b);
        return names;
    }

    private static Set<String> without(Set<String> all, Set<String> names) {
        Set<String> others = new TreeSet<>(all);
        others.removeAll(names);
        return others;
    }

    private static Optional<Set<String>> leaf(Predicate predicate, Set<String> known) {
        return ColumnTest.of(predicate)
                .filter(test -> test.column().equals("satellite"))
                .flatMap(test -> {
                    Set<String> named =
                            test.values().stream().map(Object::toString).collect(Collectors.toSet());
                    return switch (test.operator()) {
                        case "=", "IN" -> Optional.of(both(known, named));
                        case "<>" -> Optional.of(without(known, named));
                        default -> Optional.empty();
                    };
                });
    }
}
