package org.htmst.interpolation.map;

import java.util.Optional;

/**
 * What may be chosen about a picture.
 *
 * @param size pixels and resolution
 * @param title the lines on top; empty for one made from the provenance
 * @param view projection; of no meaning for dials but for the edge
 * @param colours palette and scale
 * @param far how cells far from all samples are shown
 */
public record FigureStyle(FigureSize size, Optional<String> title, MapView view, ColourChoice colours, FarCells far) {

    /** The whole Earth, 2,400 pixels wide, all else by the values. */
    public static final FigureStyle DEFAULT = new FigureStyle(
            FigureSize.DEFAULT, Optional.empty(), MapView.DEFAULT, ColourChoice.AUTOMATIC, FarCells.HATCH);

    /** The same with another title. */
    public FigureStyle withTitle(String text) {
        return new FigureStyle(size, Optional.of(text), view, colours, far);
    }
}
