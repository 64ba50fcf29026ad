package org.htmst.interpolation.figure;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.Predicate;
import org.htmst.interpolation.projection.MapProjection;
import org.htmst.sphere.LonLat;

/** The ground of a picture of tracks: a region light inside its border, the rest darker. */
public final class RegionShade {

    static final Color INSIDE = new Color(0xF4, 0xF4, 0xF4);
    static final Color OUTSIDE = new Color(0xC8, 0xCB, 0xD0);

    private static final Color BORDER = new Color(0xC2, 0x18, 0x5B);

    private RegionShade() {}

    /** The ground, transparent off the map; the border is {@code borderPx} wide, inside the region. */
    public static BufferedImage of(
            Predicate<LonLat> region, MapProjection projection, int widthPx, int heightPx, int borderPx) {
        CellRaster raster = CellRaster.of(widthPx, heightPx, (x, y) -> projection
                .place(x, y)
                .map(place -> region.test(place) ? 1 : 0)
                .orElse(CellRaster.OUTSIDE));
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < raster.cell().length; i++) {
            int cell = raster.cell()[i];
            if (cell != CellRaster.OUTSIDE) {
                int column = i % widthPx;
                int row = i / widthPx;
                Color colour = cell == 0 ? OUTSIDE : isBorder(raster, row, column, borderPx) ? BORDER : INSIDE;
                picture.setRGB(column, row, colour.getRGB());
            }
        }
        return picture;
    }

    /** Whether a pixel inside the region has one outside it within {@code reach}. */
    private static boolean isBorder(CellRaster raster, int row, int column, int reach) {
        for (int r = Math.max(0, row - reach); r <= Math.min(raster.heightPx() - 1, row + reach); r++) {
            int first = Math.max(0, column - reach);
            int last = Math.min(raster.widthPx() - 1, column + reach);
            for (int c = first; c <= last; c++) {
                boolean near = (r - row) * (r - row) + (c - column) * (c - column) <= reach * reach;
                if (near && raster.cell()[r * raster.widthPx() + c] == 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
