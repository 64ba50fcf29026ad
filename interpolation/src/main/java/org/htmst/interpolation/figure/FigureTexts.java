package org.htmst.interpolation.figure;

import java.util.Optional;

/**
 * The texts of a picture: each is made from the provenance unless given, and left out if it is given as an empty one.
 *
 * @param title the lines on top
 * @param subtitle the lines below it: which data
 * @param label the line over the colour bar: what the colours mean
 * @param foot the lines at the bottom: how it was made
 */
public record FigureTexts(
        Optional<String> title, Optional<String> subtitle, Optional<String> label, Optional<String> foot) {

    /** All from the provenance. */
    public static final FigureTexts AUTOMATIC =
            new FigureTexts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A title, all else from the provenance. */
    public static FigureTexts titled(String title) {
        return new FigureTexts(Optional.of(title), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
