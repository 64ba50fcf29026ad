package org.htmst.interpolation.figure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.htmst.interpolation.result.RunProvenance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes pictures. */
public final class FigureFile {

    private static final String PNG_METADATA = "javax_imageio_png_1.0";
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final double INCHES_PER_METRE = 1000 / 25.4;

    private FigureFile() {}

    /**
     * Writes {@code figure} in the place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(Figure figure, FigureFormat format, Path target) throws IOException {
        switch (format) {
            case PNG -> png(figure, target);
            case SVG -> svg(figure, target);
            case PDF -> pdf(figure, target);
        }
    }

    private static void png(Figure figure, Path target) throws IOException {
        BufferedImage image = figure.image();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        String pixelsPerMetre = Long.toString(Math.round(figure.dpi() * INCHES_PER_METRE));
        IIOMetadataNode resolution = new IIOMetadataNode("pHYs");
        resolution.setAttribute("pixelsPerUnitXAxis", pixelsPerMetre);
        resolution.setAttribute("pixelsPerUnitYAxis", pixelsPerMetre);
        resolution.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode(PNG_METADATA);
        root.appendChild(resolution);
        figure.provenance().ifPresent(provenance -> root.appendChild(texts(provenance)));
        metadata.mergeTree(PNG_METADATA, root);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
        // The PNG writer would not say why a file cannot be written.
        Files.write(target, bytes.toByteArray());
    }

    private static IIOMetadataNode texts(RunProvenance provenance) {
        IIOMetadataNode texts = new IIOMetadataNode("iTXt");
        FigureFacts.of(provenance).forEach((keyword, text) -> {
            IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
            entry.setAttribute("keyword", keyword);
            entry.setAttribute("compressionFlag", "FALSE");
            entry.setAttribute("compressionMethod", "0");
            entry.setAttribute("languageTag", "");
            entry.setAttribute("translatedKeyword", "");
            entry.setAttribute("text", text);
            texts.appendChild(entry);
        });
        return texts;
    }

    private static void svg(Figure figure, Path target) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment("HTM-ST");
        context.setImageHandler(new EmbeddedImages());
        context.setPrecision(2);
        SVGGraphics2D graphics = new SVGGraphics2D(context, true);
        figure.draw(graphics);
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + figure.widthPx() + " " + figure.heightPx());
        root.setAttribute("width", inches(figure.widthPx(), figure.dpi()));
        root.setAttribute("height", inches(figure.heightPx(), figure.dpi()));
        figure.provenance().ifPresent(provenance -> {
            Element metadata = root.getOwnerDocument().createElementNS(SVG, "metadata");
            metadata.setTextContent(FigureFacts.of(provenance).entrySet().stream()
                    .map(fact -> fact.getKey() + ": " + fact.getValue())
                    .collect(Collectors.joining("\n")));
            root.insertBefore(metadata, root.getFirstChild());
        });
        try (Writer out = new OutputStreamWriter(Files.newOutputStream(target), StandardCharsets.UTF_8)) {
            graphics.stream(root, out, false, false);
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML", e);
        }
    }

    private static String inches(int px, int dpi) {
        return String.format(Locale.ROOT, "%.4fin", px / (double) dpi);
    }

    private static void pdf(Figure figure, Path target) throws IOException {
        try (PDDocument document = new PDDocument();
                OutputStream out = Files.newOutputStream(target)) {
            PdfPage.add(document, figure);
            figure.provenance().ifPresent(provenance -> describe(document, provenance));
            document.save(out);
        }
    }

    private static void describe(PDDocument document, RunProvenance provenance) {
        PDDocumentInformation information = document.getDocumentInformation();
        FigureFacts.of(provenance).forEach(information::setCustomMetadataValue);
        information.setCreator(provenance.software());
        information.setCreationDate(GregorianCalendar.from(provenance.created().atZone(ZoneOffset.UTC)));
        // Else the hour of writing is in the file.
        document.setDocumentId(provenance.created().toEpochMilli());
    }
}
