package org.htmst.interpolation.projection;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Optional;
import org.htmst.sphere.LonLat;

/** The whole Earth, cut open at the meridian opposite to the middle one. */
final class WorldProjection implements MapProjection {

    /** A point off the map comes back elsewhere than it was, or not at all. */
    private static final double TOLERANCE = 1e-6;

    private static final double OUTLINE_STEP_DEG = 2;

    private final WorldFormula formula;
    private final double centreLonDeg;

    WorldProjection(ProjectionKind kind, double centreLonDeg) {
        this.formula = switch (kind) {
            case EQUIRECTANGULAR -> new Equirectangular();
            case MOLLWEIDE -> new Mollweide();
            case ROBINSON -> new Robinson();
            case NORTH, SOUTH -> throw new IllegalArgumentException(kind + " shows no whole Earth");
        };
        this.centreLonDeg = centreLonDeg;
    }

    @Override
    public double aspect() {
        return formula.aspect();
    }

    @Override
    public Point2D point(LonLat place) {
        return point(fromCentre(place.lonDeg()), place.latDeg());
    }

    @Override
    public Optional<LonLat> place(double x, double y) {
        double formulaX = 2 * x - 1;
        double formulaY = 1 - 2 * y;
        Point2D.Double place = formula.inverse(formulaX, formulaY);
        if (!(Math.abs(place.x) <= 180 && Math.abs(place.y) <= 90)) {
            return Optional.empty();
        }
        boolean same = formula.forward(place.x, place.y).distance(formulaX, formulaY) < TOLERANCE;
        return same ? Optional.of(new LonLat(signed(place.x + centreLonDeg), place.y)) : Optional.empty();
    }

    @Override
    public Shape outline() {
        Path2D path = new Path2D.Double();
        double[] side = {-180, 180};
        for (double lon : side) {
            for (double lat = -90; lat <= 90; lat += OUTLINE_STEP_DEG) {
                lineTo(path, lon, lon < 0 ? lat : -lat, path.getCurrentPoint() == null);
            }
        }
        path.closePath();
        return path;
    }

    @Override
    public Path2D line(double[] lonLatDeg) {
        Path2D path = new Path2D.Double();
        double lastLon = fromCentre(lonLatDeg[0]);
        double lastLat = lonLatDeg[1];
        lineTo(path, lastLon, lastLat, true);
        for (int i = 2; i < lonLatDeg.length; i += 2) {
            double lon = fromCentre(lonLatDeg[i]);
            double lat = lonLatDeg[i + 1];
            if (Math.abs(lon - lastLon) > 180) {
                double side = Math.copySign(180, lastLon);
                double share = (side - lastLon) / (lon + 2 * side - lastLon);
                double crossing = lastLat + share * (lat - lastLat);
                lineTo(path, side, crossing, false);
                lineTo(path, -side, crossing, true);
            }
            lineTo(path, lon, lat, false);
            lastLon = lon;
            lastLat = lat;
        }
        return path;
    }

    private void lineTo(Path2D path, double fromCentreDeg, double latDeg, boolean penUp) {
        Point2D point = point(fromCentreDeg, latDeg);
        if (penUp) {
            path.moveTo(point.getX(), point.getY());
        } else {
            path.lineTo(point.getX(), point.getY());
        }
    }

    private Point2D point(double fromCentreDeg, double latDeg) {
        Point2D.Double point = formula.forward(fromCentreDeg, latDeg);
        return new Point2D.Double((1 + point.x) / 2, (1 - point.y) / 2);
    }

    /** Degrees east of the middle meridian, -180 to 180. */
    private double fromCentre(double lonDeg) {
        return signed(lonDeg - centreLonDeg);
    }

    private static double signed(double lonDeg) {
        return lonDeg > 180 ? lonDeg - 360 : lonDeg < -180 ? lonDeg + 360 : lonDeg;
    }
}
