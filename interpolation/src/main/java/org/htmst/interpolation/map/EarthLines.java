package org.htmst.interpolation.map;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Canvas.Align;
import org.htmst.interpolation.figure.MapView;
import org.htmst.interpolation.figure.Sheet;
import org.htmst.interpolation.projection.MapProjection;
import org.htmst.interpolation.projection.ProjectionKind;
import org.htmst.sphere.LonLat;

/** Coastlines, graticule, border and their labels on one map. */
final class EarthLines {

    private static final int MERIDIANS_DEG = 30;
    private static final int PARALLELS_DEG = 30;
    private static final int POLAR_PARALLELS_DEG = 10;
    private static final int STEP_DEG = 2;

    /** What a label may stand out at the right of a map. */
    private static final double BESIDE = 0.75 * Sheet.MARGIN;

    private static final Color GRATICULE = new Color(255, 255, 255, 70);
    private static final Color DARK_GRATICULE = new Color(60, 60, 60, 70);
    private static final Color COAST_SHADE = new Color(0, 0, 0, 150);

    private final MapView view;
    private final MapProjection projection;
    private final Rectangle2D area;
    private final double size;
    private final AffineTransform toArea;
    private final Optional<BoxGraticule> box;

    /** For the map in {@code area}, with labels of {@code size}. */
    EarthLines(MapView view, MapProjection projection, Rectangle2D area, double size) {
        this.view = view;
        this.projection = projection;
        this.area = area;
        this.size = size;
        this.box = view.box().map(sides -> BoxGraticule.of(sides, area, size));
        this.toArea = new AffineTransform(area.getWidth(), 0, 0, area.getHeight(), area.getX(), area.getY());
    }

    /** Draws white coastlines, as over the colours of a map. */
    void drawLight(Canvas canvas, double width) {
        draw(canvas, Color.WHITE, COAST_SHADE, GRATICULE, width);
    }

    /** Draws coastlines of {@code coast}, as over a light ground. */
    void drawDark(Canvas canvas, Color coast, double width) {
        draw(canvas, coast, new Color(0, 0, 0, 0), DARK_GRATICULE, width);
    }

    private void draw(Canvas canvas, Color coast, Color shade, Color graticule, double width) {
        Shape outline = toArea.createTransformedShape(projection.outline());
        canvas.clip(outline);
        canvas.line(toArea.createTransformedShape(graticule()), graticule, 1.2 * width);
        Path2D coastlines = new Path2D.Double();
        for (double[] line : Resources.COASTLINES) {
            coastlines.append(projection.line(line), false);
        }
        Shape coasts = toArea.createTransformedShape(coastlines);
        if (shade.getAlpha() > 0) {
            canvas.line(coasts, shade, 2.4 * width);
        }
        canvas.line(coasts, coast, 1.2 * width);
        canvas.clip(null);
        canvas.frame(outline, Canvas.INK, 2 * width);
    }

    private Path2D graticule() {
        Path2D path = new Path2D.Double();
        if (box.isPresent()) {
            box.get().lonDeg().forEach(lon -> path.append(projection.line(meridian(lon)), false));
            box.get().latDeg().forEach(lat -> path.append(projection.line(parallel(lat)), false));
            return path;
        }
        int parallels = view.kind().isPolar() ? POLAR_PARALLELS_DEG : PARALLELS_DEG;
        for (int lon = -180; lon < 180; lon += MERIDIANS_DEG) {
            path.append(projection.line(meridian(lon)), false);
        }
        for (int lat = -90 + parallels; lat < 90; lat += parallels) {
            path.append(projection.line(parallel(lat)), false);
        }
        return path;
    }

    private static double[] meridian(double lonDeg) {
        double[] line = new double[2 * (180 / STEP_DEG + 1)];
        for (int i = 0; i < line.length / 2; i++) {
            line[2 * i] = lonDeg;
            line[2 * i + 1] = -90 + STEP_DEG * i;
        }
        return line;
    }

    private static double[] parallel(double latDeg) {
        double[] line = new double[2 * (360 / STEP_DEG + 1)];
        for (int i = 0; i < line.length / 2; i++) {
            line[2 * i] = -180 + STEP_DEG * i;
            line[2 * i + 1] = latDeg;
        }
        return line;
    }

