package org.htmst.interpolation.figure;

/**
 * How cells are shown whose nearest sample is farther than half the radius of the interpolation; each prints as its name is
 * typed.
 */
public enum FarCells {
    /** Hatched. */
    HATCH("hatch"),
    /** In colours half way to white. */
    FADE("fade"),
    /** As any other. */
    PLAIN("plain");

    private final String text;

    FarCells(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
