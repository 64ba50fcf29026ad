package org.htmst.interpolation.map;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.TrixelGrid;
import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.projection.MapProjection;

/** Draws the maps of a run. */
public final class MapFigure {

    private MapFigure() {}

    /** All bins, side by side. */
    public static Figure allBins(LocalTimeMaps maps, FigureStyle style) {
        return draw(maps, IntStream.range(0, maps.bins().size()).toArray(), style);
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
        return draw(maps, new int[] {bin}, style);
    }

    private static Figure draw(LocalTimeMaps maps, int[] bins, FigureStyle style) {
        ColourScale scale = scale(maps, style);
        Sheet sheet = Captions.sheet(maps, scale, style, anyFar(maps, bins, style));
        MapProjection projection = style.view().projection();
        Panels panels =
                Panels.of(bins.length, projection.aspect(), style.view().kind().isPolar(), sheet, style.columns());
        return new Figure(style.size(), panels.height(), canvas -> {
            sheet.draw(canvas, panels.height());
            CellRaster raster = CellRaster.ofTrixels(
                    maps.parameters().level(),
                    projection,
                    canvas.pixels(panels.width()),
                    canvas.pixels(panels.width() / panels.aspect()));
            panels.draw(canvas, i -> MapCaption.bin(maps, bins[i]), (sheetCanvas, i, area, first, last) -> {
                CellPaint paint = paint(maps, maps.grids().get(bins[i]), scale, style);
                sheetCanvas.picture(raster.paint(paint, sheetCanvas.pixels(Panels.HATCH)), area.getX(), area.getY());
                lines(sheetCanvas, style, projection, area, panels, first, last);
            });
        });
    }

    private static void lines(
            Canvas canvas,
            FigureStyle style,
            MapProjection projection,
            Rectangle2D area,
            Panels panels,
            boolean first,
            boolean last) {
        EarthLines lines = new EarthLines(style.view(), projection, area);
        lines.drawLight(canvas, panels.isLarge() ? 1.5 : 1);
        double size = panels.columns() <= 4 ? 26 : 20;
        lines.labelLatitudes(canvas, size, first);
        lines.labelLongitudes(canvas, size, panels.isLarge(), last);
    }

    private static CellPaint paint(LocalTimeMaps maps, TrixelGrid grid, ColourScale scale, FigureStyle style) {
        return CellPaint.of(grid.value(), grid.distanceKm(), scale, farKm(maps), style.far());
    }

    /** Beyond this distance to the nearest sample a value is from afar. */
    static double farKm(LocalTimeMaps maps) {
        return maps.parameters().radiusKm() / 2;
    }

    private static boolean anyFar(LocalTimeMaps maps, int[] bins, FigureStyle style) {
        return style.far() != FarCells.PLAIN
                && IntStream.of(bins)
                        .mapToObj(maps.grids()::get)
                        .flatMapToDouble(grid -> DoubleStream.of(grid.distanceKm()))
                        .anyMatch(distance -> distance > farKm(maps));
    }

    /** The colour scale of a run. */
    static ColourScale scale(LocalTimeMaps maps, FigureStyle style) {
        List<double[]> values = maps.grids().stream().map(TrixelGrid::value).toList();
        return AutomaticScale.of(
                style.colours(),
                values.stream().flatMapToDouble(DoubleStream::of).toArray());
    }
}
