package org.htmst.interpolation.figure;

import java.util.Optional;
import org.htmst.interpolation.projection.MapProjection;
import org.htmst.interpolation.projection.ProjectionKind;
import org.htmst.sphere.Box;

/**
 * What of the Earth a map shows.
 *
 * @param kind the projection
 * @param centreLonDeg the meridian in the middle; see {@link MapProjection#of}
 * @param edgeLatDeg where a polar map ends
 * @param box the part that an equirectangular map shows, all of it if empty; its middle is that of the map
 */
public record MapView(ProjectionKind kind, double centreLonDeg, double edgeLatDeg, Optional<Box> box) {

    /** The latitude at which polar maps end unless told otherwise. */
    public static final double DEFAULT_EDGE_DEG = 40;

    /** Equirectangular with Greenwich in the middle. */
    public static final MapView DEFAULT = new MapView(ProjectionKind.EQUIRECTANGULAR, 0, DEFAULT_EDGE_DEG);

    public MapView {
        MapProjection.of(kind, centreLonDeg, edgeLatDeg);
        if (box.isPresent() && kind != ProjectionKind.EQUIRECTANGULAR) {
            throw new IllegalArgumentException(
                    "a box is cut out of an equirectangular map, not out of a " + kind + " one");
        }
        box.ifPresent(MapProjection::of);
    }

    /** All that the projection shows. */
    public MapView(ProjectionKind kind, double centreLonDeg, double edgeLatDeg) {
        this(kind, centreLonDeg, edgeLatDeg, Optional.empty());
    }

    /** The projection that shows it. */
    public MapProjection projection() {
        return box.map(MapProjection::of).orElseGet(() -> MapProjection.of(kind, centreLonDeg, edgeLatDeg));
    }
}
