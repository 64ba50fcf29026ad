package org.htmst.interpolation.map;

import java.util.List;
import java.util.Optional;
import org.htmst.interpolation.colour.AutomaticScale;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.CellPaint;
import org.htmst.interpolation.figure.CellRaster;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.Panels;
import org.htmst.interpolation.figure.Sheet;
import org.htmst.interpolation.plot.CellLookup;
import org.htmst.interpolation.plot.PlotCaption;
import org.htmst.interpolation.plot.PlotPanel;
import org.htmst.interpolation.projection.MapProjection;
import org.htmst.sphere.LonLat;

/** Draws cells of longitude and latitude as maps with coastlines. */
public final class CellMapFigure {

    private CellMapFigure() {}

    /**
     * The maps, side by side.
     *
     * @param panels their cells: across in degrees of longitude from -180, upward in degrees of latitude
     */
    public static Figure draw(List<PlotPanel> panels, PlotCaption caption, FigureStyle style) {
        ColourScale scale = AutomaticScale.of(style.colours(), PlotPanel.values(panels));
        Sheet sheet = caption.sheet(style, scale, panels, CellPaint.EMPTY);
        MapProjection projection = style.view().projection();
        Panels places = Panels.of(
                panels.size(), projection.aspect(), style.view().kind().isPolar(), sheet, style.columns());
        return new Figure(style.size(), places.height(), canvas -> {
            sheet.draw(canvas, places.height());
            places.draw(canvas, i -> panels.get(i).label(), (on, i, area, first, last) -> {
                CellLookup cells = panels.get(i).lookup();
                CellRaster raster = CellRaster.of(
                        on.pixels(area.getWidth()),
                        on.pixels(area.getHeight()),
                        (x, y) -> cell(cells, projection, x, y));
                on.picture(raster.paint(cells.paint(scale), on.pixels(Panels.HATCH)), area.getX(), area.getY());
                double size = on.legible(places.columns() <= 4 ? 26 : 20);
                EarthLines lines = new EarthLines(style.view(), projection, area, size);
                lines.drawLight(on, places.isLarge() ? 1.5 : 1);
                lines.labelLatitudes(on, first);
                lines.labelLongitudes(on, places.isLarge(), last);
            });
        });
    }

    private static int cell(CellLookup cells, MapProjection projection, double x, double y) {
        Optional<LonLat> place = projection.place(x, y);
        return place.isEmpty()
                ? CellRaster.OUTSIDE
                : cells.at(place.get().signedLonDeg(), place.get().latDeg());
    }
}
