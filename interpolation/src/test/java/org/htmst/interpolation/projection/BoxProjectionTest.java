package org.htmst.interpolation.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.Optional;
import java.util.Random;
import org.htmst.sphere.Box;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxProjectionTest {

    private static final long SEED = Long.getLong("htmst.seed", 4711);

    @ParameterizedTest
    @CsvSource({
        "-90,-60,20,10,110",
        "150,-60,-150,-30,60",
        "350,50,30,75,40",
        "170,-90,190,-80,20",
        "-180,-90,180,90,360",
        "0,-45,360,45,360",
        "20,-45,10,45,350",
        "-2,0,0,2,2"
    })
    void placesInsideComeBackAndOthersLieOutside(double west, double south, double east, double north, double width) {
        Box box = new Box(west, south, east, north);
        MapProjection projection = MapProjection.of(box);
        assertEquals(width / (north - south), projection.aspect(), 1e-12);
        Random random = new Random(SEED);
        for (int i = 0; i < 2000; i++) {
            LonLat place = new LonLat(random.nextDouble(-180, 360), random.nextDouble(-90, 90));
            Point2D point = projection.point(place);
            boolean inside = point.getX() >= 0 && point.getX() <= 1 && point.getY() >= 0 && point.getY() <= 1;
            assertEquals(box.contains(place), inside, place + " at " + point + " (seed " + SEED + ")");
            Optional<LonLat> back = projection.place(point.getX(), point.getY());
            assertEquals(inside, back.isPresent(), place.toString());
            if (inside) {
                assertEquals(0, place.unitVector().angleTo(back.get().unitVector()), 1e-9);
            }
        }
        Point2D corner = projection.point(new LonLat(west, north));
        assertTrue(width == 360 || Math.abs(corner.getX()) < 1e-9, corner.toString());
        assertEquals(0, corner.getY(), 1e-9);
    }

    @Test
    void aLineOverTheAntimeridianIsOneStretch() {
        MapProjection projection = MapProjection.of(new Box(150, -60, -150, -30));
        PathIterator path = projection
                .line(new double[] {160, -40, 175, -40, -175, -40, -160, -40})
                .getPathIterator(null);
        int moves = 0;
        double[] at = new double[6];
        for (double lastX = -1; !path.isDone(); path.next()) {
            moves += path.currentSegment(at) == PathIterator.SEG_MOVETO ? 1 : 0;
            assertTrue(at[0] > lastX, "to the east");
            lastX = at[0];
        }
        assertEquals(1, moves);
    }

    @ParameterizedTest
    @CsvSource({"0,0,1,5", "0,0,5,1", "10,0,10,50", "-180,0,180,10", "0,-80,10,80"})
    void boxesWithoutAShapeAreRefused(double west, double south, double east, double north) {
        Box box = new Box(west, south, east, north);
        assertThrows(IllegalArgumentException.class, () -> MapProjection.of(box));
    }
}
