package org.htmst.interpolation.map;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.htmst.interpolation.OutputFile;

/** Writes pictures. */
public final class Png {

    private Png() {}

    /**
     * Writes {@code image} as a PNG file.
     *
     * @param overwrite whether a file of that name may be replaced
     * @throws java.io.UncheckedIOException if it exists and may not, or cannot be written
     */
    public static void write(BufferedImage image, Path target, boolean overwrite) {
        OutputFile.write(target, overwrite, path -> {
            if (!ImageIO.write(image, "png", path.toFile())) {
                throw new IOException("this Java has no PNG writer");
            }
        });
    }
}
