package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureFile;
import org.htmst.interpolation.figure.FigureFormat;
import org.htmst.interpolation.figure.FigureSize;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.FigureTexts;
import org.htmst.interpolation.figure.MapView;
import org.htmst.interpolation.result.Comparison;
import org.htmst.interpolation.result.ComparisonKind;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class FigureFileTest {

    private static final int WIDTH = 900;
    private static final int DPI = 150;

    @TempDir
    private Path folder;

    private static Figure figure() {
        FigureStyle style = new FigureStyle(
                new FigureSize(WIDTH, OptionalInt.of(600), DPI, OptionalDouble.empty()),
                FigureTexts.titled("Title < & >"),
                MapView.DEFAULT,
                ColourChoice.AUTOMATIC,
                FarCells.HATCH,
                OptionalInt.empty());
        return MapFigure.allBins(FigureTest.maps(2), style);
    }

    @Test
    void pngTellsItsResolution() throws IOException {
        Path file = folder.resolve("a.png");
        FigureFile.write(figure(), FigureFormat.PNG, file);
        BufferedImage read = ImageIO.read(file.toFile());
        assertEquals(WIDTH, read.getWidth());
        assertEquals(600, read.getHeight());
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("pHYs");
        assertTrue(at > 0, "the chunk is there");
        assertEquals(Math.round(DPI / 0.0254), java.nio.ByteBuffer.wrap(bytes).getInt(at + 4));
        assertEquals(1, bytes[at + 12], "per metre");
    }

    @Test
    void svgIsWholeAndEmbedsItsPictures() throws Exception {
        Path file = folder.resolve("a.svg");
        FigureFile.write(figure(), FigureFormat.SVG, file);
        assertEquals(1, Files.list(folder).count(), "no files beside it");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        assertEquals("0 0 900 600", root.getAttribute("viewBox"));
        assertEquals("6.0000in", root.getAttribute("width"));
        NodeList images = root.getElementsByTagName("image");
        assertTrue(images.getLength() >= 3, "two maps and the colour bar");
        for (int i = 0; i < images.getLength(); i++) {
            assertTrue(((Element) images.item(i)).getAttribute("xlink:href").startsWith("data:image/png;base64,iVBOR"));
        }
        assertTrue(root.getElementsByTagName("text").getLength() == 0, "letters are outlines");
        assertTrue(Files.size(file) < 2_000_000);
    }

    @Test
    void pdfHasItsSizeItsTextAndTheSamePicture() throws IOException {
        Path file = folder.resolve("a.pdf");
        Figure figure = figure();
        FigureFile.write(figure, FigureFormat.PDF, file);
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertEquals(1, document.getNumberOfPages());
            PDRectangle page = document.getPage(0).getMediaBox();
            assertEquals(WIDTH * 72f / DPI, page.getWidth(), 0.01);
            assertEquals(600 * 72f / DPI, page.getHeight(), 0.01);
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("Title < & >") && text.contains("local time"), text);
            BufferedImage drawn = new PDFRenderer(document).renderImageWithDPI(0, DPI);
            BufferedImage pixels = figure.image();
            long unlike = 0;
            for (int x = 0; x < WIDTH; x += 3) {
                for (int y = 0; y < 600; y += 3) {
                    unlike += Math.abs((drawn.getRGB(x, y) >> 8 & 255) - (pixels.getRGB(x, y) >> 8 & 255)) > 60 ? 1 : 0;
                }
            }
            assertTrue(unlike < 0.05 * 300 * 200, unlike + " of 60,000 pixels differ");
        }
    }

    @ParameterizedTest
    @CsvSource({"a.png,PNG", "b.PNG,PNG", "x/c.svg,SVG", "d.e.pdf,PDF"})
    void theNameTellsTheForm(String name, FigureFormat format) {
        assertEquals(Optional.of(format), FigureFormat.of(Path.of(name)));
        assertEquals(Optional.empty(), FigureFormat.of(Path.of(name + ".nc")));
    }

    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void aFullDiskIsAnError(FigureFormat format) {
        Path full = Path.of("/dev/full");
        if (Files.exists(full)) {
            assertNotNull(assertThrows(IOException.class, () -> FigureFile.write(figure(), format, full)));
        }
        assertThrows(IOException.class, () -> FigureFile.write(figure(), format, folder.resolve("no/such/folder")));
    }

    /** Of several runs, and of those that they are compared with. */
    @ParameterizedTest
    @EnumSource(FigureFormat.class)
    void filesSayWhereAllTheirMapsComeFrom(FigureFormat format) throws IOException {
        LocalTimeMaps first = FigureTest.maps(2);
        List<LocalTimeMaps> runs =
                List.of(Comparison.of(ComparisonKind.RATIO, first, made(first, "second")), first, made(first, "third"));
        FigureStyle style = new FigureStyle(
                new FigureSize(WIDTH, OptionalInt.empty(), DPI, OptionalDouble.empty()),
                FigureTexts.AUTOMATIC,
                MapView.DEFAULT,
                ColourChoice.AUTOMATIC,
                FarCells.HATCH,
                OptionalInt.empty());
        String several = facts(MapFigure.allBins(runs.subList(1, 3), style), format);
        String compared = facts(MapFigure.allBins(runs.subList(0, 1), style), format);
        for (String fact :
                List.of("htm-st interpolate --channel e1/90 -o a.nc", "poes n18, second.nc sha256:fedcba98")) {
            assertTrue(several.contains(fact), fact);
            assertTrue(compared.contains(fact), fact);
        }
        assertTrue(several.contains("htm-st third") && several.contains("third.nc sha256:03"), several);
        assertTrue(compared.contains("htm-st second") && compared.contains("second.nc sha256:03"), compared);
    }

    private static LocalTimeMaps made(LocalTimeMaps maps, String name) {
        RunProvenance p = maps.provenance();
        return new LocalTimeMaps(
                maps.bins(),
                maps.grids(),
                maps.parameters(),
                maps.counts(),
                new RunProvenance(
                        p.channel(),
                        p.description(),
                        p.unit(),
                        p.satellites(),
                        p.direction(),
                        p.window(),
                        p.conditions(),
                        List.of(new RunProvenance.Source(name + ".nc", "03")),
                        p.software(),
                        "htm-st " + name,
                        p.created()));
    }

    private String facts(Figure figure, FigureFormat format) throws IOException {
        Path file = folder.resolve("facts" + format.suffix());
        FigureFile.write(figure, format, file);
        byte[] bytes = Files.readAllBytes(file);
        if (format != FigureFormat.PDF) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (PDDocument document = Loader.loadPDF(bytes)) {
            var information = document.getDocumentInformation();
            return information.getCustomMetadataValue("Description") + information.getCustomMetadataValue("Source");
        }
    }
}
