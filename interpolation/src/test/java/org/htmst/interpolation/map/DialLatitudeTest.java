package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.htmst.grid.Trixel;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.netcdf.SampleMaps;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.SampleCounts;
import org.junit.jupiter.api.Test;

/** Dials in the magnetic latitude of the input files, and of one hemisphere. */
class DialLatitudeTest {

    private static final int LEVEL = 5;

    /** Latitudes of a field whose poles are the geographic ones, unknown east of 90 E; or other numbers. */
    private static LocalTimeMaps latitudes(int level, String unit, double factor, Statistic statistic) {
        int n = TrixelGrid.trixels(level);
        double[] lat = new double[n];
        Arrays.setAll(lat, i -> {
            var centre = Trixel.of((long) n + i).centre();
            return centre.signedLonDeg() > 90 ? Double.NaN : factor * centre.latDeg();
        });
        RunProvenance p = SampleMaps.PROVENANCE;
        return new LocalTimeMaps(
                LocalTimeBins.equal(1),
                List.of(new TrixelGrid(level, lat, new int[n], new double[n], new byte[n])),
                InterpolationParameters.of(level, 500, 3).withStatistic(statistic),
                new SampleCounts(1, 0, 0, 0, 0, 0),
                new RunProvenance(
                        "aacgm_lat_foot",
                        "",
                        unit,
                        p.satellites(),
                        p.direction(),
                        p.window(),
                        List.of(),
                        p.sources(),
                        p.software(),
                        "",
                        p.created()));
    }

    /** 100 from 60° to 61° N geographic, 1 elsewhere. */
    private static LocalTimeMaps ring() {
        int n = TrixelGrid.trixels(LEVEL);
        double[] value = new double[n];
        Arrays.setAll(value, i -> {
            double lat = Trixel.of((long) n + i).centre().latDeg();
            return lat > 60 && lat <= 61 ? 100 : 1;
        });
        return new LocalTimeMaps(
                LocalTimeBins.equal(1),
                List.of(new TrixelGrid(LEVEL, value, new int[n], new double[n], new byte[n])),
                InterpolationParameters.of(LEVEL, 500, 3),
                new SampleCounts(1, 0, 0, 0, 0, 0),
                SampleMaps.PROVENANCE);
    }

    @Test
    void ringsAreThoseOfTheFilesLatitude() {
        MagneticLatitudes latitudes = MagneticLatitudes.of(latitudes(LEVEL, "deg", 1, Statistic.MEAN));
        DialField north = DialField.of(ring(), latitudes, Hemisphere.NORTH);
        assertEquals(100, north.value()[90 - 61], 1e-9);
        assertEquals(1, north.value()[90 - 60], 1e-9);
        assertEquals(1, north.value()[90 - 62], 1e-9);
        assertEquals(1, DialField.of(ring(), latitudes, Hemisphere.SOUTH).value()[90 - 61], 1e-9);
        DialField dipole = DialField.of(ring(), MagneticLatitudes.ofDipole(ring()), Hemisphere.NORTH);
        assertTrue(dipole.value()[90 - 61] < 50, "the dipole's poles are elsewhere");
        assertEquals("aacgm_lat_foot of the input files", latitudes.name());
    }

    @Test
    void oneHemisphereIsOneDialWithTheLimitsOfBoth() {
        MagneticLatitudes dipole = MagneticLatitudes.ofDipole(ring());
        Figure both = DialFigure.draw(ring(), FigureStyle.DEFAULT, dipole, List.of(Hemisphere.values()));
        Figure south = DialFigure.draw(ring(), FigureStyle.DEFAULT, dipole, List.of(Hemisphere.SOUTH));
        assertTrue(south.heightPx() > both.heightPx(), "one is drawn larger");
        south.image();
    }

    @Test
    void whatIsNoLatitudeIsRefused() {
        assertRefused(latitudes(LEVEL, "nT", 1, Statistic.MEAN), "no magnetic latitudes");
        assertRefused(latitudes(LEVEL, "deg", 1, Statistic.MAX), "no magnetic latitudes");
        assertRefused(latitudes(LEVEL, "deg", 2, Statistic.MEAN), "beyond 90 degrees");
        MagneticLatitudes coarse = MagneticLatitudes.of(latitudes(LEVEL - 1, "deg", 1, Statistic.MEAN));
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> DialFigure.draw(ring(), FigureStyle.DEFAULT, coarse, List.of(Hemisphere.NORTH)));
        assertTrue(e.getMessage().contains("level 4 and maps of level 5"), e.getMessage());
    }

    private static void assertRefused(LocalTimeMaps maps, String reason) {
        var e = assertThrows(IllegalArgumentException.class, () -> MagneticLatitudes.of(maps));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }
}
