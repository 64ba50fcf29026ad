package org.htmst.hbase.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.htmst.failure.Excerpt;
import org.htmst.region.text.NamedRegion;
import org.htmst.region.text.PolygonFile;
import org.htmst.sphere.Region;

/**
 * A region that has a name in the store: one that every store knows, or one that was added to this.
 *
 * @param name letters, digits, {@code -} and {@code _}, at most 64, the first a letter, in lower case
 * @param meaning in words; may be empty
 * @param geometry GeoJSON of type Polygon or MultiPolygon; of one that every store knows a drawing with a corner each degree
 * @param addedMs when it was added, ms since 1970 UTC; 0 for one that every store knows
 */
public record RegionEntry(String name, String meaning, String geometry, long addedMs) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

    /** HBase takes no cell of more than 10 MiB. */
    private static final int MOST_BYTES = 8 << 20;

    public RegionEntry {
        Objects.requireNonNull(geometry, "geometry");
        meaning = Objects.requireNonNullElse(meaning, "");
    }

    /** One that every store knows. */
    public static RegionEntry of(NamedRegion region) {
        return new RegionEntry(region.toString(), region.meaning(), region.geometry(), 0);
    }

    /** Whether a region may have this name, in lower case. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * One that is to be added.
     *
     * @param name in any case
     * @param addedMs now, ms since 1970 UTC
     * @throws IllegalArgumentException if the name is none or has a meaning in every store, or the polygons are too large or none at all
     */
    public static RegionEntry added(String name, String meaning, PolygonFile polygons, long addedMs) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!isName(lower)) {
            throw new IllegalArgumentException(
                    "'" + Excerpt.of(name) + "' is no name for a region; give at most 64 letters,"
                            + " digits, '-' and '_', the first a letter");
        }
        if (NamedRegion.find(lower).isPresent()) {
            throw new IllegalArgumentException(
                    "region '" + lower + "' is built in and means the same in every store; choose another name");
        }
        if (polygons.corners() == 0) {
            throw new IllegalArgumentException("region '" + lower + "' would hold no place; give a polygon");
        }
        String geometry = polygons.geometry();
        if (geometry.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("region '" + lower + "' has " + polygons.corners()
                    + " corners, more than " + (MOST_BYTES >> 20)
                    + " MB of text; give polygons of fewer corners, or corners of fewer digits");
        }
        return new RegionEntry(lower, meaning, geometry, addedMs);
    }

    /** Whether every store knows it. */
    @JsonIgnore
    public boolean isBuiltIn() {
        return addedMs == 0;
    }

    /** The region itself: of one that every store knows not the drawing, but what is drawn. */
    @JsonIgnore
    public Region region() {
        return isBuiltIn()
                ? NamedRegion.find(name).orElseThrow().region()
                : PolygonFile.parse(geometry, "region '" + name + "'").region();
    }

    /** Whether it is the same part of the sphere, in the same words, as another of this name. */
    public boolean isSame(RegionEntry other) {
        return geometry.equals(other.geometry) && meaning.equals(other.meaning);
    }

    /** All of it as a GeoJSON Feature. */
    @JsonIgnore
    public String feature() {
        ObjectNode properties = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("meaning", meaning)
                .put("built_in", isBuiltIn());
        if (!isBuiltIn()) {
            properties.put("added", Instant.ofEpochMilli(addedMs).toString());
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "Feature")
                .put("id", name)
                .<ObjectNode>set("properties", properties)
                .putRawValue("geometry", new RawValue(geometry))
                .toString();
    }
}
