package org.htmst.interpolation.map;

import java.util.OptionalInt;

/**
 * How large a picture is. In drawings (SVG, PDF) a pixel is 1/dpi of an inch, and what is shaded has as many pixels.
 *
 * @param widthPx 600 to 12,000 pixels
 * @param heightPx 300 to 12,000 pixels; empty for what the maps need
 * @param dpi pixels of an inch, 36 to 1,200; written into the file, so that it prints at its size
 */
public record FigureSize(int widthPx, OptionalInt heightPx, int dpi) {

    /** 2,400 pixels wide, 8 inches at 300 dpi. */
    public static final FigureSize DEFAULT = new FigureSize(2400, OptionalInt.empty(), 300);

    private static final int MIN_WIDTH = 600;
    private static final int MIN_HEIGHT = 300;
    private static final int MAX_SIDE = 12_000;
    private static final int MIN_DPI = 36;
    private static final int MAX_DPI = 1200;

    public FigureSize {
        check("width", widthPx, MIN_WIDTH, MAX_SIDE, "pixels");
        check("height", heightPx.orElse(MIN_HEIGHT), MIN_HEIGHT, MAX_SIDE, "pixels");
        check("resolution", dpi, MIN_DPI, MAX_DPI, "dpi");
    }

    private static void check(String what, int value, int min, int max, String unit) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " " + value + " is outside " + min + ".." + max + " " + unit);
        }
    }
}
