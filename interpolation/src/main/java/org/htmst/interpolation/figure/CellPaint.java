package org.htmst.interpolation.figure;

import java.awt.Color;
import org.htmst.interpolation.colour.ColourScale;

/**
 * The look of cells.
 *
 * @param rgb colours, 0xRRGGBB, one a cell
 * @param hatched whether lines run over it, one a cell
 */
public record CellPaint(int[] rgb, boolean[] hatched) {

    /** The colour of a cell without a value. */
    public static final Color EMPTY = new Color(0xD2, 0xD2, 0xD2);

    private static final int RGB = 0xFFFFFF;

    /**
     * The look of values.
     *
     * @param distanceKm to the nearest sample of each cell
     * @param farKm cells with a value from beyond are shown as {@code far}
     */
    public static CellPaint of(double[] value, double[] distanceKm, ColourScale scale, double farKm, FarCells far) {
        int[] rgb = new int[value.length];
        boolean[] hatched = new boolean[value.length];
        for (int i = 0; i < rgb.length; i++) {
            boolean empty = Double.isNaN(value[i]);
            boolean fromFar = !empty && distanceKm[i] > farKm;
            int colour = empty ? EMPTY.getRGB() & RGB : scale.rgb(value[i]);
            rgb[i] = fromFar && far == FarCells.FADE ? mixed(colour, RGB, 0.5) : colour;
            hatched[i] = fromFar && far == FarCells.HATCH;
        }
        return new CellPaint(rgb, hatched);
    }

    /** The colour of a line of the hatching over {@code rgb}: towards white on dark, towards black on light. */
    static int hatching(int rgb) {
        int luminance = (299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255)) / 1000;
        return mixed(rgb, luminance < 128 ? RGB : 0, 0.45);
    }

    /** A colour between two, {@code share} of the way. */
    static int mixed(int rgb, int other, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            long channel = Math.round((rgb >> shift & 255) * (1 - share) + (other >> shift & 255) * share);
            mixed |= (int) channel << shift;
        }
        return mixed;
    }
}
