package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.htmst.interpolation.caption.SeriesCaption;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.figure.AnimationFile;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureSize;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.FigureTexts;
import org.htmst.interpolation.figure.FramePalette;
import org.htmst.interpolation.figure.MapView;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.projection.ProjectionKind;
import org.htmst.interpolation.result.Comparison;
import org.htmst.interpolation.result.ComparisonKind;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.sphere.Box;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Node;

/** Several runs in one picture, side by side or one after the other. */
class SeriesFigureTest {

    private static final FigureStyle STYLE = new FigureStyle(
            new FigureSize(1000, OptionalInt.empty(), 300, OptionalDouble.empty()),
            FigureTexts.AUTOMATIC,
            MapView.DEFAULT,
            ColourChoice.AUTOMATIC,
            FarCells.HATCH,
            OptionalInt.empty());

    /** Maps of two bins, {@code days} later, with values {@code factor} times as great. */
    private static LocalTimeMaps run(int days, double factor) {
        LocalTimeMaps maps = FigureTest.maps(2);
        RunProvenance p = maps.provenance();
        long laterMs = 86_400_000L * days;
        return new LocalTimeMaps(
                maps.bins(),
                maps.grids().stream()
                        .map(grid -> {
                            double[] values = grid.value().clone();
                            for (int i = 0; i < values.length; i++) {
                                values[i] *= factor;
                            }
                            return new TrixelGrid(grid.level(), values, grid.count(), grid.distanceKm(), grid.origin());
                        })
                        .toList(),
                maps.parameters(),
                maps.counts(),
                new RunProvenance(
                        p.channel(),
                        p.description(),
                        p.unit(),
                        p.satellites(),
                        p.direction(),
                        new TimeWindow(
                                p.window().startMs() + laterMs, p.window().endMs() + laterMs),
                        p.conditions(),
                        p.sources(),
                        p.software(),
                        p.command(),
                        p.created()));
    }

    private static ColourChoice common(LocalTimeMaps... runs) {
        SeriesScale scale = SeriesScale.NONE;
        for (LocalTimeMaps run : runs) {
            scale = scale.with(run);
        }
        return scale.choice(ColourChoice.AUTOMATIC);
    }

    @Test
    void limitsAreThoseOfAllRuns() {
        LocalTimeMaps small = run(0, 1e-3);
        LocalTimeMaps great = run(1, 1e3);
        ColourChoice both = common(small, great);
        assertEquals(common(small).min(), both.min());
        assertEquals(common(great).max(), both.max());
        assertEquals(both, common(great, small));
        LocalTimeMaps ratio = Comparison.of(ComparisonKind.RATIO, small, great);
        var e = assertThrows(IllegalArgumentException.class, () -> common(small, ratio));
        assertTrue(e.getMessage().contains("values in 'cm-2 s-1 sr-1' and in '1'"), e.getMessage());
    }

    @Test
    void labelsTellTheRunsApart() {
        SeriesCaption two = new SeriesCaption(List.of(run(0, 1), run(3, 1)));
        assertEquals(
                "from 2019-10-27 00:00, 12:00 – 24:00 local time",
                two.label(two.runs().get(1), 1));
        assertEquals("noaa-15, noaa-18  ·  2019-10-24 00:00 to 2019-10-28 00:00 UTC", two.data());
        assertEquals("electrons above 40 keV", two.what());
        SeriesCaption one = new SeriesCaption(List.of(run(0, 1)));
        assertEquals("00:00 – 12:00 local time", one.label(one.runs().get(0), 0));
    }

    @Test
    void rowsAndColumnsAreThoseAskedFor() {
        List<LocalTimeMaps> runs = List.of(run(0, 1), run(1, 1), run(2, 1), run(3, 1));
        int wide = MapFigure.allBins(runs, STYLE.withColumns(4)).heightPx();
        int high = MapFigure.allBins(runs, STYLE.withColumns(2)).heightPx();
        assertTrue(high > 1.5 * wide, wide + " and " + high);
        assertTrue(MapFigure.allBins(runs, STYLE.withColumns(4)).image().getHeight() == wide);
        List<LocalTimeMaps> many = Collections.nCopies(60, run(0, 1));
        var e = assertThrows(IllegalArgumentException.class, () -> MapFigure.allBins(many, STYLE.withColumns(1)));
        assertTrue(e.getMessage().contains("pixels is higher than 12000"), e.getMessage());
    }

