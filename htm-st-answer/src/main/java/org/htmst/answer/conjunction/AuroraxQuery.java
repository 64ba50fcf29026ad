package org.htmst.answer.conjunction;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmst.failure.HtmStException;
import org.htmst.sphere.LonLat;
import org.htmst.time.TimeWindow;

/**
 * A conjunction search as AuroraX takes it: of each block of criteria one object, and how far those of two blocks may be from each other.
 *
 * @param window from {@code start} to {@code end}, which is inside
 * @param types {@code nbtrace} and {@code sbtrace}, by the feet of field lines in the north and in the south, or {@code geographic}
 * @param blocks of ground, of space, of events, then of places
 * @param maxKm by the names of two blocks, {@code ground1-space1}; null where their distance is of no account
 */
public record AuroraxQuery(TimeWindow window, List<String> types, List<Block> blocks, Map<String, Double> maxKm) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES = List.of("nbtrace", "sbtrace", "geographic");

    private static final List<String> KINDS = List.of("ground", "space", "events", "adhoc");
    private static final List<String> HEMISPHERES = List.of("northern", "southern");

    /** As many as AuroraX takes. */
    private static final int MOST_BLOCKS = 10;

    /**
     * A block of criteria; an empty list holds for all.
     *
     * @param name {@code ground1}, {@code space2}, {@code events1}, {@code adhoc1}
     * @param programs of which objects are
     * @param platforms satellites, stations or kinds of events
     * @param instrumentTypes of these, where they have one
     * @param hemispheres {@code northern}, {@code southern}: where satellites are
     * @param places that the block itself gives
     */
    public record Block(
            String name,
            List<String> programs,
            List<String> platforms,
            List<String> instrumentTypes,
            List<String> hemispheres,
            List<LonLat> places) {

        /** Such as {@code ground}. */
        String kind() {
            return name.replaceAll("\\d+$", "");
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is no such search
     * @throws HtmStException if it cannot be read
     */
    public static AuroraxQuery read(Path file) {
        try {
            return of(JSON.readTree(Files.readString(file)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("query file " + file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("query file " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new HtmStException("query file " + file + " cannot be read: " + e, false, e);
        }
    }

    private static AuroraxQuery of(JsonNode root) {
        List<Block> blocks = new ArrayList<>();
        for (String kind : KINDS) {
            for (JsonNode block : list(root, kind)) {
                blocks.add(block(
                        block,
                        kind,
                        kind
                                + (1
                                        + blocks.stream()
                                                .filter(of -> of.kind().equals(kind))
                                                .count())));
            }
        }
        if (blocks.size() < 2 || blocks.size() > MOST_BLOCKS) {
            throw new IllegalArgumentException("has " + blocks.size() + " blocks of criteria; give 2 to " + MOST_BLOCKS
                    + ", in the lists " + KINDS);
        }
        List<String> types = texts(root, "conjunction_types");
        types = types.isEmpty() ? List.of("nbtrace") : types;
        for (String type : types) {
            if (!TYPES.contains(type)) {
                throw new IllegalArgumentException("conjunction type '" + type + "' is unknown; allowed: " + TYPES);
            }
        }
        long endMs = instant(root, "end").toEpochMilli() + 1;
        long startMs = instant(root, "start").toEpochMilli();
        if (startMs >= endMs) {
            throw new IllegalArgumentException("'end' is before 'start'");
        }
        Map<String, Double> maxKm = new HashMap<>();
        root.path("max_distances").fields().forEachRemaining(pair -> {
            if (!pair.getValue().isNull() && !pair.getValue().isNumber()) {
                throw new IllegalArgumentException("distance of '" + pair.getKey() + "' is neither a number nor null");
            }
            maxKm.put(
                    pair.getKey(),
                    pair.getValue().isNull() ? null : pair.getValue().asDouble());
        });
        return new AuroraxQuery(new TimeWindow(startMs, endMs), types, blocks, maxKm);
    }

    private static Block block(JsonNode block, String kind, String name) {
        if (!block.path("ephemeris_metadata_filters").isEmpty()
                && !block.path("ephemeris_metadata_filters").path("expressions").equals(JSON.createArrayNode())) {
            throw new IllegalArgumentException(
                    name + " filters by metadata of ephemerides, which files do not have; leave it out");
        }
        List<LonLat> places = new ArrayList<>();
        block.path("locations")
                .forEach(at -> places.add(new LonLat(
                        at.path("lon").asDouble(Double.NaN), at.path("lat").asDouble(Double.NaN))));
        if (kind.equals("adhoc") && places.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " has no 'locations'; give some, as {\"lat\": 51, \"lon\": -114}");
        }
        List<String> hemispheres = texts(block, "hemisphere");
        if (!HEMISPHERES.containsAll(hemispheres)) {
            throw new IllegalArgumentException(
                    name + " has a hemisphere of " + hemispheres + "; allowed: " + HEMISPHERES);
        }
        return new Block(
                name,
                kind.equals("events") ? List.of() : texts(block, "programs"),
                texts(block, "platforms"),
                texts(block, "instrument_types"),
                hemispheres,
                places);
    }

    private static JsonNode list(JsonNode root, String field) {
        JsonNode list = root.path(field);
        if (!list.isMissingNode() && !list.isNull() && !list.isArray()) {
            throw new IllegalArgumentException("'" + field + "' is no list");
        }
        return list;
    }

    private static Instant instant(JsonNode root, String field) {
        String text = root.path(field).asText();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("has no '" + field + "'; give a time, as 2019-01-01T00:00:00.000Z");
        }
        return Instant.parse(text.endsWith("Z") ? text : text + "Z");
    }

    private static List<String> texts(JsonNode block, String field) {
        List<String> texts = new ArrayList<>();
        list(block, field).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** How far objects of two blocks may be from each other; null if that is of no account. */
    Double km(int first, int second) {
        String name = blocks.get(first).name + "-" + blocks.get(second).name;
        String turned = blocks.get(second).name + "-" + blocks.get(first).name;
        return maxKm.get(maxKm.containsKey(name) ? name : turned);
    }
}