    /** Writes latitudes: of a world map at its left side if {@code first}, of a polar one over it. */
    void labelLatitudes(Canvas canvas, boolean first) {
        if (box.isPresent()) {
            if (first) {
                double west = area.getX() - 0.4 * size;
                for (double lat : box.get().latDeg()) {
                    double y = at(new LonLat(0, lat)).getY() + 0.36 * size;
                    canvas.text(latitude(lat), west, y, Align.RIGHT, Resources.REGULAR, size, Canvas.FAINT_INK);
                }
            }
        } else if (view.kind().isPolar()) {
            int sign = view.kind() == ProjectionKind.NORTH ? 1 : -1;
            double lon = signed(view.centreLonDeg() + 45);
            for (int lat = 80; lat > view.edgeLatDeg() + 2; lat -= 2 * POLAR_PARALLELS_DEG) {
                Point2D at = at(new LonLat(lon, sign * lat));
                canvas.textOver(latitude(sign * lat), at.getX(), at.getY(), 0.9 * size);
            }
        } else if (first) {
            double west = signed(view.centreLonDeg() - 180 + 1e-9);
            for (int lat = -60; lat <= 60; lat += PARALLELS_DEG) {
                Point2D at = at(new LonLat(west, lat));
                double x = at.getX() - 0.4 * size;
                double y = at.getY() + 0.36 * size;
                canvas.text(latitude(lat), x, y, Align.RIGHT, Resources.REGULAR, size, Canvas.FAINT_INK);
            }
        }
    }

    /**
     * Writes longitudes: around a polar map, at its sides too if {@code large}; below others if {@code last}. An ellipse has none
     * below it.
     */
    void labelLongitudes(Canvas canvas, boolean large, boolean last) {
        if (box.isPresent()) {
            if (last) {
                double base = area.getMaxY() + 1.25 * size;
                for (double lon : box.get().lonDeg()) {
                    double x = at(new LonLat(lon, 0)).getX();
                    double half = Lettering.width(longitude(lon), Resources.REGULAR.deriveFont((float) size)) / 2;
                    double middle = Math.min(x, area.getMaxX() + BESIDE - half);
                    canvas.text(longitude(lon), middle, base, Align.CENTRE, Resources.REGULAR, size, Canvas.FAINT_INK);
                }
            }
        } else if (view.kind().isPolar()) {
            double edge = view.kind() == ProjectionKind.NORTH ? view.edgeLatDeg() : -view.edgeLatDeg();
            for (int lon = 0; lon < 360; lon += 90) {
                Point2D at = at(new LonLat(lon, edge));
                if (large || Math.abs(at.getX() - area.getCenterX()) < area.getWidth() / 4) {
                    canvas.textAround(longitude(signed(lon)), at, area, size);
                }
            }
        } else if (last && view.kind() != ProjectionKind.MOLLWEIDE) {
            double base = area.getMaxY() + 1.25 * size;
            int step = longitudeStep();
            for (int lon = -120; lon <= 120; lon += step) {
                double east = signed(Math.round(view.centreLonDeg() / MERIDIANS_DEG) * MERIDIANS_DEG + lon);
                double x = at(new LonLat(east, -90)).getX();
                boolean hasRoom = x > area.getX() + size && x < area.getMaxX() - size;
                if (hasRoom) {
                    canvas.text(longitude(east), x, base, Align.CENTRE, Resources.REGULAR, size, Canvas.FAINT_INK);
                }
            }
        }
    }

    /** 60° from one label to the next, 120° if these would touch. */
    private int longitudeStep() {
        double west = signed(view.centreLonDeg() - 30);
        double east = signed(view.centreLonDeg() + 30);
        double apart = Math.abs(
                at(new LonLat(east, -90)).getX() - at(new LonLat(west, -90)).getX());
        return apart > 1.2 * Lettering.width("120°W", Resources.REGULAR.deriveFont((float) size)) ? 60 : 120;
    }

    private Point2D at(LonLat place) {
        return toArea.transform(projection.point(place), null);
    }

    private static String latitude(double latDeg) {
        return latDeg == 0 ? "0°" : MapCaption.number(Math.abs(latDeg)) + "°" + (latDeg > 0 ? "N" : "S");
    }

    private static String longitude(double lonDeg) {
        double tenths = Math.rint(10 * lonDeg) / 10;
        String degrees = MapCaption.number(Math.abs(tenths)) + "°";
        return tenths == 0 || Math.abs(tenths) == 180 ? degrees : degrees + (tenths > 0 ? "E" : "W");
    }

    private static double signed(double lonDeg) {
        return lonDeg > 180 ? lonDeg - 360 : lonDeg <= -180 ? lonDeg + 360 : lonDeg;
    }
}
