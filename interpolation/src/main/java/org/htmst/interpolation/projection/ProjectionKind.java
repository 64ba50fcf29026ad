package org.htmst.interpolation.projection;

/** The projections; each prints as its name is typed. */
public enum ProjectionKind {
    /** Degrees as they are, twice as wide as high. */
    EQUIRECTANGULAR("equirectangular"),
    /** Equal areas, an ellipse. */
    MOLLWEIDE("mollweide"),
    /** A compromise of areas and shapes. */
    ROBINSON("robinson"),
    /** Azimuthal equidistant around the north pole. */
    NORTH("north"),
    /** Azimuthal equidistant around the south pole. */
    SOUTH("south");

    private final String text;

    ProjectionKind(String text) {
        this.text = text;
    }

    /** Whether it shows one polar cap and not the whole Earth. */
    public boolean isPolar() {
        return this == NORTH || this == SOUTH;
    }

    @Override
    public String toString() {
        return text;
    }
}
