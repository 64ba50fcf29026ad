package org.htmst.serve.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.htmst.sample.Channel;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetKind;
import org.htmst.serve.dataset.IsoText;
import org.htmst.serve.dataset.Provider;
import org.htmst.serve.dataset.Specimen;

/**
 * A dataset as the catalogue describes it.
 *
 * @param specimen what a look at its samples told
 * @param facts what is known of its product
 * @param server where the client reaches the server, without a slash at the end
 */
record Entry(Dataset dataset, Specimen specimen, Provider.ProductFacts facts, String server) {

    /** The forms of HAPI. */
    static final List<String> HAPI_FORMATS = List.of("csv", "binary", "json");

    String id() {
        return dataset.id();
    }

    String start() {
        return IsoText.time(dataset.window().startMs());
    }

    String stop() {
        return IsoText.time(dataset.window().endMs());
    }

    /** Its page. */
    String page() {
        return server + "/catalog/" + id();
    }

    /** What HAPI says of it. */
    String hapiInfo() {
        return server + "/hapi/info?dataset=" + id();
    }

    /** All of it by HAPI. */
    String hapiData(String format) {
        return server + "/hapi/data?dataset=" + id() + "&start=" + start() + "&stop=" + stop() + "&format=" + format;
    }

    /** Some of it by HAPI. */
    String hapiSample() {
        return server + "/hapi/data?dataset=" + id() + "&start="
                + IsoText.time(specimen.window(dataset).startMs()) + "&stop="
                + IsoText.time(specimen.window(dataset).endMs());
    }

    /** Its collection of EDR; empty unless it is all samples. */
    Optional<String> edr() {
        return dataset.kind() == DatasetKind.SAMPLES && dataset.region().isEmpty()
                ? Optional.of(server + "/edr/collections/" + id())
                : Optional.empty();
    }

    /** Its instruments, sorted. */
    List<String> instruments() {
        return List.copyOf(new TreeSet<>(
                dataset.channels().stream().map(Channel::instrument).toList()));
    }

    /** What its channels are of, each once. */
    List<String> families() {
        return dataset.channels().stream()
                .map(Channel::family)
                .distinct()
                .sorted()
                .map(family -> family.meaning())
                .toList();
    }
}
