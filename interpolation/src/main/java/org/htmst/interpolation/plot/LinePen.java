package org.htmst.interpolation.plot;

import java.awt.Color;
import java.awt.Shape;
import org.htmst.interpolation.figure.Canvas;

/**
 * The look of one of several lines: seven colours that all eyes tell apart (Okabe and Ito 2008, without yellow), then the same dashed.
 *
 * @param number from 0
 */
record LinePen(int number) {

    private static final int[] COLOURS = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x202020};
    private static final double WIDTH = 4.5;
    private static final double DASH = 16;
    private static final int FAINT = 55;

    /** How many lines can be told apart. */
    static final int MOST = 2 * COLOURS.length;

    private Color colour() {
        return new Color(COLOURS[number % COLOURS.length]);
    }

    private Color faint() {
        Color colour = colour();
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), FAINT);
    }

    void line(Canvas canvas, Shape path) {
        if (number < COLOURS.length) {
            canvas.line(path, colour(), WIDTH);
        } else {
            canvas.dashed(path, colour(), WIDTH, DASH);
        }
    }

    void fill(Canvas canvas, Shape shape) {
        canvas.fill(shape, colour());
    }

    void shade(Canvas canvas, Shape shape) {
        canvas.fill(shape, faint());
    }
}
