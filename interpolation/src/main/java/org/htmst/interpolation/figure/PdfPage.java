package org.htmst.interpolation.figure;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.IOException;
import java.io.InputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.htmst.interpolation.assets.Resources;

/** A page of the size of a figure, with its fonts embedded. */
final class PdfPage {

    private static final float POINTS_PER_INCH = 72;

    private PdfPage() {}

    static void add(PDDocument document, Figure figure) throws IOException {
        float pointsPerPx = POINTS_PER_INCH / figure.dpi();
        PDPage page = new PDPage(new PDRectangle(figure.widthPx() * pointsPerPx, figure.heightPx() * pointsPerPx));
        document.addPage(page);
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, figure.widthPx(), figure.heightPx());
        try (PdfBoxGraphics2DFontTextDrawer fonts = new PdfBoxGraphics2DFontTextDrawer()) {
            for (String name : Resources.FONT_FILES) {
                try (InputStream in = Resources.open(name)) {
                    fonts.registerFont(in);
                }
            }
            graphics.setFontTextDrawer(fonts);
            figure.draw(graphics);
            graphics.dispose();
        }
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.transform(Matrix.getScaleInstance(pointsPerPx, pointsPerPx));
            content.drawForm(graphics.getXFormObject());
        }
    }
}
