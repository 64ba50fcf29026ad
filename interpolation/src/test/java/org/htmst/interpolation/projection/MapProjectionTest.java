package org.htmst.interpolation.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.Optional;
import java.util.Random;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

class MapProjectionTest {

    private static final long SEED = Long.getLong("htmst.seed", 4711);

    /** Places where formulas break: poles, the antimeridian and their neighbours. */
    private static final double[] LATITUDES = {
        -90, Math.nextUp(-90.0), -89.9999, -45, 0, 45, 89.9999, Math.nextDown(90.0), 90
    };

    private static final double[] LONGITUDES = {
        -180, Math.nextUp(-180.0), -90, 0, 1e-9, 90, Math.nextDown(180.0), 180, 270, 360
    };

    @ParameterizedTest
    @EnumSource(ProjectionKind.class)
    void placesComeBack(ProjectionKind kind) {
        Random random = new Random(SEED);
        for (double centre : new double[] {0, -180, 180, 77.7, 360}) {
            MapProjection projection = MapProjection.of(kind, centre, 0);
            for (int i = 0; i < 2000; i++) {
                check(projection, kind, new LonLat(random.nextDouble(-180, 360), random.nextDouble(-90, 90)));
            }
            for (double lat : LATITUDES) {
                for (double lon : LONGITUDES) {
                    check(projection, kind, new LonLat(lon, lat));
                }
            }
        }
    }

    private static void check(MapProjection projection, ProjectionKind kind, LonLat place) {
        Point2D point = projection.point(place);
        boolean beyond = kind == ProjectionKind.NORTH && place.latDeg() < 0.001
                || kind == ProjectionKind.SOUTH && place.latDeg() > -0.001;
        if (beyond) {
            return;
        }
        String what = kind + " " + place + " at " + point + " (seed " + SEED + ")";
        assertTrue(point.getX() >= -1e-7 && point.getX() <= 1 + 1e-7, what);
        assertTrue(point.getY() >= -1e-7 && point.getY() <= 1 + 1e-7, what);
        double x = inside(point.getX());
        double y = inside(point.getY());
        Optional<LonLat> back = projection.place(x, y);
        if (back.isEmpty()) {
            assertTrue(Math.abs(place.latDeg()) > 89.999 || onRim(projection, x, y), what);
            return;
        }
        double angle = back.get().unitVector().angleTo(place.unitVector());
        assertEquals(0, angle, 1e-6, what + " came back as " + back.get());
    }

    private static double inside(double share) {
        return Math.max(1e-12, Math.min(1 - 1e-12, share));
    }

