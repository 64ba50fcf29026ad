package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.colour.ValueLimits;
import org.htmst.interpolation.figure.CellPaint;
import org.htmst.interpolation.figure.CellRaster;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureSize;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.FigureTexts;
import org.htmst.interpolation.figure.MapView;
import org.htmst.interpolation.idw.Interpolation;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.Origin;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.netcdf.SampleMaps;
import org.htmst.interpolation.projection.Dial;
import org.htmst.interpolation.projection.DipoleAxis;
import org.htmst.interpolation.projection.MapProjection;
import org.htmst.interpolation.projection.ProjectionKind;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.BinnedSamples;
import org.htmst.interpolation.samples.SampleCounts;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FigureTest {

    private static final int RGB = 0xFFFFFF;
    private static final int EMPTY = CellPaint.EMPTY.getRGB() & RGB;
    private static final int FIRST_COLOUR = 0x440154;
    private static final int LAST_COLOUR = 0xfde725;
    private static final RunProvenance PROVENANCE = SampleMaps.PROVENANCE;
    private static final FigureStyle SMALL = style(800, OptionalInt.empty(), ProjectionKind.EQUIRECTANGULAR);
    private static final int LEVEL = 5;

    private static FigureStyle style(int widthPx, OptionalInt heightPx, ProjectionKind kind) {
        return new FigureStyle(
                new FigureSize(widthPx, heightPx, 300, OptionalDouble.empty()),
                FigureTexts.AUTOMATIC,
                new MapView(kind, 0, 30),
                ColourChoice.AUTOMATIC,
                FarCells.HATCH,
                OptionalInt.empty());
    }

    /** A grid of level 5 whose value is 10 at one place's trixel and as given elsewhere. */
    private static TrixelGrid spot(LonLat place, double elsewhere, double distanceKm) {
        int n = TrixelGrid.trixels(LEVEL);
        double[] value = new double[n];
        double[] distance = new double[n];
        byte[] origin = new byte[n];
        Arrays.fill(value, elsewhere);
        Arrays.fill(distance, distanceKm);
        Arrays.fill(origin, (byte) Origin.INTERPOLATED.ordinal());
        value[(int) (TrixelId.of(place.unitVector(), LEVEL) - n)] = 10;
        return new TrixelGrid(LEVEL, value, new int[n], distance, origin);
    }

    @ParameterizedTest
    @EnumSource(ProjectionKind.class)
    void theTrixelOfAPlaceIsWhereTheProjectionPutsIt(ProjectionKind kind) {
        ColourScale scale = new ColourScale(new ValueLimits(1, 10), ScaleKind.LOG, Palette.VIRIDIS);
        for (double centre : new double[] {0, 180, -75}) {
            MapProjection projection = MapProjection.of(kind, centre, kind.isPolar() ? -30 : 0);
            int width = 700;
            int height = (int) (width / projection.aspect());
            CellRaster raster = CellRaster.ofTrixels(LEVEL, projection, width, height);
            for (LonLat place : List.of(
                    new LonLat(-60, -25),
                    new LonLat(179, 20),
                    new LonLat(-179, 20),
                    new LonLat(100, 10),
                    new LonLat(0, 0))) {
                LonLat centreOfTrixel =
                        Trixel.of(TrixelId.of(place.unitVector(), LEVEL)).centre();
                BufferedImage picture = raster.paint(paint(spot(place, 1, 0), scale, FarCells.PLAIN), 8);
                Point2D at = projection.point(centreOfTrixel);
                int x = (int) (at.getX() * width);
                int y = (int) (at.getY() * height);
                assertEquals(LAST_COLOUR, picture.getRGB(x, y) & RGB, kind + " " + place + " from " + centre);
                long lit = count(picture, LAST_COLOUR);
                assertTrue(lit > 5 && lit < 900, kind + " " + place + ": " + lit + " pixels");
            }
        }
    }

    private static CellPaint paint(TrixelGrid grid, ColourScale scale, FarCells far) {
        return CellPaint.of(grid.value(), grid.distanceKm(), scale, 250, far);
    }

    @Test
    void offTheMapIsTransparentAndWithoutValueGrey() {
        CellRaster raster = CellRaster.ofTrixels(LEVEL, MapProjection.of(ProjectionKind.MOLLWEIDE, 0, 0), 200, 100);
        ColourScale scale = new ColourScale(new ValueLimits(1, 10), ScaleKind.LOG, Palette.VIRIDIS);
        BufferedImage picture = raster.paint(paint(spot(new LonLat(0, 0), Double.NaN, 0), scale, FarCells.HATCH), 8);
        assertEquals(0, picture.getRGB(0, 0) >>> 24);
        assertEquals(EMPTY, picture.getRGB(100, 20) & RGB);
        assertEquals(Math.PI / 4, 1 - count(picture, 0, 0) / 20_000.0, 0.01, "an ellipse's share of its rectangle");
    }

    @Test
    void cellsFromAfarLookOtherwise() {
        CellRaster raster =
                CellRaster.ofTrixels(LEVEL, MapProjection.of(ProjectionKind.EQUIRECTANGULAR, 0, 0), 400, 200);
        ColourScale scale = new ColourScale(new ValueLimits(1, 100), ScaleKind.LOG, Palette.VIRIDIS);
        int colour = scale.rgb(3);
        for (double distanceKm : new double[] {250, 250.001}) {
            TrixelGrid grid = spot(new LonLat(0, 0), 3, distanceKm);
            double share = count(raster.paint(paint(grid, scale, FarCells.HATCH), 8), colour) / 80_000.0;
            assertEquals(distanceKm > 250 ? 0.75 : 1, share, 0.01);
            long faded = count(raster.paint(paint(grid, scale, FarCells.FADE), 8), colour);
            assertTrue(distanceKm > 250 ? faded == 0 : faded > 79_000);
            assertTrue(count(raster.paint(paint(grid, scale, FarCells.PLAIN), 8), colour) > 79_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,600", "2,601", "5,800", "8,1024", "24,801"})
    void figuresHaveTheirSizeAndBothEndsOfTheScale(int bins, int widthPx) {
        for (ProjectionKind kind : ProjectionKind.values()) {
            Figure figure = MapFigure.allBins(maps(bins), style(widthPx, OptionalInt.empty(), kind));
            BufferedImage image = figure.image();
            assertEquals(widthPx, image.getWidth());
            assertEquals(figure.heightPx(), image.getHeight());
            assertTrue(count(image, LAST_COLOUR) > 10 && count(image, FIRST_COLOUR) > 2, kind + ", " + bins + " bins");
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1600,500", "8,1000,1000", "8,2400,700", "3,777,1999", "24,3000,1300"})
    void aChosenHeightIsKept(int bins, int widthPx, int heightPx) {
        BufferedImage image = MapFigure.allBins(
                        maps(bins), style(widthPx, OptionalInt.of(heightPx), ProjectionKind.ROBINSON))
                .image();
        assertEquals(heightPx, image.getHeight());
        assertTrue(count(image, LAST_COLOUR) > 10);
    }

    @Test
    void noRoomIsRefused() {
        FigureStyle flat = style(3000, OptionalInt.of(300), ProjectionKind.NORTH);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> MapFigure.allBins(maps(8), flat));
        assertTrue(e.getMessage().contains("300") && e.getMessage().contains("8 maps"), e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new FigureSize(599, OptionalInt.empty(), 300, OptionalDouble.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FigureSize(600, OptionalInt.of(299), 300, OptionalDouble.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FigureSize(600, OptionalInt.empty(), 35, OptionalDouble.empty()));
        assertThrows(IllegalArgumentException.class, () -> MapFigure.oneBin(maps(8), 8, SMALL));
    }

    @Test
    void aMapWithoutAnyValueIsDrawn() {
        BinnedSamples none = new BinnedSamples(LocalTimeBins.equal(8), ValueSpace.LINEAR);
        InterpolationParameters parameters = InterpolationParameters.of(3, 500, 3);
        LocalTimeMaps maps = new LocalTimeMaps(
                none.bins(), Interpolation.interpolate(none, parameters), parameters, none.counts(), PROVENANCE);
        assertTrue(count(MapFigure.allBins(maps, SMALL).image(), EMPTY) > 10_000);
        assertTrue(count(DialFigure.draw(maps, SMALL).image(), EMPTY) > 10_000);
        TrackFigure.draw(new SamplePoints(), place -> true, PROVENANCE, SMALL).image();
    }

    @ParameterizedTest
    @EnumSource(ProjectionKind.class)
    void tracksAreDrawnOverTheRegion(ProjectionKind kind) {
        SamplePoints points = new SamplePoints();
        double south = kind == ProjectionKind.NORTH ? -1 : 1;
        for (int i = 0; i < 100; i++) {
            points.add(320 + 0.1 * i, south * (-60 + 0.1 * i), Math.pow(10, i / 20.0));
        }
        Cap cap = new Cap(new LonLat(-45, south * -60), 20);
        BufferedImage figure = TrackFigure.draw(
                        points, cap::contains, PROVENANCE, style(800, OptionalInt.empty(), kind))
                .image();
        assertTrue(count(figure, 0xF4F4F4) > 4_000, "inside");
        assertTrue(count(figure, 0xC8CBD0) > 30_000, "outside");
        assertTrue(count(figure, 0xC2185B) > 100, "border");
    }

    /** A field that is 100 in the dipole's ring of 70° to 71° N of the second bin, and 1 elsewhere. */
    @Test
    void theDialHasRingsOfMagneticLatitudeAndWedgesOfHours() {
        int level = 6;
        int n = TrixelGrid.trixels(level);
        long middleMs = (PROVENANCE.window().startMs() + PROVENANCE.window().endMs()) / 2;
        DipoleAxis axis = DipoleAxis.at(middleMs);
        double[] ring = IntStream.range(0, n)
                .mapToDouble(i -> {
                    double lat = axis.latitudeDeg(Trixel.of((long) n + i).centreVector());
                    return lat > 70 && lat <= 71 ? 100 : lat < 55 ? Double.NaN : 1;
                })
                .toArray();
        double[] flat = new double[n];
        Arrays.fill(flat, 1);
        LocalTimeMaps maps = new LocalTimeMaps(
                LocalTimeBins.equal(4),
                IntStream.range(0, 4)
                        .mapToObj(bin ->
                                new TrixelGrid(level, bin == 1 ? ring : flat, new int[n], new double[n], new byte[n]))
                        .toList(),
                InterpolationParameters.of(level, 500, 3),
                new SampleCounts(1, 0, 0, 0, 0, 0),
                PROVENANCE);
        Dial dial = new Dial(50);
        DialField north = DialField.of(maps, MagneticLatitudes.ofDipole(maps), Hemisphere.NORTH);
        assertEquals(100, at(north, dial, 70.5, 9), 1e-9);
        assertEquals(1, at(north, dial, 69.5, 9), 1e-9);
        assertEquals(1, at(north, dial, 71.5, 9), 1e-9);
        assertEquals(1, at(north, dial, 70.5, 15), 1e-9);
        assertEquals(1, at(north, dial, 70.5, 5.9), 1e-9);
        assertEquals(Double.NaN, at(north, dial, 53.5, 9));
        assertEquals(
                1, at(DialField.of(maps, MagneticLatitudes.ofDipole(maps), Hemisphere.SOUTH), dial, 70.5, 15), 1e-9);
        assertEquals(CellRaster.OUTSIDE, north.cell(dial, 0.01, 0.01));
        assertTrue(count(DialFigure.draw(maps, SMALL).image(), LAST_COLOUR) > 100);
    }

    private static double at(DialField field, Dial dial, double latDeg, double hour) {
        Point2D point = dial.point(latDeg, hour);
        return field.value()[field.cell(dial, point.getX(), point.getY())];
    }

    @Test
    void coastlinesAreWholeAndKnowNoSeam() {
        assertEquals(128, Resources.COASTLINES.size());
        for (double[] line : Resources.COASTLINES) {
            for (int i = 2; i < line.length; i += 2) {
                assertTrue(Math.abs(line[i] - line[i - 2]) < 30, "a jump to " + line[i] + "," + line[i + 1]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void palettesAreWhole(Palette palette) {
        assertEquals(256, Resources.colours(palette + ".txt").length);
    }

    @Test
    void longTitlesAreBrokenAndCut() {
        var font = Resources.BOLD.deriveFont(52f);
        String word = "electrons ";
        assertEquals(List.of("electrons"), Lettering.lines(word, font, 2000, 2));
        List<String> two = Lettering.lines(word.repeat(12), font, 2000, 2);
        assertEquals(2, two.size());
        assertEquals(word.repeat(12).strip(), String.join(" ", two));
        List<String> cut = Lettering.lines(word.repeat(40) + "\n" + "x".repeat(500), font, 2000, 2);
        assertEquals(2, cut.size());
        assertTrue(cut.get(1).endsWith("…"));
        assertTrue(cut.stream().allMatch(line -> Lettering.width(line, font) <= 2000));
        assertEquals(2, Lettering.lines("😀".repeat(200), font, 300, 2).size());
        assertEquals(List.of(), Lettering.lines("  ", font, 300, 2));
        MapFigure.allBins(maps(2), SMALL.withTitle(word.repeat(60))).image();
    }

    @Test
    void fixedLimitsReachThePicture() {
        ColourChoice fixed = new ColourChoice(
                Optional.of(Palette.MAGMA), Optional.empty(), OptionalDouble.of(1e9), OptionalDouble.of(1e10));
        FigureStyle style = new FigureStyle(
                SMALL.size(), FigureTexts.AUTOMATIC, MapView.DEFAULT, fixed, FarCells.PLAIN, OptionalInt.empty());
        BufferedImage image = MapFigure.oneBin(maps(1), 0, style).image();
        assertTrue(count(image, Palette.MAGMA.rgb(0)) > 50_000, "all values are below the scale");
    }

    static LocalTimeMaps maps(int bins) {
        BinnedSamples samples = new BinnedSamples(LocalTimeBins.equal(bins), ValueSpace.LINEAR);
        for (int bin = 0; bin < bins; bin++) {
            long localTime = (2 * bin + 1) * LocalTime.DAY / (2 * bins);
            for (int lon = -180; lon < 180; lon += 10) {
                for (int lat = -80; lat <= 80; lat += 5) {
                    samples.add(localTime, lon, lat, Math.abs(lat) == 75 ? 0 : Math.pow(10, Math.abs(lat) / 10.0));
                }
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

    private static long count(BufferedImage image, int rgb) {
        return count(image, rgb, RGB);
    }

    private static long count(BufferedImage image, int argb, int mask) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels)
                .filter(p -> mask == 0 ? p >>> 24 == argb : (p & mask) == argb)
                .count();
    }
}
