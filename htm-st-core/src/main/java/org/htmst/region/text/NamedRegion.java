package org.htmst.region.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;

/**
 * The regions that have a name in every store. All are geographic; bounds in magnetic latitude move with the field and are asked for by value, as in
 * {@code --where 'aacgm_lat_foot >= 60'}.
 *
 * <p>The cap of {@link #SAA} is query III of Kang et al. 2017.
 */
public enum NamedRegion {
    SAA("South Atlantic Anomaly, cap of 45 degrees about 45 W 30 S", new Cap(new LonLat(-45, -30), 45)),
    AURORAL_NORTH("60..75 N", new LatitudeBand(60, 75)),
    AURORAL_SOUTH("60..75 S", new LatitudeBand(-75, -60)),
    POLAR_CAP_NORTH("75..90 N", new LatitudeBand(75, 90)),
    POLAR_CAP_SOUTH("75..90 S", new LatitudeBand(-90, -75)),
    NORTH("northern hemisphere, 0..90 N", new LatitudeBand(0, 90)),
    SOUTH("southern hemisphere, 0..90 S", new LatitudeBand(-90, 0)),
    EQUATOR("15 S..15 N", new LatitudeBand(-15, 15));

    private final String meaning;
    private final Region region;

    NamedRegion(String meaning, Region region) {
        this.meaning = meaning;
        this.region = region;
    }

    /** What the name stands for. */
    public Region region() {
        return region;
    }

    /** The same in words. */
    public String meaning() {
        return meaning;
    }

    /**
     * A drawing of it as a GeoJSON geometry, with a corner each degree. What lies between the drawing and the region is less than a five-hundredth of
     * a degree wide.
     */
    public String geometry() {
        return RegionOutline.of(region);
    }

    /** That of a name, in upper or lower case; empty if it is none of these. */
    public static Optional<NamedRegion> find(String text) {
        return Arrays.stream(values())
                .filter(named -> named.toString().equalsIgnoreCase(text))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names with their meanings, a line each. */
    public static List<String> table() {
        return Arrays.stream(values())
                .map(named -> String.format(Locale.ROOT, "  %-16s %s", named, named.meaning))
                .toList();
    }

    /** The names, for shell completion. */
    public static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        /** All of them. */
        public Names() {
            super(Arrays.stream(NamedRegion.values()).map(NamedRegion::toString).toList());
        }
    }
}
