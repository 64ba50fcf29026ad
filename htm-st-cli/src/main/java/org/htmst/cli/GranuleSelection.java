package org.htmst.cli;

import java.io.IOException;
import java.util.List;
import org.htmst.cli.option.SourceOptions;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.time.TimeWindows;

/**
 * The live granules of some satellites and products.
 *
 * @param granules by the time of their first sample
 * @param times asked for
 */
record GranuleSelection(List<Granule> granules, TimeWindows times) {

    /**
     * The granules that {@code options} speak of.
     *
     * @throws IllegalArgumentException if the store knows no such satellite or product
     */
    static GranuleSelection of(SourceOptions options, Catalog catalog) throws IOException {
        List<Granule> all = catalog.granules();
        check(
                "satellite",
                options.satellites(),
                all.stream().flatMap(granule -> granule.satellites().stream()).toList());
        check("product", options.products(), all.stream().map(Granule::product).toList());
        return new GranuleSelection(
                all.stream()
                        .filter(granule -> options.satellites().isEmpty()
                                || granule.satellites().stream().anyMatch(options.satellites()::contains))
                        .filter(granule -> options.products().isEmpty()
                                || options.products().contains(granule.product()))
                        .toList(),
                options.times());
    }

    /**
     * The live granules that either {@code numbers} or {@code options} name, or touch in time.
     *
     * @throws IllegalArgumentException if both are given, or a number or name is in no live granule
     */
    static List<Granule> of(List<Integer> numbers, SourceOptions options, Catalog catalog) throws IOException {
        if (numbers.isEmpty()) {
            return of(options, catalog).touching();
        }
        if (!options.isEmpty()) {
            throw new IllegalArgumentException(
                    "numbers of granules and --satellite, --product or --time name granules twice; leave one out");
        }
        return named(numbers, catalog.granules());
    }

    /**
     * Those of {@code live} with some numbers.
     *
     * @throws IllegalArgumentException if one is missing
     */
    static List<Granule> named(List<Integer> numbers, List<Granule> live) {
        for (int number : numbers) {
            if (live.stream().noneMatch(granule -> granule.id() == number)) {
                throw new IllegalArgumentException(
                        "granule " + number + " is not in the store; 'htm-st ls granules' lists all");
            }
        }
        return live.stream().filter(granule -> numbers.contains(granule.id())).toList();
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

    private static void check(String kind, List<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(kind + " '" + name + "' is in no granule; in granules: "
                        + Talk.orNone(known.stream().distinct().sorted().toList()));
            }
        }
    }
}
