package org.htmst.interpolation.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.FigureTexts;
import org.htmst.interpolation.figure.Sheet;

/**
 * What is written around the panels of a figure, unless the style says otherwise.
 *
 * @param title what is shown
 * @param data which data
 * @param quantity what the colours mean, with its unit
 * @param note how it was made
 */
public record PlotCaption(String title, String data, String quantity, String note) {

    /**
     * The sheet of panels of cells.
     *
     * @param empty the colour of cells without a value
     */
    public Sheet sheet(FigureStyle style, ColourScale scale, List<PlotPanel> panels, Color empty) {
        List<Sheet.Key> keys = new ArrayList<>();
        keys.add(new Sheet.Key(empty, false, "no sample"));
        if (scale.kind() == ScaleKind.LOG && PlotPanel.hasNoLogarithm(panels)) {
            keys.add(new Sheet.Key(new Color(scale.rgb(0)), false, "0 is below the scale"));
        }
        return sheet(style, Optional.of(scale), keys);
    }

    /** A sheet without colours. */
    Sheet sheet(FigureStyle style) {
        return sheet(style, Optional.empty(), List.of());
    }

    private Sheet sheet(FigureStyle style, Optional<ColourScale> scale, List<Sheet.Key> keys) {
        FigureTexts texts = style.texts();
        return new Sheet(
                style.size(),
                texts.title().orElse(title),
                texts.subtitle().orElse(data),
                texts.label().orElse(quantity),
                scale,
                keys,
                texts.foot().orElse(note));
    }
}
