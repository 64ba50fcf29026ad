package org.htmst.interpolation.map;

import java.util.Optional;

/**
 * What may be chosen about a picture.
 *
 * @param widthPx width of the picture in pixels, 600 to 12,000; the height follows
 * @param title the line on top; empty for one made from the provenance
 * @param limits the ends of the colour scale; empty for automatic ones
 */
public record FigureStyle(int widthPx, Optional<String> title, Optional<ValueLimits> limits) {

    /** 2,400 pixels wide, automatic title and limits. */
    public static final FigureStyle DEFAULT = new FigureStyle(2400, Optional.empty(), Optional.empty());

    private static final int MIN_WIDTH = 600;
    private static final int MAX_WIDTH = 12_000;

    public FigureStyle {
        if (widthPx < MIN_WIDTH || widthPx > MAX_WIDTH) {
            throw new IllegalArgumentException(
                    "width " + widthPx + " is outside " + MIN_WIDTH + ".." + MAX_WIDTH + " pixels");
        }
    }
}
