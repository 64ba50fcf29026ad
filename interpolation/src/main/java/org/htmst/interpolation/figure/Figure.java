package org.htmst.interpolation.figure;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.function.Consumer;
import org.htmst.interpolation.result.RunProvenance;

/** A picture that can be drawn in every form. */
public final class Figure {

    private final FigureSize size;
    private final double height;
    private final Consumer<Canvas> drawing;
    private final Optional<RunProvenance> provenance;

    /** A sheet of {@code height} units; see {@link Canvas}. */
    public Figure(FigureSize size, double height, Consumer<Canvas> drawing) {
        this(size, height, drawing, Optional.empty());
    }

    private Figure(FigureSize size, double height, Consumer<Canvas> drawing, Optional<RunProvenance> provenance) {
        this.size = size;
        this.height = height;
        this.drawing = drawing;
        this.provenance = provenance;
        if (heightPx() > FigureSize.MAX_SIDE) {
            throw new IllegalArgumentException("a picture of " + widthPx() + " x " + heightPx()
                    + " pixels is higher than " + FigureSize.MAX_SIDE + "; put more maps in a row, or draw fewer");
        }
    }

    /** The same, with what its files say of where it comes from. */
    public Figure from(RunProvenance run) {
        return new Figure(size, height, drawing, Optional.of(run));
    }

    /** Where it comes from; empty if that was not told. */
    Optional<RunProvenance> provenance() {
        return provenance;
    }

    /** Width in pixels. */
    public int widthPx() {
        return size.widthPx();
    }

    /** Height in pixels. */
    public int heightPx() {
        return size.heightPx().orElse((int) Math.round(height * size.widthPx() / size.units()));
    }

    /** Pixels of an inch. */
    public int dpi() {
        return size.dpi();
    }

    /** The picture as pixels. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(widthPx(), heightPx(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        draw(graphics);
        graphics.dispose();
        return image;
    }

    /** Draws on {@code graphics}, whose unit is a pixel. */
    public void draw(Graphics2D graphics) {
        drawing.accept(new Canvas(graphics, size, heightPx()));
    }
}
