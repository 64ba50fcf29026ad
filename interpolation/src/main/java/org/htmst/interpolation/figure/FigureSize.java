package org.htmst.interpolation.figure;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How large a picture is. In drawings (SVG, PDF) a pixel is 1/dpi of an inch, and what is shaded has as many pixels.
 *
 * @param widthPx 600 to 12,000 pixels
 * @param heightPx 300 to 12,000 pixels; empty for what the maps need
 * @param dpi pixels of an inch, 36 to 1,200; written into the file, so that it prints at its size
 * @param letters the size of the usual letters in print, {@value #MIN_LETTERS} to 36 pt; none is under {@value #MIN_LETTERS} pt then. Empty for letters
 *     that grow and shrink with the picture
 */
public record FigureSize(int widthPx, OptionalInt heightPx, int dpi, OptionalDouble letters) {

    /** The size of the usual letters of a picture of a width in print unless told otherwise, pt. */
    public static final double PRINT_LETTERS = 8;

    /** No letter is smaller in print, pt. */
    static final double MIN_LETTERS = 6;

    /** 2,400 pixels wide, 8 inches at 300 dpi. */
    public static final FigureSize DEFAULT = new FigureSize(2400, OptionalInt.empty(), 300, OptionalDouble.empty());

    private static final int MIN_WIDTH = 600;
    private static final int MIN_HEIGHT = 300;
    static final int MAX_SIDE = 12_000;
    private static final int MIN_DPI = 36;
    private static final int MAX_DPI = 1200;
    private static final double MAX_LETTERS = 36;
    private static final double POINTS = 72;

    /** Letters side by side that a sheet must have room for. */
    private static final double MIN_SHEET = 20;

    public FigureSize {
        check("width", widthPx, MIN_WIDTH, MAX_SIDE, "pixels");
        check("height", heightPx.orElse(MIN_HEIGHT), MIN_HEIGHT, MAX_SIDE, "pixels");
        check("resolution", dpi, MIN_DPI, MAX_DPI, "dpi");
        double pt = letters.orElse(MIN_LETTERS);
        if (!(pt >= MIN_LETTERS && pt <= MAX_LETTERS)) {
            throw new IllegalArgumentException(
                    "letters of " + pt + " pt are outside " + (int) MIN_LETTERS + ".." + (int) MAX_LETTERS + " pt");
        }
        if (letters.isPresent() && widthPx * POINTS / dpi / pt < MIN_SHEET) {
            throw new IllegalArgumentException("a picture " + Math.round(widthPx * POINTS / dpi)
                    + " pt wide has no room for letters of " + pt + " pt; give more width, or smaller letters");
        }
    }

    /** The width of the sheet in its units, of which {@link Sheet#LABEL} make a usual letter. */
    public double units() {
        return letters.isPresent() ? widthPx * POINTS / dpi * Sheet.LABEL / letters.getAsDouble() : Canvas.WIDTH;
    }

    /** The size of the smallest letters allowed, in units of the sheet. */
    double smallest() {
        return letters.isPresent() ? MIN_LETTERS * Sheet.LABEL / letters.getAsDouble() : 0;
    }

    private static void check(String what, int value, int min, int max, String unit) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " " + value + " is outside " + min + ".." + max + " " + unit);
        }
    }
}