    private static boolean onRim(MapProjection projection, double x, double y) {
        return projection
                .place(0.5 + (x - 0.5) * (1 - 1e-6), 0.5 + (y - 0.5) * (1 - 1e-6))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "EQUIRECTANGULAR, 0.5, 0.5, 0, 0",
        "EQUIRECTANGULAR, 0.75, 0.25, 90, 45",
        "EQUIRECTANGULAR, 0.25, 0.75, -90, -45",
        "MOLLWEIDE, 0.75, 0.5, 90, 0",
        "ROBINSON, 0.75, 0.5, 90, 0",
        "NORTH, 0.5, 0.75, 0, 65",
        "NORTH, 0.75, 0.5, 90, 65",
        "SOUTH, 0.5, 0.25, 0, -65",
        "SOUTH, 0.75, 0.5, 90, -65",
    })
    void knownPlaces(ProjectionKind kind, double x, double y, double lonDeg, double latDeg) {
        MapProjection projection = MapProjection.of(kind, 0, 40);
        LonLat place = projection.place(x, y).orElseThrow();
        assertEquals(lonDeg, place.lonDeg(), 1e-9);
        assertEquals(latDeg, place.latDeg(), 1e-9);
        assertEquals(0, projection.point(place).distance(x, y), 1e-9);
    }

    /** Table values of Robinson's paper: the parallel of 60° is 0.7597 as long as the equator, at 0.7346 of the height… */
    @Test
    void robinsonAndMollweideAgreeWithTheirDefinitions() {
        MapProjection robinson = MapProjection.of(ProjectionKind.ROBINSON, 0, 0);
        Point2D at60 = robinson.point(new LonLat(180, 60));
        assertEquals((1 + 0.7986) / 2, at60.getX(), 1e-3);
        assertEquals((1 - 0.7346) / 2, at60.getY(), 1e-3);
        assertEquals(1.9716, robinson.aspect(), 1e-3);
        MapProjection mollweide = MapProjection.of(ProjectionKind.MOLLWEIDE, 0, 0);
        assertEquals(2, mollweide.aspect(), 1e-9);
        double theta = Math.asin(1 - 2 * mollweide.point(new LonLat(0, 30)).getY());
        assertEquals(Math.PI * Math.sin(Math.toRadians(30)), 2 * theta + Math.sin(2 * theta), 1e-6);
    }

    /** PROJ's Java twin, away from the poles, where its Mollweide gives up; its coefficients of Robinson have six digits. */
    @ParameterizedTest
    @CsvSource({
        "MOLLWEIDE, moll, 2.8284271247461903, 1.4142135623730951, 85, 1e-5",
        "ROBINSON, robin, 2.6662696851016574, 1.3523, 90, 1e-6"
    })
    void formulasAgreeWithAnother(
            ProjectionKind kind, String name, double halfWidth, double halfHeight, int mostDeg, double tolerance) {
        Projection other = new CRSFactory()
                .createFromParameters("", "+proj=" + name + " +R=1")
                .getProjection();
        ProjCoordinate plane = new ProjCoordinate();
        MapProjection ours = MapProjection.of(kind, 0, 0);
        assertEquals(halfWidth / halfHeight, ours.aspect(), 1e-12);
        for (int lon = -179; lon < 180; lon += 7) {
            for (double lat = -mostDeg; lat <= mostDeg; lat += 0.5) {
                other.project(new ProjCoordinate(lon, lat), plane);
                Point2D point = ours.point(new LonLat(lon, lat));
                assertEquals(plane.x / halfWidth, 2 * point.getX() - 1, tolerance, lon + " " + lat);
                assertEquals(plane.y / halfHeight, 1 - 2 * point.getY(), tolerance, lon + " " + lat);
            }
        }
    }

    @Test
    void offTheMapIsNoPlace() {
        for (ProjectionKind kind : new ProjectionKind[] {
            ProjectionKind.MOLLWEIDE, ProjectionKind.ROBINSON, ProjectionKind.NORTH, ProjectionKind.SOUTH
        }) {
            MapProjection projection = MapProjection.of(kind, 20, 40);
            for (double x : new double[] {0.01, 0.99}) {
                for (double y : new double[] {0.01, 0.99}) {
                    assertTrue(projection.place(x, y).isEmpty(), kind + " " + x + " " + y);
                }
            }
        }
    }

    @Test
    void linesAreCutAtTheSeam() {
        double[] line = {170, 10, -170, 20, -160, 20};
        MapProjection projection = MapProjection.of(ProjectionKind.EQUIRECTANGULAR, 0, 0);
        int strokes = 0;
        double[] at = new double[6];
        double lastX = 0;
        for (PathIterator path = projection.line(line).getPathIterator(null); !path.isDone(); path.next()) {
            boolean penUp = path.currentSegment(at) == PathIterator.SEG_MOVETO;
            strokes += penUp ? 1 : 0;
            assertTrue(penUp || Math.abs(at[0] - lastX) < 0.1);
            lastX = at[0];
        }
        assertEquals(2, strokes);
        assertEquals(1, projection.line(line).getBounds2D().getMaxX(), 1e-12);
        assertEquals(0, projection.line(line).getBounds2D().getMinX(), 1e-12);
    }

    @Test
    void edgesOutOfReachAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> MapProjection.of(ProjectionKind.NORTH, 0, 86));
        assertThrows(IllegalArgumentException.class, () -> MapProjection.of(ProjectionKind.SOUTH, 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> MapProjection.of(ProjectionKind.ROBINSON, 400, 0));
        assertThrows(IllegalArgumentException.class, () -> new Dial(-1));
    }

    @Test
    void theDialIsAClockFace() {
        Dial dial = new Dial(50);
        assertEquals(new Point2D.Double(0.5, 1), dial.point(50, 0));
        assertEquals(0, dial.point(50, 6).distance(1, 0.5), 1e-12);
        assertEquals(0, dial.point(50, 12).distance(0.5, 0), 1e-12);
        assertEquals(0, dial.point(70, 18).distance(0.25, 0.5), 1e-12);
        Random random = new Random(SEED);
        for (int i = 0; i < 1000; i++) {
            double lat = random.nextDouble(50, 89.9);
            double hour = random.nextDouble(24);
            Point2D point = dial.point(lat, hour);
            assertEquals(lat, dial.absoluteLatDeg(point.getX(), point.getY()), 1e-9);
            assertEquals(hour, dial.hour(point.getX(), point.getY()), 1e-9);
        }
        assertEquals(0, dial.hour(0.5, 0.5));
    }

    /** The geomagnetic poles that NOAA lists for these years, in geodetic latitude. */
    @ParameterizedTest
    @CsvSource({
        "2010-01-01T00:00:00Z, 80.08, -72.22",
        "2015-01-01T00:00:00Z, 80.37, -72.62",
        "2020-01-01T00:00:00Z, 80.65, -72.68",
    })
    void theDipolePoleIsWhereTheModelHasIt(java.time.Instant time, double latDeg, double lonDeg) {
        DipoleAxis axis = DipoleAxis.at(time.toEpochMilli());
        LonLat pole = axis.northPole().lonLat();
        double geodetic = Math.toDegrees(Math.atan(1.00673950 * Math.tan(Math.toRadians(pole.latDeg()))));
        assertEquals(latDeg, geodetic, 0.01);
        assertEquals(lonDeg, pole.lonDeg(), 0.01);
        assertEquals(90, axis.latitudeDeg(pole), 1e-6);
        assertEquals(-90, axis.latitudeDeg(axis.northPole().antipode()), 1e-6);
    }
}
