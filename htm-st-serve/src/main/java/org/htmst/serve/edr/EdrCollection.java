package org.htmst.serve.edr;

import java.util.List;
import java.util.Optional;
import org.htmst.answer.print.Column;
import org.htmst.hbase.catalog.Granule;

/**
 * Samples under one name: those of a satellite's product, of a product, or all.
 *
 * @param id its name in paths
 * @param title in words
 * @param satellite whose; empty for all
 * @param product of which kind of file; empty for all
 * @param granules its files
 * @param parameters its channels, by name
 */
record EdrCollection(
        String id,
        String title,
        Optional<String> satellite,
        Optional<String> product,
        List<Granule> granules,
        List<Column> parameters) {

    EdrCollection {
        granules = List.copyOf(granules);
        parameters = List.copyOf(parameters);
    }

    /** The time of the first sample; empty if there is none. */
    Optional<Long> firstMs() {
        return granules.stream().map(Granule::firstMs).min(Long::compare);
    }

    /** The time of the last sample; empty if there is none. */
    Optional<Long> lastMs() {
        return granules.stream().map(Granule::lastMs).max(Long::compare);
    }
}
