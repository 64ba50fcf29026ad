package org.htmst.interpolation.map;

import java.util.OptionalInt;

/**
 * What may be chosen about a picture.
 *
 * @param size pixels and resolution
 * @param texts what is written around the maps
 * @param view projection; of no meaning for dials but for the edge
 * @param colours palette and scale
 * @param far how cells far from all samples are shown
 * @param columns how many maps stand in a row; by the room unless given
 */
public record FigureStyle(
        FigureSize size, FigureTexts texts, MapView view, ColourChoice colours, FarCells far, OptionalInt columns) {

    /** The whole Earth, 2,400 pixels wide, all else by the values. */
    public static final FigureStyle DEFAULT = new FigureStyle(
            FigureSize.DEFAULT,
            FigureTexts.AUTOMATIC,
            MapView.DEFAULT,
            ColourChoice.AUTOMATIC,
            FarCells.HATCH,
            OptionalInt.empty());

    /** The same with another title. */
    public FigureStyle withTitle(String text) {
        return new FigureStyle(size, FigureTexts.titled(text), view, colours, far, columns);
    }
}
