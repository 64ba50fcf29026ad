package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.figure.EmbeddedImages;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureSize;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.FigureTexts;
import org.htmst.interpolation.figure.MapView;
import org.htmst.interpolation.projection.ProjectionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What is written in pictures of a size in print. */
class PrintedLettersTest {

    private static final double POINTS = 72;

    /** A text of a picture and the size of its letters in print. */
    private record Written(String text, double pt) {}

    private static FigureStyle style(
            int widthPx, int dpi, double letters, FigureTexts texts, ProjectionKind kind, OptionalInt columns) {
        return new FigureStyle(
                new FigureSize(widthPx, OptionalInt.empty(), dpi, OptionalDouble.of(letters)),
                texts,
                new MapView(kind, 0, 30),
                ColourChoice.AUTOMATIC,
                FarCells.HATCH,
                columns);
    }

    private static List<Written> written(Figure figure) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setImageHandler(new EmbeddedImages());
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        figure.draw(graphics);
        double pxPerUnit = graphics.getTransform().getScaleX();
        NodeList texts = graphics.getRoot().getElementsByTagName("text");
        List<Written> written = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            double px = fontSize(texts.item(i)) * pxPerUnit;
            written.add(new Written(texts.item(i).getTextContent(), px * POINTS / figure.dpi()));
        }
        return written;
    }

    private static double fontSize(Node node) {
        Element element = (Element) node;
        String size = element.getAttribute("font-size");
        return size.isEmpty() ? fontSize(node.getParentNode()) : Double.parseDouble(size.replace("px", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "1004,300,8,EQUIRECTANGULAR",
        "1004,300,6,EQUIRECTANGULAR",
        "2008,300,9,EQUIRECTANGULAR",
        "600,150,7,ROBINSON",
        "1200,600,6,NORTH",
        "3000,600,10,SOUTH",
        "2400,300,12,MOLLWEIDE"
    })
    void noneIsUnderSixPoints(int widthPx, int dpi, double letters, ProjectionKind kind) throws Exception {
        FigureStyle style = style(widthPx, dpi, letters, FigureTexts.AUTOMATIC, kind, OptionalInt.empty());
        for (Figure figure :
                List.of(MapFigure.allBins(FigureTest.maps(2), style), DialFigure.draw(FigureTest.maps(2), style))) {
            List<Written> written = written(figure);
            assertTrue(written.size() > 5, written.toString());
            for (Written text : written) {
                assertTrue(text.pt > 5.99, text.toString());
            }
            assertEquals(
                    letters,
                    written.stream()
                            .filter(text -> text.text.startsWith("≤"))
                            .findFirst()
                            .orElseThrow()
                            .pt,
                    0.05);
        }
    }

    @Test
    void textsAreThoseGivenOrNone() throws Exception {
        FigureTexts given = new FigureTexts(
                Optional.of("A title"), Optional.of("and a second"), Optional.of("a label"), Optional.of("a foot"));
        FigureTexts none = new FigureTexts(Optional.of(""), Optional.of(""), Optional.of(""), Optional.of(""));
        FigureStyle usual =
                style(2400, 300, 8, FigureTexts.AUTOMATIC, ProjectionKind.EQUIRECTANGULAR, OptionalInt.empty());
        FigureStyle own = style(2400, 300, 8, given, ProjectionKind.EQUIRECTANGULAR, OptionalInt.empty());
        FigureStyle bare = style(2400, 300, 8, none, ProjectionKind.EQUIRECTANGULAR, OptionalInt.empty());
        List<String> texts = texts(MapFigure.allBins(FigureTest.maps(2), own));
        assertTrue(texts.containsAll(List.of("A title", "and a second", "a label", "a foot")), texts.toString());
        List<String> few = texts(MapFigure.allBins(FigureTest.maps(2), bare));
        List<String> all = texts(MapFigure.allBins(FigureTest.maps(2), usual));
        assertTrue(few.size() <= all.size() - 4, few + " of " + all);
        assertFalse(few.contains(""), few.toString());
        assertTrue(MapFigure.allBins(FigureTest.maps(2), bare).heightPx()
                < MapFigure.allBins(FigureTest.maps(2), usual).heightPx());
    }

    private static List<String> texts(Figure figure) throws Exception {
        return written(figure).stream().map(Written::text).toList();
    }

    @Test
    void mapsStandInRowsAsTold() {
        int height = 0;
        for (int columns : new int[] {4, 2, 1}) {
            FigureStyle style =
                    style(2400, 300, 8, FigureTexts.AUTOMATIC, ProjectionKind.EQUIRECTANGULAR, OptionalInt.of(columns));
            int next = MapFigure.allBins(FigureTest.maps(4), style).heightPx();
            assertTrue(next > height, columns + " in a row: " + next + " after " + height);
            height = next;
        }
        FigureStyle tooMany =
                style(800, 300, 8, FigureTexts.AUTOMATIC, ProjectionKind.EQUIRECTANGULAR, OptionalInt.of(4));
        assertThrows(IllegalArgumentException.class, () -> MapFigure.allBins(FigureTest.maps(4), tooMany));
    }

    @ParameterizedTest
    @CsvSource({"5.9", "36.5", "NaN"})
    void otherSizesOfLettersAreRefused(double letters) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new FigureSize(2400, OptionalInt.empty(), 300, OptionalDouble.of(letters)));
    }

    @Test
    void aPictureWithoutRoomForItsLettersIsRefused() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> new FigureSize(600, OptionalInt.empty(), 600, OptionalDouble.of(8)));
        assertTrue(e.getMessage().contains("72 pt wide has no room"), e.getMessage());
    }
}
