package org.htmst.spark.function;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.unsafe.types.UTF8String;
import org.htmst.failure.Excerpt;
import org.htmst.region.text.NamedRegion;
import org.htmst.region.text.PolygonFile;
import org.htmst.region.text.WktText;
import org.htmst.sphere.Region;

/** Regions as texts: the name of one that every store knows, polygons in WKT, or GeoJSON. */
public final class RegionText {

    /** Regions that were asked for last; a query names a few, and calls for each row. */
    private static final LoadingCache<UTF8String, Region> KNOWN =
            Caffeine.newBuilder().maximumSize(64).build(text -> parse(text.toString()));

    private RegionText() {}

    /**
     * What the text stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    static Region region(UTF8String text) {
        if (text == null) {
            throw new IllegalArgumentException("the region is null; give a name such as 'saa', WKT or GeoJSON");
        }
        Region known = KNOWN.getIfPresent(text);
        // Spark may use the bytes of the text for another once the call has ended.
        return known == null ? KNOWN.get(text.clone()) : known;
    }

    /**
     * What the text stands for.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    public static Region parse(String text) {
        Optional<NamedRegion> named = NamedRegion.find(text.strip());
        if (named.isPresent()) {
            return named.get().region();
        }
        if (text.stripLeading().startsWith("{")) {
            return PolygonFile.parse(text, "the region").region();
        }
        if (!text.contains("(")) {
            throw new IllegalArgumentException("region '" + Excerpt.of(text) + "' is unknown; give one of "
                    + Stream.of(NamedRegion.values()).map(NamedRegion::toString).collect(Collectors.joining(", "))
                    + ", or WKT or GeoJSON");
        }
        try {
            return WktText.parse(text).inside();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("region '" + Excerpt.of(text) + "': " + e.getMessage(), e);
        }
    }
}
