package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.htmst.interpolation.BinnedSamples;
import org.htmst.interpolation.Direction;
import org.htmst.interpolation.Interpolation;
import org.htmst.interpolation.InterpolationParameters;
import org.htmst.interpolation.LocalTimeBins;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.Provenance;
import org.htmst.interpolation.SamplePoints;
import org.htmst.interpolation.TrixelGrid;
import org.htmst.interpolation.ValueSpace;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.time.LocalTime;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTest {

    private static final int FIRST_COLOUR = 0x440154;
    private static final int LAST_COLOUR = 0xfde725;
    private static final Provenance PROVENANCE = new Provenance(
            "mep_ele_tel90_flux_e1",
            "",
            "#/cm2-s-str",
            List.of("noaa-18"),
            Direction.BOTH,
            TimeWindow.ALWAYS,
            List.of(),
            List.of(new Provenance.Source("a.nc", "00")),
            "HTM-ST",
            "",
            Instant.EPOCH);
    private static final FigureStyle SMALL = new FigureStyle(800, Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void everyPixelHasTheColourOfItsTrixel() {
        SamplePoints points = new SamplePoints();
        points.add(-60, -30, 1e6);
        points.add(179.9, 50, 0);
        TrixelGrid grid = Interpolation.interpolate(points, InterpolationParameters.of(5, 500, 3));
        BufferedImage picture = TrixelRaster.of(5, 360, 180).paint(grid, new ColourScale(new ValueLimits(10, 1e5)));
        assertEquals(LAST_COLOUR, rgb(picture, 120, 120));
        assertEquals(FIRST_COLOUR, rgb(picture, 359, 40));
        assertEquals(FIRST_COLOUR, rgb(picture, 1, 40), "the same cell beyond the antimeridian");
        assertEquals(TrixelRaster.EMPTY.getRGB() & 0xFFFFFF, rgb(picture, 180, 90));
    }

    @Test
    void figuresHaveTheirSizeAndBothEndsOfTheScale() throws IOException {
        for (int bins : new int[] {1, 2, 5, 8, 24}) {
            BufferedImage all = MapFigure.allBins(maps(bins), SMALL);
            assertEquals(800, all.getWidth());
            assertTrue(count(all, LAST_COLOUR) > 20 && count(all, FIRST_COLOUR) > 20, bins + " bins");
        }
        Path file = folder.resolve("bin.png");
        Png.write(MapFigure.oneBin(maps(8), 7, new FigureStyle(1200, Optional.of("T"), Optional.empty())), file);
        assertEquals(1200, ImageIO.read(file.toFile()).getWidth());
        assertThrows(IllegalArgumentException.class, () -> MapFigure.oneBin(maps(8), 8, SMALL));
    }

    @Test
    void aMapWithoutAnyValueIsDrawn() {
        BinnedSamples none = new BinnedSamples(LocalTimeBins.equal(8), ValueSpace.LINEAR);
        InterpolationParameters parameters = InterpolationParameters.of(3, 500, 3);
        LocalTimeMaps maps = new LocalTimeMaps(
                none.bins(), Interpolation.interpolate(none, parameters), parameters, none.counts(), PROVENANCE);
        assertTrue(count(MapFigure.allBins(maps, SMALL), TrixelRaster.EMPTY.getRGB() & 0xFFFFFF) > 10_000);
        TrackFigure.draw(new SamplePoints(), place -> true, PROVENANCE, SMALL);
    }

    @Test
    void tracksAreDrawnOverTheRegion() {
        SamplePoints points = new SamplePoints();
        for (int i = 0; i < 100; i++) {
            points.add(320 + 0.1 * i, -30 + 0.1 * i, Math.pow(10, i / 20.0));
        }
        Cap cap = new Cap(new LonLat(-45, -30), 30);
        BufferedImage figure = TrackFigure.draw(points, cap::contains, PROVENANCE, SMALL);
        assertTrue(count(figure, 0xF4F4F4) > 5_000, "inside");
        assertTrue(count(figure, 0xC8CBD0) > 50_000, "outside");
    }

    @Test
    void coastlinesAreWholeAndKnowNoSeam() {
        assertEquals(128, Resources.COASTLINES.size());
        for (double[] line : Resources.COASTLINES) {
            for (int i = 2; i < line.length; i += 2) {
                assertTrue(Math.abs(line[i] - line[i - 2]) < 30, "a jump to " + line[i] + "," + line[i + 1]);
            }
        }
        assertEquals(256, Resources.VIRIDIS.length);
    }

    private static LocalTimeMaps maps(int bins) {
        BinnedSamples samples = new BinnedSamples(LocalTimeBins.equal(bins), ValueSpace.LINEAR);
        for (int lon = -180; lon < 180; lon += 3) {
            for (int lat = -80; lat <= 80; lat += 4) {
                samples.add(LocalTime.hours(0, lon), lon, lat, lat < 0 ? 0 : Math.pow(10, lat / 10.0));
            }
        }
        InterpolationParameters parameters = InterpolationParameters.of(4, 800, 3);
        return new LocalTimeMaps(
                samples.bins(),
                Interpolation.interpolate(samples, parameters),
                parameters,
                samples.counts(),
                PROVENANCE);
    }

    private static int rgb(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xFFFFFF;
    }

    private static long count(BufferedImage image, int rgb) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels).filter(p -> (p & 0xFFFFFF) == rgb).count();
    }
}
