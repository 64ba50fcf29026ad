package org.htmst.interpolation.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.htmst.interpolation.colour.Palette;

/**
 * The colours of a GIF, 256 at most: those of the scale, of cells from afar and greys, the same for all frames. Each pixel gets the nearest of them. A
 * colour of the scale is off by at most {@value #SCALE_ERROR} of 255 in red, green and blue; those of the edges of letters and lines by more.
 */
public final class FramePalette {

    /** The greatest error of a colour of a scale, of 255. */
    public static final int SCALE_ERROR = 6;

    static final int SIZE = 256;
    private static final int SCALE_COLOURS = 128;
    private static final int GREYS = 32;
    private static final int RGB = 0xFFFFFF;
    private static final double FADED = 0.5;

    private final int[] colours;
    private final IndexColorModel model;

    /** For pictures with the scale of {@code palette}, and cells from afar as {@code far}. */
    FramePalette(Palette palette, FarCells far) {
        Set<Integer> chosen = new LinkedHashSet<>();
        chosen.add(RGB);
        chosen.add(CellPaint.EMPTY.getRGB() & RGB);
        chosen.add(Canvas.INK.getRGB() & RGB);
        for (int i = 0; i < SCALE_COLOURS; i++) {
            chosen.add(palette.rgb(i / (SCALE_COLOURS - 1.0)));
        }
        for (int i = 0; i < GREYS; i++) {
            chosen.add(Math.round(255f * i / (GREYS - 1)) * 0x010101);
        }
        int left = SIZE - chosen.size();
        for (int i = 0; i < left; i++) {
            int colour = palette.rgb(i / (left - 1.0));
            chosen.add(far == FarCells.FADE ? CellPaint.mixed(colour, RGB, FADED) : CellPaint.hatching(colour));
        }
        // The rest, if two colours were one, is black.
        colours = Arrays.copyOf(chosen.stream().mapToInt(Integer::intValue).toArray(), SIZE);
        model = new IndexColorModel(8, SIZE, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /** The colour, 0xRRGGBB, of a number below {@link #SIZE}. */
    int rgb(int number) {
        return colours[number];
    }

    /** The picture in these colours. */
    BufferedImage applied(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage indexed = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> known = new HashMap<>();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            int[] numbers = Arrays.stream(row)
                    .map(rgb -> known.computeIfAbsent(rgb & RGB, this::nearest))
                    .toArray();
            indexed.getRaster().setPixels(0, y, width, 1, numbers);
        }
        return indexed;
    }

    private int nearest(int rgb) {
        int best = 0;
        for (int i = 1; i < colours.length; i++) {
            if (distance(rgb, colours[i]) < distance(rgb, colours[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }
}
