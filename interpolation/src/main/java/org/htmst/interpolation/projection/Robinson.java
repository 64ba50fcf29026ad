package org.htmst.interpolation.projection;

import java.awt.geom.Point2D;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/** Robinson's projection by its table, as PROJ interpolates it. */
final class Robinson implements WorldFormula {

    private static final String NAME = "+proj=robin +R=1";

    private final Projection projection =
            new CRSFactory().createFromParameters(NAME, NAME).getProjection();
    private final double halfWidth = Math.abs(plane(180, 0).x);
    private final double halfHeight = plane(0, 90).y;

    @Override
    public double aspect() {
        return halfWidth / halfHeight;
    }

    @Override
    public Point2D.Double forward(double lonDeg, double latDeg) {
        // 180 would be taken for -180, hence the absolute value.
        ProjCoordinate plane = plane(Math.abs(lonDeg), latDeg);
        return new Point2D.Double(Math.copySign(plane.x, lonDeg) / halfWidth, plane.y / halfHeight);
    }

    @Override
    public Point2D.Double inverse(double x, double y) {
        try {
            ProjCoordinate place =
                    projection.inverseProject(new ProjCoordinate(x * halfWidth, y * halfHeight), new ProjCoordinate());
            return new Point2D.Double(place.x, place.y);
        } catch (Proj4jException e) {
            return new Point2D.Double(Double.NaN, Double.NaN);
        }
    }

    private ProjCoordinate plane(double lonDeg, double latDeg) {
        return projection.project(new ProjCoordinate(lonDeg, latDeg), new ProjCoordinate());
    }
}
