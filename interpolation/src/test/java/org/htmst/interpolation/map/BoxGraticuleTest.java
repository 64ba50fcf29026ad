package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.figure.MapView;
import org.htmst.interpolation.projection.ProjectionKind;
import org.htmst.sphere.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxGraticuleTest {

    @Test
    void linesStandAtRoundDegrees() {
        Rectangle2D area = new Rectangle2D.Double(0, 0, 2000, 1000);
        BoxGraticule graticule = BoxGraticule.of(new Box(150, -60, -150, -30), area, 26);
        assertEquals(List.of(150.0, 160.0, 170.0, -180.0, -170.0, -160.0, -150.0), graticule.lonDeg());
        assertEquals(List.of(-60.0, -55.0, -50.0, -45.0, -40.0, -35.0, -30.0), graticule.latDeg());
    }

    /** However small a map is, its labels do not touch. */
    @ParameterizedTest
    @CsvSource({"-180,-90,180,90", "-90,-60,20,10", "179,-1,-179,1", "350,50,30,75", "10,-80,20,0"})
    void labelsHaveRoom(double west, double south, double east, double north) {
        Box box = new Box(west, south, east, north);
        double aspect = new MapView(ProjectionKind.EQUIRECTANGULAR, 0, 40, Optional.of(box))
                .projection()
                .aspect();
        for (double width : new double[] {200, 500, 2000}) {
            for (double size : new double[] {20, 26, 60}) {
                Rectangle2D area = new Rectangle2D.Double(0, 0, width, width / aspect);
                BoxGraticule lines = BoxGraticule.of(box, area, size);
                double label = Lettering.width("122.5°W", Resources.REGULAR.deriveFont((float) size));
                String what = lines + " at " + width + ", letters of " + size;
                assertTrue(
                        (lines.lonDeg().size() - 1) * label <= width
                                || lines.lonDeg().size() <= 4,
                        what);
                assertTrue(
                        (lines.latDeg().size() - 1) * size <= area.getHeight()
                                || lines.latDeg().size() <= 2,
                        what);
                assertTrue(lines.lonDeg().size() <= 7 && lines.latDeg().size() <= 7, what);
            }
        }
    }
}
