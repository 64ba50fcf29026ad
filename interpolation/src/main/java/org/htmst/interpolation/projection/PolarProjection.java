package org.htmst.interpolation.projection;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.Optional;
import org.htmst.sphere.LonLat;

/** A polar cap, seen from above its pole: the distance from the middle is that from the pole. */
final class PolarProjection implements MapProjection {

    private static final double MIN_EDGE_DEG = -60;
    private static final double MAX_EDGE_DEG = 85;

    private final int sign;
    private final double centreLonDeg;
    private final double edgeLatDeg;

    PolarProjection(boolean north, double centreLonDeg, double edgeLatDeg) {
        if (!(edgeLatDeg >= MIN_EDGE_DEG && edgeLatDeg <= MAX_EDGE_DEG)) {
            throw new IllegalArgumentException("edge latitude " + edgeLatDeg + " is outside " + (int) MIN_EDGE_DEG
                    + ".." + (int) MAX_EDGE_DEG + " degrees");
        }
        this.sign = north ? 1 : -1;
        this.centreLonDeg = centreLonDeg;
        this.edgeLatDeg = edgeLatDeg;
    }

    @Override
    public double aspect() {
        return 1;
    }

    @Override
    public Point2D point(LonLat place) {
        double r = (90 - sign * place.latDeg()) / (90 - edgeLatDeg) / 2;
        double angle = Math.toRadians(place.lonDeg() - centreLonDeg);
        return new Point2D.Double(0.5 + r * Math.sin(angle), 0.5 + sign * r * Math.cos(angle));
    }

    @Override
    public Optional<LonLat> place(double x, double y) {
        double r = 2 * Math.hypot(x - 0.5, y - 0.5);
        if (r > 1) {
            return Optional.empty();
        }
        double lon = centreLonDeg + Math.toDegrees(Math.atan2(x - 0.5, sign * (y - 0.5)));
        double signedLon = lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
        return Optional.of(new LonLat(signedLon, sign * (90 - r * (90 - edgeLatDeg))));
    }

    @Override
    public Shape outline() {
        return new Ellipse2D.Double(0, 0, 1, 1);
    }

    @Override
    public Path2D line(double[] lonLatDeg) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < lonLatDeg.length; i += 2) {
            if (sign * lonLatDeg[i + 1] < edgeLatDeg - 20) {
                drawing = false;
                continue;
            }
            Point2D point = point(new LonLat(lonLatDeg[i], lonLatDeg[i + 1]));
            if (drawing) {
                path.lineTo(point.getX(), point.getY());
            } else {
                path.moveTo(point.getX(), point.getY());
            }
            drawing = true;
        }
        return path;
    }
}
