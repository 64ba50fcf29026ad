package org.htmst.interpolation.figure;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.htmst.interpolation.colour.Palette;

/**
 * Writes pictures one after the other into an animated GIF that runs without end. A GIF has 256 colours: 128 of the scale, which is off by at most 6 of
 * 255 in red, green and blue, the rest greys and those of cells from afar; edges of letters and lines get the nearest of these.
 */
public final class AnimationFile implements AutoCloseable {

    /** How names of such files end. */
    public static final String SUFFIX = ".gif";

    private static final String STREAM_METADATA = "javax_imageio_gif_stream_1.0";
    private static final String METADATA = "javax_imageio_gif_image_1.0";
    private static final int MIN_FRAME_MS = 20;
    private static final int MAX_FRAME_MS = 60_000;

    /** The unit of times in the file. */
    private static final int TICK_MS = 10;

    private final int frameMs;
    private final FramePalette palette;
    private final OutputStream file;
    private final ImageWriter writer;
    private final ImageOutputStream out;
    private boolean begun;

    /**
     * Begins a file in the place of what is there.
     *
     * @param style the look of the pictures, its palette chosen
     * @param frameMs how long each picture is shown; see {@link #checkFrameMs}
     * @throws IOException if it cannot be written
     */
    public AnimationFile(Path target, FigureStyle style, int frameMs) throws IOException {
        checkFrameMs(frameMs);
        palette = new FramePalette(style.colours().palette().orElse(Palette.VIRIDIS), style.far());
        this.frameMs = frameMs;
        file = Files.newOutputStream(target);
        out = new MemoryCacheImageOutputStream(file);
        writer = ImageIO.getImageWritersByFormatName("gif").next();
        writer.setOutput(out);
        writer.prepareWriteSequence(colourTable());
    }

    /** The table of colours of all frames; the writer would make one that none of them has. */
    private IIOMetadata colourTable() throws IOException {
        IIOMetadataNode table = new IIOMetadataNode("GlobalColorTable");
        table.setAttribute("sizeOfGlobalColorTable", Integer.toString(FramePalette.SIZE));
        table.setAttribute("backgroundColorIndex", "0");
        table.setAttribute("sortFlag", "FALSE");
        for (int i = 0; i < FramePalette.SIZE; i++) {
            IIOMetadataNode entry = new IIOMetadataNode("ColorTableEntry");
            entry.setAttribute("index", Integer.toString(i));
            entry.setAttribute("red", Integer.toString(palette.rgb(i) >> 16 & 255));
            entry.setAttribute("green", Integer.toString(palette.rgb(i) >> 8 & 255));
            entry.setAttribute("blue", Integer.toString(palette.rgb(i) & 255));
            table.appendChild(entry);
        }
        IIOMetadataNode root = new IIOMetadataNode(STREAM_METADATA);
        root.appendChild(table);
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        metadata.mergeTree(STREAM_METADATA, root);
        return metadata;
    }

    /** Whether the name of {@code file} asks for an animation. */
    public static boolean isAskedBy(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX);
    }

    /**
     * Checks the time of a frame.
     *
     * @throws IllegalArgumentException if it is not 20 to 60,000 ms in steps of 10
     */
    public static void checkFrameMs(int frameMs) {
        if (frameMs < MIN_FRAME_MS || frameMs > MAX_FRAME_MS || frameMs % TICK_MS != 0) {
            throw new IllegalArgumentException("frames of " + frameMs + " ms are not " + MIN_FRAME_MS + ".."
                    + MAX_FRAME_MS + " ms in steps of " + TICK_MS);
        }
    }

    /** Appends a picture, of the same size as the others. */
    public void add(Figure figure) throws IOException {
        BufferedImage image = palette.applied(figure.image());
        writer.writeToSequence(new IIOImage(image, null, metadata(image)), null);
        begun = true;
        out.flush();
    }

    private IIOMetadata metadata(BufferedImage image) throws IOException {
        // createFromRenderedImage would tell of a palette of its own.
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = new IIOMetadataNode(METADATA);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(frameMs / TICK_MS));
        control.setAttribute("transparentColorIndex", "0");
        root.appendChild(control);
        if (!begun) {
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0});
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        metadata.mergeTree(METADATA, root);
        return metadata;
    }

    /** Ends the file. */
    @Override
    public void close() throws IOException {
        try (OutputStream last = file) {
            if (begun) {
                writer.endWriteSequence();
            }
            out.close();
        } finally {
            writer.dispose();
        }
    }
}
