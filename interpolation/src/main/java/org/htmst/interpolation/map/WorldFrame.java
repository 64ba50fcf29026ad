package org.htmst.interpolation.map;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.htmst.interpolation.map.Canvas.Align;

/**
 * The whole Earth in a rectangle twice as wide as high, equirectangular: 180 W at the left, 90 N on top.
 *
 * @param area where it stands on the canvas, in units
 */
record WorldFrame(Rectangle2D area) {

    private static final int GRATICULE_DEG = 30;
    private static final int LABEL_LON_DEG = 60;
    private static final Color GRATICULE = new Color(255, 255, 255, 70);
    private static final Color COAST_SHADE = new Color(0, 0, 0, 150);

    double x(double lonDeg) {
        return area.getX() + (lonDeg + 180) / 360 * area.getWidth();
    }

    double y(double latDeg) {
        return area.getY() + (90 - latDeg) / 180 * area.getHeight();
    }

    /** Draws graticule, coastlines and border; {@code coast} is the colour of the coastlines. */
    void drawLines(Canvas canvas, Color coast, double width) {
        canvas.clip(area);
        canvas.line(graticule(), GRATICULE, width);
        Path2D coastlines = coastlines();
        canvas.line(coastlines, COAST_SHADE, 2.4 * width);
        canvas.line(coastlines, coast, 1.2 * width);
        canvas.clip(null);
        canvas.frame(area, Canvas.INK, 2 * width);
    }

    void labelLatitudes(Canvas canvas, double size) {
        for (int lat = -60; lat <= 60; lat += GRATICULE_DEG) {
            String text = lat == 0 ? "0°" : Math.abs(lat) + "°" + (lat > 0 ? "N" : "S");
            canvas.text(
                    text,
                    area.getX() - 0.4 * size,
                    y(lat) + 0.36 * size,
                    Align.RIGHT,
                    Resources.REGULAR,
                    size,
                    Canvas.FAINT_INK,
                    5 * size);
        }
    }

    void labelLongitudes(Canvas canvas, double size) {
        for (int lon = -120; lon <= 120; lon += LABEL_LON_DEG) {
            String text = lon == 0 ? "0°" : Math.abs(lon) + "°" + (lon > 0 ? "E" : "W");
            canvas.text(
                    text,
                    x(lon),
                    area.getMaxY() + 1.2 * size,
                    Align.CENTRE,
                    Resources.REGULAR,
                    size,
                    Canvas.FAINT_INK,
                    5 * size);
        }
    }

    private Path2D graticule() {
        Path2D path = new Path2D.Double();
        for (int lon = -180 + GRATICULE_DEG; lon < 180; lon += GRATICULE_DEG) {
            path.moveTo(x(lon), area.getMinY());
            path.lineTo(x(lon), area.getMaxY());
        }
        for (int lat = -90 + GRATICULE_DEG; lat < 90; lat += GRATICULE_DEG) {
            path.moveTo(area.getMinX(), y(lat));
            path.lineTo(area.getMaxX(), y(lat));
        }
        return path;
    }

    private Path2D coastlines() {
        Path2D path = new Path2D.Double();
        for (double[] line : Resources.COASTLINES) {
            path.moveTo(x(line[0]), y(line[1]));
            for (int i = 2; i < line.length; i += 2) {
                path.lineTo(x(line[i]), y(line[i + 1]));
            }
        }
        return path;
    }
}
