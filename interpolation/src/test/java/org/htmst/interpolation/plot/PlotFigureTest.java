package org.htmst.interpolation.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.colour.ValueLimits;
import org.htmst.interpolation.figure.CellRaster;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureFile;
import org.htmst.interpolation.figure.FigureFormat;
import org.htmst.interpolation.figure.FigureSize;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.FigureTexts;
import org.htmst.interpolation.figure.MapView;
import org.htmst.interpolation.map.CellMapFigure;
import org.htmst.interpolation.netcdf.SampleMaps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlotFigureTest {

    private static final int RGB = 0xFFFFFF;
    private static final int FIRST_COLOUR = 0x440154;
    private static final int LAST_COLOUR = 0xfde725;
    private static final long DAY_MS = 86_400_000;
    private static final PlotCaption CAPTION = new PlotCaption("title", "data", "quantity", "note");
    private static final UtcAxis DAYS = new UtcAxis(0, 10 * DAY_MS);
    private static final NumberAxis SHELLS = NumberAxis.linear("L", 1, 5);
    private static final ColourScale SCALE = new ColourScale(new ValueLimits(1, 100), ScaleKind.LOG, Palette.VIRIDIS);

    private static FigureStyle style(int widthPx, OptionalInt heightPx, OptionalDouble letters) {
        return new FigureStyle(
                new FigureSize(widthPx, heightPx, 300, letters),
                FigureTexts.AUTOMATIC,
                MapView.DEFAULT,
                ColourChoice.AUTOMATIC,
                FarCells.PLAIN,
                OptionalInt.empty());
    }

    private static FigureStyle style(int widthPx) {
        return style(widthPx, OptionalInt.empty(), OptionalDouble.empty());
    }

    /** Ten days and four values of L; day 4 and 5 are missing, L from 1 to 2 is 0, and a value grows with L. */
    private static List<PlotCell> cells() {
        List<PlotCell> cells = new ArrayList<>();
        for (int day = 0; day < 10; day++) {
            for (int shell = 1; shell < 5; shell++) {
                if (day != 4 && day != 5) {
                    double value = shell == 1 ? 0 : Math.pow(10, shell - 2);
                    cells.add(new PlotCell(day * DAY_MS, (day + 1) * DAY_MS, shell, shell + 1, value));
                }
            }
        }
        return cells;
    }

    @Test
    void cellsStandWhereTheirAxesPutThem() {
        BufferedImage picture = SpectrogramFigure.picture(new PlotPanel("", cells()), DAYS, SHELLS, SCALE, 100, 40);
        for (int x = 0; x < 100; x++) {
            for (int y = 0; y < 40; y++) {
                int shell = 4 - y / 10;
                boolean gap = x / 10 == 4 || x / 10 == 5;
                int expected = gap ? 0 : 0xFF000000 | SCALE.rgb(shell == 1 ? 0 : Math.pow(10, shell - 2));
                assertEquals(expected, picture.getRGB(x, y), x + "," + y);
            }
        }
    }

    @Test
    void narrowCellsAreSeenAndThoseBeyondTheAxisAreNot() {
        List<PlotCell> cells = List.of(
                new PlotCell(DAY_MS, DAY_MS + 1, 1, 5, 100),
                new PlotCell(-5 * DAY_MS, -DAY_MS, 1, 9, 100),
                new PlotCell(20 * DAY_MS, 21 * DAY_MS, 1, 5, 100));
        BufferedImage picture = SpectrogramFigure.picture(new PlotPanel("", cells), DAYS, SHELLS, SCALE, 100, 40);
        assertEquals(40, count(picture, LAST_COLOUR));
        assertEquals(LAST_COLOUR, picture.getRGB(10, 20) & RGB);
    }

    @ParameterizedTest
    @CsvSource({"1,600,", "1,2400,", "2,1000,", "5,1004,8", "12,2400,", "3,1004,6"})
    void panelsHaveTheirSizeAndColours(int count, int widthPx, Double letters) {
        List<PlotPanel> panels = IntStream.range(0, count)
                .mapToObj(i -> new PlotPanel(count == 1 ? "" : "satellite " + i, cells()))
                .toList();
        FigureStyle style = style(
                widthPx, OptionalInt.empty(), letters == null ? OptionalDouble.empty() : OptionalDouble.of(letters));
        Figure figure = SpectrogramFigure.draw(panels, DAYS, SHELLS, CAPTION, style);
        BufferedImage image = figure.image();
        assertEquals(widthPx, image.getWidth());
        assertEquals(figure.heightPx(), image.getHeight());
        assertTrue(count(image, FIRST_COLOUR) > 1000 * count && count(image, LAST_COLOUR) > 1000 * count);
    }

    /** Panels of several quantities have bars of their own, with colours by their own values. */
    @Test
    void quantitiesHaveScalesOfTheirOwn() {
        List<PlotCell> thousandfold = cells().stream()
                .map(cell -> new PlotCell(cell.fromX(), cell.toX(), cell.fromY(), cell.toY(), 1000 * cell.value()))
                .toList();
        PlotPanel.Quantity e1 = new PlotPanel.Quantity("e1", "cm⁻² s⁻¹");
        PlotPanel.Quantity e3 = new PlotPanel.Quantity("e3", "cm⁻² s⁻¹");
        List<PlotPanel> apart = List.of(new PlotPanel("a", e1, cells()), new PlotPanel("b", e3, thousandfold));
        BufferedImage own = SpectrogramFigure.draw(apart, DAYS, SHELLS, CAPTION, style(1200))
                .image();
        List<PlotPanel> together = List.of(new PlotPanel("a", cells()), new PlotPanel("b", thousandfold));
        BufferedImage common = SpectrogramFigure.draw(together, DAYS, SHELLS, CAPTION, style(1200))
                .image();
        assertTrue(count(own, LAST_COLOUR) > 1.7 * count(common, LAST_COLOUR), "the highest of both, not of one alone");
    }

    @ParameterizedTest
    @CsvSource({"2400,", "1004,8", "1004,6", "2008,10"})
    void nothingReachesTheEdgeOfTheSheet(int widthPx, Double letters) {
        FigureStyle style = style(
                widthPx, OptionalInt.empty(), letters == null ? OptionalDouble.empty() : OptionalDouble.of(letters));
        PlotCaption wordy =
                new PlotCaption("title ".repeat(30), "data ".repeat(60), "quantity ".repeat(12), "note ".repeat(60));
        NumberAxis great = NumberAxis.linear("a flux of which much is said ".repeat(4), -5_000_000, 5_000_000);
        PlotPanel.Quantity e1 = new PlotPanel.Quantity("e1", "unit ".repeat(12));
        PlotPanel.Quantity e3 = new PlotPanel.Quantity("e3", "unit");
        List<PlotLine> lines = IntStream.range(0, 9)
                .mapToObj(i -> new PlotLine(
                        "a line of which much is said, and number " + i,
                        List.of(new PlotLine.Point(0, 10 * DAY_MS, 1e6 * (i - 4), -9e6, 9e6))))
                .toList();
        UtcAxis hours = new UtcAxis(DAY_MS / 2, 3 * DAY_MS);
        List<Figure> figures = List.of(
                SpectrogramFigure.draw(
                        List.of(new PlotPanel("label ".repeat(30), cells())), hours, great, wordy, style),
                SpectrogramFigure.draw(
                        List.of(new PlotPanel("a", e1, cells()), new PlotPanel("b", e3, cells())),
                        DAYS,
                        SHELLS,
                        wordy,
                        style),
                LineFigure.draw(List.of(new LinePanel("", great, lines)), hours, LineFigure.Look.LINES, wordy, style),
                RoundFigure.draw(
                        List.of(new RoundFigure.Face(new PlotPanel("", cells()), RoundAxis.ofShells(5))),
                        wordy,
                        style));
        for (Figure figure : figures) {
            BufferedImage image = figure.image();
            int kind = figures.indexOf(figure);
            for (int x = 0; x < image.getWidth(); x++) {
                assertEquals(RGB, image.getRGB(x, 0) & RGB, kind + ": top");
                assertEquals(RGB, image.getRGB(x, image.getHeight() - 1) & RGB, kind + ": bottom");
            }
            for (int y = 0; y < image.getHeight(); y++) {
                assertEquals(RGB, image.getRGB(0, y) & RGB, kind + ": left at " + y);
                assertEquals(RGB, image.getRGB(image.getWidth() - 1, y) & RGB, kind + ": right at " + y);
            }
        }
    }

    @Test
    void aChosenHeightIsSharedByThePanels() {
        List<PlotPanel> three = Collections.nCopies(3, new PlotPanel("one", cells()));
        FigureStyle flat = style(2400, OptionalInt.of(1200), OptionalDouble.empty());
        assertEquals(
                1200,
                SpectrogramFigure.draw(three, DAYS, SHELLS, CAPTION, flat)
                        .image()
                        .getHeight());
        FigureStyle tooFlat = style(2400, OptionalInt.of(700), OptionalDouble.empty());
        var e = assertThrows(
                IllegalArgumentException.class, () -> SpectrogramFigure.draw(three, DAYS, SHELLS, CAPTION, tooFlat));
        assertTrue(e.getMessage().contains("2400 x 700 pixels has no room for 3 panels"), e.getMessage());
        List<PlotPanel> many = Collections.nCopies(80, new PlotPanel("one", cells()));
        assertThrows(
                IllegalArgumentException.class, () -> SpectrogramFigure.draw(many, DAYS, SHELLS, CAPTION, style(2400)));
    }

    @Test
    void dialsHaveHoursAroundAndTheValueOutward() {
        RoundAxis axis = RoundAxis.ofShells(5);
        CellLookup cells =
                new PlotPanel("", List.of(new PlotCell(6, 9, 2, 3, 7), new PlotCell(0, 3, 2, 3, 8))).lookup();
        assertEquals(0, RoundFigure.cell(cells, axis, 0.5 + 0.25, 0.5 - 1e-3), "just after 06, at the right");
        assertEquals(2, RoundFigure.cell(cells, axis, 0.5 + 0.25, 0.5 + 1e-3), "just before");
        assertEquals(1, RoundFigure.cell(cells, axis, 0.5 + 1e-3, 0.5 + 0.25), "just after midnight, at the bottom");
        assertEquals(2, RoundFigure.cell(cells, axis, 0.5 + 0.35, 0.5 - 1e-3), "L = 3.5");
        assertEquals(CellRaster.OUTSIDE, RoundFigure.cell(cells, axis, 0.5 + 0.05, 0.5), "inside the Earth");
        assertEquals(CellRaster.OUTSIDE, RoundFigure.cell(cells, axis, 0.01, 0.01), "beyond the rim");
        RoundAxis north = RoundAxis.ofLatitudes(50, "N");
        CellLookup polar = new PlotPanel("", List.of(new PlotCell(6, 9, 70, 75, 7))).lookup();
        assertEquals(0, RoundFigure.cell(polar, north, 0.5 + 0.22, 0.5 - 1e-3), "72.4°");
        assertEquals(1, RoundFigure.cell(polar, north, 0.5 + 0.26, 0.5 - 1e-3), "69.2°");
        for (RoundAxis each : List.of(axis, north, RoundAxis.ofShells(12))) {
            RoundFigure.Face face = new RoundFigure.Face(new PlotPanel("", cells()), each);
            assertTrue(RoundFigure.draw(List.of(face, face), CAPTION, style(800))
                            .image()
                            .getHeight()
                    > 300);
        }
    }

    @Test
    void cellsOfPlacesAreMaps() {
        PlotPanel panel =
                new PlotPanel("", List.of(new PlotCell(-60, -30, -30, 0, 100), new PlotCell(0, 30, 30, 60, 1)));
        BufferedImage image =
                CellMapFigure.draw(List.of(panel), CAPTION, style(1000)).image();
        assertTrue(count(image, LAST_COLOUR) > 3_000, "the southern cell");
        assertTrue(count(image, 0xD2D2D2) > 100_000, "no sample elsewhere");
    }

    @Test
    void gapsOfLinesStayGaps() {
        PlotLine line = new PlotLine(
                "one",
                List.of(
                        new PlotLine.Point(0, 1, 5),
                        new PlotLine.Point(1, 2, 6),
                        new PlotLine.Point(2, 3, Double.NaN),
                        new PlotLine.Point(3, 4, 7),
                        new PlotLine.Point(7, 8, 8),
                        new PlotLine.Point(8, 9, 9)));
        List<List<PlotLine.Point>> runs = LineFigure.runs(line);
        assertEquals(List.of(2, 1, 2), runs.stream().map(List::size).toList());
    }

    @ParameterizedTest
    @EnumSource(LineFigure.Look.class)
    void linesHaveColoursOfTheirOwnAndALegend(LineFigure.Look look) {
        NumberAxis upward = NumberAxis.of("flux", ColourChoice.AUTOMATIC, new double[] {0, 1, 1000}, false);
        List<PlotLine> lines = IntStream.range(0, 14)
                .mapToObj(i -> new PlotLine(
                        "line " + i,
                        List.of(
                                new PlotLine.Point(0, DAY_MS, 1 + 30 * i, 1, 500),
                                new PlotLine.Point(DAY_MS, 2 * DAY_MS, 60 * i, 0, 900),
                                new PlotLine.Point(5 * DAY_MS, 6 * DAY_MS, 400, 0, 900))))
                .toList();
        BufferedImage image = LineFigure.draw(
                        List.of(new LinePanel("a", upward, lines.subList(0, 7)), new LinePanel("b", upward, lines)),
                        DAYS,
                        look,
                        CAPTION,
                        style(1600))
                .image();
        for (int colour : new int[] {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9}) {
            assertTrue(count(image, colour) > 100, Integer.toHexString(colour));
        }
        List<PlotLine> many = IntStream.range(0, 15)
                .mapToObj(i -> new PlotLine("line " + i, List.of()))
                .toList();
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> LineFigure.draw(List.of(new LinePanel("", upward, many)), DAYS, look, CAPTION, style(1600)));
        assertTrue(e.getMessage().contains("15 lines cannot be read; ask for 14 at most"), e.getMessage());
    }

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void filesAreTheSameEachTimeAndSayWhereTheyComeFrom(FigureFormat format, @TempDir Path folder) throws IOException {
        List<byte[]> written = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Figure figure = SpectrogramFigure.draw(
                            List.of(new PlotPanel("", cells())), DAYS, SHELLS, CAPTION, style(800))
                    .from(SampleMaps.PROVENANCE);
            Path file = folder.resolve(i + format.suffix());
            FigureFile.write(figure, format, file);
            written.add(Files.readAllBytes(file));
        }
        assertArrayEquals(written.get(0), written.get(1));
        String facts = new String(written.get(0), StandardCharsets.UTF_8);
        if (format == FigureFormat.PDF) {
            try (PDDocument document = Loader.loadPDF(written.get(0))) {
                var information = document.getDocumentInformation();
                facts = information.getCreator()
                        + information.getCustomMetadataValue("Description")
                        + information.getCustomMetadataValue("Source");
            }
        }
        for (String fact : List.of(
                "HTM-ST 0.1.0", "htm-st interpolate --channel e1/90 -o a.nc", "poes n18, second.nc sha256:fedcba98")) {
            assertTrue(facts.contains(fact), fact);
        }
    }

    private static long count(BufferedImage image, int rgb) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return IntStream.of(pixels).filter(pixel -> (pixel & RGB) == rgb).count();
    }
}
