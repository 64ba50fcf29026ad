package org.htmst.interpolation.map;

/** Half of the Earth as a dial shows it; each prints as its name is typed. */
public enum Hemisphere {
    /** Where magnetic latitude is above 0. */
    NORTH("north"),
    /** Where it is below 0. */
    SOUTH("south");

    private final String text;

    Hemisphere(String text) {
        this.text = text;
    }

    /** As a title. */
    public String title() {
        return this == NORTH ? "North" : "South";
    }

    /** 1 or -1. */
    int sign() {
        return this == NORTH ? 1 : -1;
    }

    @Override
    public String toString() {
        return text;
    }
}
