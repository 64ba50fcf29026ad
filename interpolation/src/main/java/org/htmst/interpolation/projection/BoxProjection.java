package org.htmst.interpolation.projection;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.htmst.sphere.Box;
import org.htmst.sphere.LonLat;

/** The part of an equirectangular map that lies in a box, which may cross any meridian. */
final class BoxProjection implements MapProjection {

    private static final double MIN_SIDE_DEG = 2;
    private static final double MAX_ASPECT = 8;

    private final double widthDeg;
    private final double heightDeg;
    private final WorldProjection world;
    private final AffineTransform fromWorld;
    private final AffineTransform toWorld;

    BoxProjection(Box box) {
        widthDeg = widthDeg(box);
        heightDeg = box.band().northDeg() - box.band().southDeg();
        if (widthDeg < MIN_SIDE_DEG || heightDeg < MIN_SIDE_DEG) {
            throw new IllegalArgumentException("a box of " + widthDeg + " x " + heightDeg
                    + " degrees has no room for a map; give at least " + (int) MIN_SIDE_DEG + " x "
                    + (int) MIN_SIDE_DEG);
        }
        if (aspect() > MAX_ASPECT || aspect() < 1 / MAX_ASPECT) {
            throw new IllegalArgumentException("a box of " + widthDeg + " x " + heightDeg
                    + " degrees makes no map; give one side at most " + (int) MAX_ASPECT + " times the other");
        }
        double middle = box.lune().westDeg() + widthDeg / 2;
        world = new WorldProjection(ProjectionKind.EQUIRECTANGULAR, middle > 180 ? middle - 360 : middle);
        toWorld = new AffineTransform(
                widthDeg / 360,
                0,
                0,
                heightDeg / 180,
                0.5 - widthDeg / 720,
                (90 - box.band().northDeg()) / 180);
        fromWorld = inverse(toWorld);
    }

    /** Degrees from the western side eastward to the eastern one, 0 to 360. */
    static double widthDeg(Box box) {
        double width = box.lune().eastDeg() - box.lune().westDeg();
        return width >= 360 ? 360 : width < 0 ? width + 360 : width;
    }

    private static AffineTransform inverse(AffineTransform transform) {
        return new AffineTransform(
                1 / transform.getScaleX(),
                0,
                0,
                1 / transform.getScaleY(),
                -transform.getTranslateX() / transform.getScaleX(),
                -transform.getTranslateY() / transform.getScaleY());
    }

    @Override
    public double aspect() {
        return widthDeg / heightDeg;
    }

    @Override
    public Point2D point(LonLat place) {
        return fromWorld.transform(world.point(place), null);
    }

    @Override
    public Optional<LonLat> place(double x, double y) {
        if (x < 0 || x > 1 || y < 0 || y > 1) {
            return Optional.empty();
        }
        Point2D point = toWorld.transform(new Point2D.Double(x, y), null);
        return world.place(point.getX(), point.getY());
    }

    @Override
    public Shape outline() {
        return new Rectangle2D.Double(0, 0, 1, 1);
    }

    @Override
    public Path2D line(double[] lonLatDeg) {
        Path2D line = world.line(lonLatDeg);
        line.transform(fromWorld);
        return line;
    }
}
