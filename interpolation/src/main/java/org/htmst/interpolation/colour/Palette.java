package org.htmst.interpolation.colour;

import java.util.Arrays;
import java.util.List;
import org.htmst.interpolation.assets.Resources;

/** Colours from low to high, all told apart by people who see red and green alike; each prints as its name is typed. */
public enum Palette {
    /** Blue over green to yellow, evenly brighter. */
    VIRIDIS("viridis"),
    /** Blue over grey to yellow, nearly the same to all eyes. */
    CIVIDIS("cividis"),
    /** Black over purple to cream. */
    MAGMA("magma"),
    /** Blue over white to red, for values on both sides of zero. */
    BLUE_RED("blue-red");

    /** Read when the first picture is drawn, and not when a command line knows of palettes. */
    private static final class Colours {
        private static final List<int[]> OF_PALETTES = Arrays.stream(values())
                .map(palette -> Resources.colours(palette.text + ".txt"))
                .toList();
    }

    private final String text;

    Palette(String text) {
        this.text = text;
    }

    /** The colour, 0xRRGGBB, at {@code position}: 0 and below is the first, 1 and above the last. */
    public int rgb(double position) {
        int[] rgb = Colours.OF_PALETTES.get(ordinal());
        return rgb[(int) Math.round((rgb.length - 1) * Math.min(1, Math.max(0, position)))];
    }

    @Override
    public String toString() {
        return text;
    }
}
