package org.htmst.interpolation.map;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes pictures. */
public final class Png {

    private Png() {}

    /**
     * Writes {@code image} as a PNG file, in the place of what is there.
     *
     * @throws IOException if it cannot be written
     */
    public static void write(BufferedImage image, Path target) throws IOException {
        if (!ImageIO.write(image, "png", target.toFile())) {
            throw new IOException("this Java has no PNG writer");
        }
    }
}
