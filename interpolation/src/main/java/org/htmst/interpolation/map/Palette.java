package org.htmst.interpolation.map;

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

    private final String text;
    private final int[] rgb;

    Palette(String text) {
        this.text = text;
        this.rgb = Resources.colours(text + ".txt");
    }

    /** The colour, 0xRRGGBB, at {@code position}: 0 and below is the first, 1 and above the last. */
    int rgb(double position) {
        return rgb[(int) Math.round((rgb.length - 1) * Math.min(1, Math.max(0, position)))];
    }

    @Override
    public String toString() {
        return text;
    }
}
