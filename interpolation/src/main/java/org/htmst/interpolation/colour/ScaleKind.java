package org.htmst.interpolation.colour;

/** How values lie on the colour scale; each prints as its name is typed. */
public enum ScaleKind {
    /** By their logarithm; zero and below get the first colour. */
    LOG("log"),
    /** As they are. */
    LINEAR("linear");

    private final String text;

    ScaleKind(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
