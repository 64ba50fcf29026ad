package org.htmst.answer.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where an answer comes from.
 *
 * @param software name and version
 * @param created when the question was asked
 * @param command the question, as typed
 * @param sources the input files whose samples can be in the answer: those of its satellites, products and time
 */
public record Provenance(String software, Instant created, String command, List<Source> sources) {

    /**
     * One input file.
     *
     * @param file its name when it was loaded
     * @param sha256 its digest
     * @param product what kind of file it is
     */
    public record Source(String file, String sha256, String product) {}

    private static final String POSITIONS =
            "latitude is geodetic, as in the input files, and directions on the sphere are formed from it as given";

    public Provenance {
        sources = List.copyOf(sources);
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
        node.put("software", software);
        node.put("created", created.toString());
        node.put("command", command);
        node.put("positions", POSITIONS);
        ArrayNode list = node.putArray("sources");
        for (Source source : sources) {
            ObjectNode entry = list.addObject();
            entry.put("file", source.file());
            entry.put("sha256", source.sha256());
            entry.put("product", source.product());
        }
        return node;
    }
}
