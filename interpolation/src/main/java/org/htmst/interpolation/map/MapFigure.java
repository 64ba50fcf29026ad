package org.htmst.interpolation.map;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.htmst.interpolation.caption.SeriesCaption;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.figure.Canvas;
import org.htmst.interpolation.figure.Captions;
import org.htmst.interpolation.figure.CellPaint;
import org.htmst.interpolation.figure.CellRaster;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.Figure;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.Panels;
import org.htmst.interpolation.figure.Sheet;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.projection.MapProjection;
import org.htmst.interpolation.result.LocalTimeMaps;

/** Draws the maps of runs. */
public final class MapFigure {

    private MapFigure() {}

    /** One map of a picture. */
    private record Panel(LocalTimeMaps run, int bin) {

        TrixelGrid grid() {
            return run.grids().get(bin);
        }

        boolean isFar() {
            return DoubleStream.of(grid().distanceKm()).anyMatch(distance -> distance > run.farKm());
        }
    }

    /** All bins, side by side. */
    public static Figure allBins(LocalTimeMaps maps, FigureStyle style) {
        return allBins(List.of(maps), style);
    }

    /**
     * All bins of several runs, run after run, with one colour scale.
     *
     * @param runs one or more
     * @throws IllegalArgumentException if their values have different units
     */
    public static Figure allBins(List<LocalTimeMaps> runs, FigureStyle style) {
        SeriesScale scale = SeriesScale.NONE;
        for (LocalTimeMaps run : runs) {
            scale = scale.with(run);
        }
        return draw(runs, scale.scale(style.colours()), style);
    }

    /**
     * One bin. Automatic limits are those of all bins, so that the pictures of a run can be compared.
     *
     * @param bin from 0
     */
    public static Figure oneBin(LocalTimeMaps maps, int bin, FigureStyle style) {
        if (bin < 0 || bin >= maps.bins().size()) {
            throw new IllegalArgumentException(
                    "bin " + bin + " is outside 0.." + (maps.bins().size() - 1));
        }
        ColourScale scale = SeriesScale.NONE.with(maps).scale(style.colours());
        return draw(List.of(maps.only(bin)), scale, style);
    }

    private static Figure draw(List<LocalTimeMaps> runs, ColourScale scale, FigureStyle style) {
        List<Panel> maps = new ArrayList<>();
        for (LocalTimeMaps run : runs) {
            for (int bin = 0; bin < run.bins().size(); bin++) {
                maps.add(new Panel(run, bin));
            }
        }
        SeriesCaption caption = new SeriesCaption(runs);
        boolean anyFar = style.far() != FarCells.PLAIN && maps.stream().anyMatch(Panel::isFar);
        Sheet sheet = Captions.sheet(caption, scale, style, anyFar);
        MapProjection projection = style.view().projection();
        Panels panels =
                Panels.of(maps.size(), projection.aspect(), style.view().kind().isPolar(), sheet, style.columns());
        Figure figure = new Figure(style.size(), panels.height(), canvas -> {
            sheet.draw(canvas, panels.height());
            Map<Integer, CellRaster> rasters = new HashMap<>();
            panels.draw(canvas, i -> caption.label(maps.get(i).run, maps.get(i).bin), (on, i, area, first, last) -> {
                Panel map = maps.get(i);
                CellRaster raster =
                        rasters.computeIfAbsent(map.grid().level(), level -> raster(level, projection, panels, on));
                CellPaint paint =
                        CellPaint.of(map.grid().value(), map.grid().distanceKm(), scale, map.run.farKm(), style.far());
                on.picture(raster.paint(paint, on.pixels(Panels.HATCH)), area.getX(), area.getY());
                lines(on, style, projection, area, panels, first, last);
            });
        });
        return figure.from(LocalTimeMaps.wholeProvenance(runs));
    }

    private static CellRaster raster(int level, MapProjection projection, Panels panels, Canvas canvas) {
        return CellRaster.ofTrixels(
                level, projection, canvas.pixels(panels.width()), canvas.pixels(panels.width() / panels.aspect()));
    }

    private static void lines(
            Canvas canvas,
            FigureStyle style,
            MapProjection projection,
            Rectangle2D area,
            Panels panels,
            boolean first,
            boolean last) {
        double size = canvas.legible(panels.columns() <= 4 ? 26 : 20);
        EarthLines lines = new EarthLines(style.view(), projection, area, size);
        lines.drawLight(canvas, panels.isLarge() ? 1.5 : 1);
        lines.labelLatitudes(canvas, first);
        lines.labelLongitudes(canvas, panels.isLarge(), last);
    }

    /** All values of a run. */
    static double[] values(LocalTimeMaps maps) {
        return maps.grids().stream()
                .map(TrixelGrid::value)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }
}
