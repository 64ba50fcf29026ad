package org.htmst.region.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.htmst.failure.Excerpt;
import org.htmst.sphere.Complement;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Polygon;
import org.htmst.sphere.Polygons;
import org.htmst.sphere.Region;
import org.htmst.sphere.Ring;

/**
 * The polygons of a GeoJSON file (RFC 7946): Polygon and MultiPolygon, bare or in features and collections, with or without holes and
 * dents; one value or several, one after the other or as a text sequence (RFC 8142), are taken together. Sides are great circles, whereas
 * the RFC draws straight lines in longitude and latitude; the ring's direction does not matter. The file is read whole or refused: it
 * may have 500,000 corners and 64 MiB.
 */
public final class PolygonFile {

    private static final int MAX_BYTES = 64 << 20;
    private static final int MAX_CORNERS = 500_000;

    /** Lists and objects, of which each corner is one; a tree of them takes some 200 bytes each. */
    private static final int MAX_NODES = 4 * MAX_CORNERS;

    private static final String FEWER = "give polygons of fewer corners, or only those that are needed";

    private static final byte RECORD_SEPARATOR = 0x1E;

    /** Longitudes one turn too far west or east, as maps that go on beyond 180 degrees write them. */
    private static final double MOST_LON_DEG = 540;

    /** Systems that are longitude and latitude of WGS84 in this order, as files from before the RFC name them. */
    private static final Set<String> KNOWN_CRS = Set.of(
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "urn:ogc:def:crs:OGC::CRS84",
            "OGC:CRS84",
            "EPSG:4326",
            "urn:ogc:def:crs:EPSG::4326",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84");

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(JsonNode.class);

    private final List<Polygon> polygons = new ArrayList<>();
    private final ArrayNode coordinates = JsonNodeFactory.instance.arrayNode();
    private final List<String> notes = new ArrayList<>();
    private int corners;

    private PolygonFile() {}

    /**
     * Reads {@code file}.
     *
     * @throws IllegalArgumentException if it cannot be read, is too large, or holds something else
     */
    public static PolygonFile read(Path file) {
        String whose = "polygon file '" + file + "'";
        try {
            return parse(bytes(file), whose);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    whose + " cannot be read (" + e.getClass().getSimpleName() + "); give the path of a GeoJSON file",
                    e);
        }
    }

    /**
     * Reads the text of such a file.
     *
     * @param whose what notes and errors name it
     * @throws IllegalArgumentException if it is too large, or something else
     */
    public static PolygonFile parse(String text, String whose) {
        return parse(text.getBytes(StandardCharsets.UTF_8), whose);
    }

