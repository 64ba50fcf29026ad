package org.htmst.interpolation.figure;

import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.IntStream;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.Processors;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.projection.MapProjection;
import org.htmst.sphere.LonLat;

/**
 * The cell under each pixel of a picture: found once and used for all grids alike.
 *
 * @param widthPx pixels from left to right
 * @param heightPx pixels from top to bottom
 * @param cell number of the cell that holds the middle of each pixel, row by row from the top; {@link #OUTSIDE} off the map
 */
public record CellRaster(int widthPx, int heightPx, int[] cell) {

    /** The cell of a pixel where there is no map. */
    public static final int OUTSIDE = -1;

    private static final int OPAQUE = 0xFF000000;
    private static final int HATCHING_SHARE = 4;

    /** Finds the cell at a point, in shares of the sides of the picture. Asked from several threads at once. */
    @FunctionalInterface
    public interface CellFinder {
        /** The cell; {@link #OUTSIDE} for none. */
        int at(double x, double y);
    }

    /** The cells of all pixels, which {@code finder} finds. */
    public static CellRaster of(int widthPx, int heightPx, CellFinder finder) {
        int[] cell = new int[widthPx * heightPx];
        return Processors.share(() -> {
            IntStream.range(0, heightPx).parallel().forEach(row -> {
                for (int column = 0; column < widthPx; column++) {
                    cell[row * widthPx + column] = finder.at((column + 0.5) / widthPx, (row + 0.5) / heightPx);
                }
            });
            return new CellRaster(widthPx, heightPx, cell);
        });
    }

    /** The trixels of a level under a projection; cells are indices of a {@link TrixelGrid}. */
    public static CellRaster ofTrixels(int level, MapProjection projection, int widthPx, int heightPx) {
        int trixels = TrixelGrid.trixels(level);
        return of(widthPx, heightPx, (x, y) -> {
            Optional<LonLat> place = projection.place(x, y);
            return place.isEmpty() ? OUTSIDE : (int) (TrixelId.of(place.get().unitVector(), level) - trixels);
        });
    }

    /** A picture of the cells, transparent off the map; hatching repeats every {@code hatchPx} pixels. */
    public BufferedImage paint(CellPaint paint, int hatchPx) {
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_ARGB);
        int linePx = Math.max(1, hatchPx / HATCHING_SHARE);
        for (int i = 0; i < cell.length; i++) {
            if (cell[i] != OUTSIDE) {
                int x = i % widthPx;
                int y = i / widthPx;
                int rgb = paint.rgb()[cell[i]];
                boolean line = paint.hatched()[cell[i]] && (x + y) % hatchPx < linePx;
                picture.setRGB(x, y, OPAQUE | (line ? CellPaint.hatching(rgb) : rgb));
            }
        }
        return picture;
    }
}
