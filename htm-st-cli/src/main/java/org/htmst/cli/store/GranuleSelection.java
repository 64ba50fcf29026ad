package org.htmst.cli.store;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.SourceOptions;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.region.text.TypedName;
import org.htmst.time.TimeWindows;

/**
 * The live granules of some satellites and products.
 *
 * @param granules by the time of their first sample
 * @param times asked for
 */
record GranuleSelection(List<Granule> granules, TimeWindows times) {

    private static final int MOST_LISTED = 12;

    /**
     * The granules that {@code options} speak of.
     *
     * @throws IllegalArgumentException if no live granule has such a satellite or product
     */
    static GranuleSelection of(SourceOptions options, Catalog catalog) throws IOException {
        List<Granule> all = catalog.granules();
        Set<String> satellites = fitting(
                "satellite",
                options.satellites(),
                all.stream().flatMap(granule -> granule.satellites().stream()).toList());
        Set<String> products = fitting(
                "product",
                options.products(),
                all.stream().map(Granule::product).toList());
        return new GranuleSelection(
                all.stream()
                        .filter(granule -> satellites.isEmpty()
                                || granule.satellites().stream().anyMatch(satellites::contains))
                        .filter(granule -> products.isEmpty() || products.contains(granule.product()))
                        .toList(),
                options.times());
    }

    /**
     * The live granules that either {@code typed} or {@code options} name, or touch in time.
     *
     * @throws IllegalArgumentException if both are given, or a number or name is in no live granule
     */
    static List<Granule> of(List<String> typed, SourceOptions options, Catalog catalog) throws IOException {
        if (typed.isEmpty()) {
            return of(options, catalog).touching();
        }
        if (!options.isEmpty()) {
            throw new IllegalArgumentException(
                    "GRANULE and --satellite, --product or --time name granules twice; leave one out");
        }
        return named(typed, catalog.granules());
    }

    /** Whether all of {@code typed} are numbers, which mean one granule each. */
    static boolean areNumbers(List<String> typed) {
        return typed.stream().allMatch(GranuleSelection::isNumber);
    }

    private static boolean isNumber(String typed) {
        return typed.matches("\\d{1,10}");
    }

    /**
     * Those of {@code live} with some numbers, or whose files are called so.
     *
     * @throws IllegalArgumentException if there is none of a number or name
     */
    static List<Granule> named(List<String> typed, List<Granule> live) {
        List<String> files = live.stream().map(Granule::fileName).toList();
        Set<Granule> named = new LinkedHashSet<>();
        for (String name : typed) {
            List<String> fitting = TypedName.fitting(name, files);
            List<Granule> found = live.stream()
                    .filter(granule -> isNumber(name)
                            ? granule.id() == Long.parseLong(name)
                            : fitting.contains(granule.fileName()))
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException((isNumber(name)
                                ? "granule " + name + " is not in the store"
                                : "no granule is called '" + name + "'")
                        + "; 'htm-st ls granules' lists all");
            }
            named.addAll(found);
        }
        return live.stream().filter(named::contains).toList();
    }

    /** Those with at least a part of their time inside. */
    List<Granule> touching() {
        return granules.stream()
                .filter(granule -> times.intersects(granule.window()))
                .toList();
    }

    /** Those with all of their time inside one window. */
    List<Granule> inside() {
        return granules.stream()
                .filter(granule -> times.holds(granule.firstMs(), granule.lastMs() + 1))
                .toList();
    }

    /**
     * The names that are meant.
     *
     * @throws IllegalArgumentException if there is none of a name
     */
    static Set<String> fitting(String kind, List<String> typed, Collection<String> known) {
        Set<String> names = new LinkedHashSet<>();
        for (String text : typed) {
            for (String name : TypedName.fitting(text, known)) {
                if (!known.contains(name)) {
                    throw new IllegalArgumentException(
                            kind + " '" + text + "' is in no granule; in granules: " + listed(known));
                }
                names.add(name);
            }
        }
        return names;
    }

    private static String listed(Collection<String> known) {
        List<String> names = known.stream().distinct().sorted().toList();
        return names.size() <= MOST_LISTED
                ? Words.orNone(names)
                : String.join(", ", names.subList(0, MOST_LISTED)) + " and " + (names.size() - MOST_LISTED) + " more";
    }
}
