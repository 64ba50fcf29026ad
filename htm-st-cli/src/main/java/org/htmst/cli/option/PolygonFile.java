package org.htmst.cli.option;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.htmst.sphere.Complement;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.sphere.Union;

/**
 * Reads the polygons of a GeoJSON file (RFC 7946): Polygon and MultiPolygon, bare or in features and collections, with or
 * without holes and dents. Sides are great circles, whereas the RFC draws straight lines in longitude and latitude; the ring's
 * direction does not matter.
 */
final class PolygonFile {

    private static final int MOST_BYTES = 32 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Region> polygons = new ArrayList<>();

    private PolygonFile() {}

    /**
     * The union of all polygons of {@code file}.
     *
     * @throws IllegalArgumentException if the file cannot be read, or holds none or something else
     */
    static Region read(Path file) {
        PolygonFile reader = new PolygonFile();
        try {
            reader.add(JSON.readTree(bytes(file)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "polygon file '" + file + "' is not JSON: " + e.getOriginalMessage() + "; give a GeoJSON file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "polygon file '" + file + "' cannot be read ("
                            + e.getClass().getSimpleName() + "); give the path of a GeoJSON file",
                    e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("polygon file '" + file + "': " + e.getMessage(), e);
        }
        List<Region> found = reader.polygons;
        if (found.isEmpty()) {
            throw new IllegalArgumentException("polygon file '" + file + "' holds no Polygon or MultiPolygon");
        }
        return found.size() == 1 ? found.get(0) : new Union(found);
    }

    /** Not more than that, since a device never ends; not of a regular file alone, since a shell may give a pipe. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "it has more than " + (MOST_BYTES >> 20) + " MiB; give a polygon of fewer corners");
            }
            return bytes;
        }
    }

    private void add(JsonNode node) {
        String type = node.path("type").asText();
        switch (type) {
            case "FeatureCollection" -> node.path("features").forEach(this::add);
            case "Feature" -> add(node.path("geometry"));
            case "GeometryCollection" -> node.path("geometries").forEach(this::add);
            case "MultiPolygon" -> node.path("coordinates").forEach(this::addPolygon);
            case "Polygon" -> addPolygon(node.path("coordinates"));
            default ->
                throw new IllegalArgumentException("it holds a '" + type
                        + "'; allowed: Polygon, MultiPolygon, Feature, FeatureCollection, GeometryCollection");
        }
    }

    private void addPolygon(JsonNode rings) {
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("a polygon has no ring; give at least one");
        }
        List<Region> parts = new ArrayList<>();
        for (JsonNode ring : rings) {
            Region region = Ring.region(corners(ring));
            parts.add(parts.isEmpty() ? region : new Complement(region));
        }
        polygons.add(parts.size() == 1 ? parts.get(0) : new Intersection(parts));
    }

    private static List<LonLat> corners(JsonNode ring) {
        List<LonLat> corners = new ArrayList<>();
        for (JsonNode position : ring) {
            JsonNode lon = position.path(0);
            JsonNode lat = position.path(1);
            if (!lon.isNumber() || !lat.isNumber()) {
                throw new IllegalArgumentException("position " + position + " is no [longitude, latitude]");
            }
            corners.add(new LonLat(lon.asDouble(), lat.asDouble()));
        }
        return corners;
    }
}
