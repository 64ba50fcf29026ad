package org.htmst.interpolation.figure;

import java.awt.Image;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Element;

/** Puts images into an SVG file as PNG, without files beside it. */
public final class EmbeddedImages extends DefaultImageHandler {

    private static final String XLINK = "http://www.w3.org/1999/xlink";

    /** All our images are rendered ones. */
    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context)
            throws SVGGraphics2DIOException {
        handleHREF((RenderedImage) image, element, context);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context)
            throws SVGGraphics2DIOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new SVGGraphics2DIOException("an image cannot be embedded", e);
        }
        String data = Base64.getEncoder().encodeToString(png.toByteArray());
        element.setAttributeNS(XLINK, "xlink:href", "data:image/png;base64," + data);
    }
}
