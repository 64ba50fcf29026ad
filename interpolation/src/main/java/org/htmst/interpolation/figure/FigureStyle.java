package org.htmst.interpolation.figure;

import java.util.OptionalInt;
import org.htmst.interpolation.colour.ColourChoice;

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

    /** The same with other colours. */
    public FigureStyle withColours(ColourChoice other) {
        return new FigureStyle(size, texts, view, other, far, columns);
    }

    /** The same of another part of the Earth. */
    public FigureStyle withView(MapView other) {
        return new FigureStyle(size, texts, other, colours, far, columns);
    }

    /** The same with a number of maps in a row. */
    public FigureStyle withColumns(int other) {
        return new FigureStyle(size, texts, view, colours, far, OptionalInt.of(other));
    }

    /** The same of another height. */
    public FigureStyle withHeightPx(int other) {
        FigureSize high = new FigureSize(size.widthPx(), OptionalInt.of(other), size.dpi(), size.letters());
        return new FigureStyle(high, texts, view, colours, far, columns);
    }

    /** The same with another title. */
    public FigureStyle withTitle(String text) {
        return new FigureStyle(size, FigureTexts.titled(text), view, colours, far, columns);
    }
}
