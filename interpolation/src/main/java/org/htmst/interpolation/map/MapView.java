package org.htmst.interpolation.map;

import org.htmst.interpolation.projection.MapProjection;
import org.htmst.interpolation.projection.ProjectionKind;

/**
 * What of the Earth a map shows.
 *
 * @param kind the projection
 * @param centreLonDeg the meridian in the middle; see {@link MapProjection#of}
 * @param edgeLatDeg where a polar map ends
 */
public record MapView(ProjectionKind kind, double centreLonDeg, double edgeLatDeg) {

    /** The latitude at which polar maps end unless told otherwise. */
    public static final double DEFAULT_EDGE_DEG = 40;

    /** Equirectangular with Greenwich in the middle. */
    public static final MapView DEFAULT = new MapView(ProjectionKind.EQUIRECTANGULAR, 0, DEFAULT_EDGE_DEG);

    public MapView {
        MapProjection.of(kind, centreLonDeg, edgeLatDeg);
    }

    MapProjection projection() {
        return MapProjection.of(kind, centreLonDeg, edgeLatDeg);
    }
}