    private static PolygonFile parse(byte[] bytes, String whose) {
        PolygonFile read = new PolygonFile();
        try {
            read.addAll(bytes);
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new IllegalArgumentException(
                    whose + " is not JSON: " + Excerpt.of(e) + line + "; give a GeoJSON file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(whose + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(whose + ": " + e.getMessage(), e);
        }
        if (read.polygons.isEmpty()) {
            read.notes.add("it holds no polygon, so its region is empty");
        }
        read.notes.replaceAll(note -> whose + ": " + note);
        return read;
    }

    private void addAll(byte[] bytes) throws IOException {
        checkSize(bytes);
        try (MappingIterator<JsonNode> values = JSON.readValues(bytes)) {
            if (!values.hasNextValue()) {
                throw new IllegalArgumentException("it is empty; give a GeoJSON file");
            }
            while (values.hasNextValue()) {
                add(values.nextValue());
            }
        }
    }

    /** All polygons as one GeoJSON geometry, a Polygon or MultiPolygon, with the very numbers that were read. */
    public String geometry() {
        ObjectNode geometry = JsonNodeFactory.instance.objectNode();
        return coordinates.size() == 1
                ? geometry.put("type", "Polygon")
                        .<ObjectNode>set("coordinates", coordinates.get(0))
                        .toString()
                : geometry.put("type", "MultiPolygon")
                        .<ObjectNode>set("coordinates", coordinates)
                        .toString();
    }

    /** How many corners there are, with those that close the rings. */
    public int corners() {
        return corners;
    }

    /** The union of all polygons; nothing if there is none. */
    public Region region() {
        return polygons.isEmpty() ? new Complement(Region.SPHERE) : new Polygons(polygons);
    }

    /** What may not have been meant. */
    public List<String> notes() {
        return notes;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private static void checkSize(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("it is larger than " + (MAX_BYTES >> 20) + " MB; " + FEWER);
        }
        int nodes = 0;
        for (int i = 0; i < bytes.length; i++) {
            nodes += bytes[i] == '[' || bytes[i] == '{' ? 1 : 0;
            // In a string it would have to be escaped.
            bytes[i] = bytes[i] == RECORD_SEPARATOR ? (byte) ' ' : bytes[i];
        }
        if (nodes > MAX_NODES) {
            throw new IllegalArgumentException(
                    "it has " + nodes + " lists and objects, more than " + MAX_NODES + "; " + FEWER);
        }
    }

    private void add(JsonNode node) {
        String type = node.path("type").asText();
        checkSystem(node.path("crs"));
        switch (type) {
            case "FeatureCollection" -> list(node, "features").forEach(this::add);
            case "Feature" -> {
                if (!node.path("geometry").isMissingNode()
                        && !node.path("geometry").isNull()) {
                    add(node.path("geometry"));
                }
            }
            case "GeometryCollection" -> list(node, "geometries").forEach(this::add);
            case "MultiPolygon" -> list(node, "coordinates").forEach(this::addPolygon);
            case "Polygon" -> addPolygon(list(node, "coordinates"));
            default ->
                throw new IllegalArgumentException("it holds a '" + Excerpt.of(type)
                        + "'; allowed: Polygon, MultiPolygon, Feature, FeatureCollection, GeometryCollection");
        }
    }

    private static JsonNode list(JsonNode node, String name) {
        if (!node.path(name).isArray()) {
            throw new IllegalArgumentException("a " + node.path("type").asText() + " has no list '" + name + "'");
        }
        return node.path(name);
    }

    private static void checkSystem(JsonNode crs) {
        String name = crs.path("properties").path("name").asText();
        if (!crs.isMissingNode() && !crs.isNull() && !KNOWN_CRS.contains(name)) {
            throw new IllegalArgumentException(
                    "its coordinates are in the system " + Excerpt.of(name.isEmpty() ? crs.toString() : name)
                            + "; give longitude and latitude of WGS84 (CRS84)");
        }
    }

    private void addPolygon(JsonNode rings) {
        if (!rings.isArray()) {
            throw new IllegalArgumentException("a polygon is no list of rings");
        }
        List<Ring> read = new ArrayList<>();
        for (JsonNode ring : rings) {
            Ring line = new Ring(places(ring));
            if (!line.areSidesChecked()) {
                notes.add("a ring of " + line.corners().size()
                        + " corners has so many long sides beside each other that they were not"
                        + " all compared; should some cross, what the ring winds around twice counts as outside");
            }
            read.add(line);
        }
        // No ring at all is no geometry.
        if (!read.isEmpty()) {
            polygons.add(new Polygon(read.get(0), read.subList(1, read.size())));
            coordinates.add(rings);
        }
    }

    private List<LonLat> places(JsonNode ring) {
        corners += ring.size();
        if (corners > MAX_CORNERS) {
            throw new IllegalArgumentException("it has more than " + MAX_CORNERS + " corners; " + FEWER);
        }
        List<LonLat> places = new ArrayList<>(ring.size());
        double beforeDeg = Double.NaN;
        for (JsonNode position : ring) {
            boolean numbers = position.size() >= 2;
            for (JsonNode number : position) {
                numbers &= number.isNumber();
            }
            if (!numbers) {
                throw new IllegalArgumentException(
                        "position " + Excerpt.of(position.toString()) + " is no [longitude, latitude]");
            }
            double lonDeg = position.get(0).asDouble();
            LonLat place = new LonLat(within(lonDeg), position.get(1).asDouble());
            if (Math.abs(lonDeg - beforeDeg) >= 180 && notes.isEmpty()) {
                notes.add("sides are great circles, the shorter way round: so is that from "
                        + text(places.get(places.size() - 1)) + " to " + text(place)
                        + "; if the longer way is meant, put corners between");
            }
            beforeDeg = lonDeg;
            places.add(place);
        }
        return places;
    }

    /** The same meridian as {@link LonLat} takes it. */
    private static double within(double lonDeg) {
        boolean isFarWest = lonDeg < -180 && lonDeg >= -MOST_LON_DEG;
        boolean isFarEast = lonDeg > 360 && lonDeg <= MOST_LON_DEG;
        return isFarWest || isFarEast
                ? BigDecimal.valueOf(lonDeg)
                        .add(BigDecimal.valueOf(isFarWest ? 360 : -360))
                        .doubleValue()
                : lonDeg;
    }

    private static String text(LonLat place) {
        return place.lonDeg() + "," + place.latDeg();
    }
}