    /** The colours that stand for places are the same in a frame and in a single picture, but for what 256 colours cannot tell. */
    @ParameterizedTest
    @EnumSource(Palette.class)
    void framesAreTheSinglePictures(Palette palette, @TempDir Path folder) throws Exception {
        ColourChoice automatic = common(run(0, 1), run(1, 30), run(2, 3));
        FigureStyle style = STYLE.withColours(
                new ColourChoice(Optional.of(palette), automatic.kind(), automatic.min(), automatic.max()));
        List<Figure> figures = new ArrayList<>();
        for (LocalTimeMaps run : List.of(run(0, 1), run(1, 30), run(2, 3))) {
            figures.add(MapFigure.allBins(run, style));
        }
        Path file = folder.resolve("a.gif");
        try (AnimationFile animation = new AnimationFile(file, style, 250)) {
            for (Figure figure : figures) {
                animation.add(figure);
            }
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(3, reader.getNumImages(true));
            for (int i = 0; i < 3; i++) {
                assertSame(figures.get(i).image(), reader.read(i), palette);
                Node control = child(
                        reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0"), "GraphicControlExtension");
                assertEquals(
                        "25", control.getAttributes().getNamedItem("delayTime").getNodeValue());
            }
            IIOMetadataNode loop = (IIOMetadataNode) child(
                    child(reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0"), "ApplicationExtensions"),
                    "ApplicationExtension");
            assertEquals("NETSCAPE", loop.getAttribute("applicationID"), "it runs without end");
        } finally {
            reader.dispose();
        }
    }

    private static Node child(Node parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node;
            }
        }
        throw new AssertionError(name + " is missing");
    }

    private static void assertSame(BufferedImage single, BufferedImage frame, Palette palette) {
        assertEquals(single.getWidth(), frame.getWidth());
        assertEquals(single.getHeight(), frame.getHeight());
        Set<Integer> scale = new HashSet<>();
        for (int i = 0; i < 256; i++) {
            scale.add(palette.rgb(i / 255.0));
        }
        long shown = 0;
        long far = 0;
        for (int y = 0; y < single.getHeight(); y++) {
            for (int x = 0; x < single.getWidth(); x++) {
                int error = error(single.getRGB(x, y), frame.getRGB(x, y));
                far += error > 40 ? 1 : 0;
                if (scale.contains(single.getRGB(x, y) & 0xFFFFFF)) {
                    shown++;
                    assertTrue(error <= FramePalette.SCALE_ERROR, palette + ": off by " + error);
                }
            }
        }
        assertTrue(shown > 50_000, shown + " pixels in colours of the scale");
        assertTrue(
                far < 0.02 * single.getWidth() * single.getHeight(), far + " pixels of edges are off by more than 40");
    }

    private static int error(int a, int b) {
        int greatest = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            greatest = Math.max(greatest, Math.abs((a >> shift & 255) - (b >> shift & 255)));
        }
        return greatest;
    }

    @Test
    void timesOfFramesAreChecked(@TempDir Path folder) {
        for (int frameMs : new int[] {0, 10, 25, 60_010, -20}) {
            assertThrows(IllegalArgumentException.class, () -> AnimationFile.checkFrameMs(frameMs));
        }
        AnimationFile.checkFrameMs(20);
        assertThrows(IOException.class, () -> new AnimationFile(folder.resolve("no/a.gif"), STYLE, 100));
    }

    @Test
    void aBoxIsDrawnInItsShape() {
        MapView view = new MapView(ProjectionKind.EQUIRECTANGULAR, 0, 40, Optional.of(new Box(150, -60, -150, -30)));
        Figure box = MapFigure.allBins(run(0, 1), STYLE.withView(view));
        assertTrue(box.image().getHeight() > 300);
        for (Box tall : List.of(new Box(0, -80, 30, 80), new Box(0, 0, 2, 2), new Box(-180, -90, 180, 90))) {
            FigureStyle style = STYLE.withView(new MapView(ProjectionKind.EQUIRECTANGULAR, 0, 40, Optional.of(tall)));
            MapFigure.allBins(run(0, 1), style).image();
        }
        assertThrows(IllegalArgumentException.class, () -> new MapView(ProjectionKind.ROBINSON, 0, 40, view.box()));
    }
}
