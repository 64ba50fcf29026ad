package org.htmst.answer.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.htmst.answer.cite.Citation;
import org.htmst.expression.DerivedChannel;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.query.SampleQuery;

/**
 * Where an answer comes from.
 *
 * @param answer the id under which the store keeps what was asked; empty if it does not
 * @param software name and version
 * @param created when the question was asked; of an answer with an id when that was first
 * @param command the question, as typed
 * @param inputs files beside the store that the question names, and the SHA-256 of each
 * @param sources the input files whose samples can be in the answer: those of its satellites, products and time
 * @param derived the derived channels that have a part in it
 * @param citation how the answer is cited, if it has an id
 */
public record Provenance(
        String answer,
        String software,
        Instant created,
        String command,
        SortedMap<String, String> inputs,
        List<Source> sources,
        List<DerivedChannel> derived,
        Optional<Citation> citation) {

    /**
     * One input file.
     *
     * @param file its name when it was loaded
     * @param sha256 its digest
     * @param product what kind of file it is
     * @param reading how its bytes were understood
     * @param granule its number in the store: of samples in several files that of the greatest counts
     */
    public record Source(String file, String sha256, String product, String reading, int granule) {

        /** The file of a granule. */
        public static Source of(Granule granule) {
            return new Source(granule.fileName(), granule.sha256(), granule.product(), granule.reading(), granule.id());
        }
    }

    /** Where an answer without an id and with no derived channel comes from. */
    public Provenance(String software, Instant created, String command, List<Source> sources) {
        this("", software, created, command, new TreeMap<>(), sources, List.of(), Optional.empty());
    }

    /**
     * Where the answer to a question comes from that some granules may have a part in.
     *
     * @param inventory knows what channels are derived from
     */
    public static Provenance of(
            Instant created, String command, List<Granule> granules, SampleQuery query, Inventory inventory) {
        return new Provenance(
                "",
                ProgramVersion.SOFTWARE,
                created,
                command,
                new TreeMap<>(),
                granules.stream().map(Source::of).toList(),
                granules.stream()
                        .map(Granule::product)
                        .distinct()
                        .flatMap(product -> inventory.derivedIn(query, product).stream())
                        .toList(),
                Optional.empty());
    }

    /**
     * The same of an answer that the store keeps.
     *
     * @param id under which it does
     * @param files beside the store that the question names, and the SHA-256 of each
     * @param words how it is cited
     */
    public Provenance kept(String id, SortedMap<String, String> files, Citation words) {
        return new Provenance(id, software, created, command, files, sources, derived, Optional.of(words));
    }

    private static final String POSITIONS =
            "latitude is geodetic, as in the input files, and directions on the sphere are formed from it as given";

    public Provenance {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        sources = List.copyOf(sources);
        derived = List.copyOf(derived);
    }

    /** The same as attributes of a netCDF file, by name: {@code history}, {@code source} and {@code provenance}. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("history", created + " " + command);
        attributes.put("source", sources.stream().map(Source::file).collect(Collectors.joining(", ")));
        attributes.put("provenance", json().toString());
        return attributes;
    }

    /** The same as one JSON object. */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!answer.isEmpty()) {
            node.put("answer", answer);
        }
        node.put("software", software);
        node.put("created", created.toString());
        node.put("command", command);
        node.put("positions", POSITIONS);
        if (!inputs.isEmpty()) {
            ObjectNode files = node.putObject("inputs");
            inputs.forEach(files::put);
        }
        ArrayNode list = node.putArray("sources");
        for (Source source : sources) {
            ObjectNode entry = list.addObject();
            entry.put("file", source.file());
            entry.put("sha256", source.sha256());
            entry.put("product", source.product());
            entry.put("reading", source.reading());
            entry.put("granule", source.granule());
        }
        if (!derived.isEmpty()) {
            ArrayNode channels = node.putArray("derived");
            derived.forEach(each -> describe(each, channels.addObject()));
        }
        citation.ifPresent(words -> node.set("citation", words.schemaOrg()));
        return node;
    }

    private static void describe(DerivedChannel derived, ObjectNode entry) {
        entry.put("name", derived.channel().name());
        entry.put("product", derived.channel().product());
        entry.put("expression", derived.expression().toString());
        derived.expression().inputs().forEach(entry.putArray("inputs")::add);
        entry.put("unit", derived.channel().unit());
        entry.put("description", derived.definition().description());
        entry.put("reference", derived.definition().reference());
    }
}
