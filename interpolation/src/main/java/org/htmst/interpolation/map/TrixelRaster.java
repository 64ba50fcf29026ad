package org.htmst.interpolation.map;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.TrixelGrid;
import org.htmst.sphere.LonLat;

/**
 * The trixel under each pixel of an equirectangular picture: found once and used for all grids of a level.
 *
 * @param widthPx pixels of 360 degrees
 * @param heightPx pixels of 180 degrees
 * @param trixel index of the trixel that holds the middle of each pixel, row by row from the north
 */
record TrixelRaster(int widthPx, int heightPx, int[] trixel) {

    static final Color EMPTY = new Color(0xCF, 0xCF, 0xCF);

    static TrixelRaster of(int level, int widthPx, int heightPx) {
        int[] trixel = new int[widthPx * heightPx];
        int trixels = TrixelGrid.trixels(level);
        IntStream.range(0, heightPx).parallel().forEach(row -> {
            double lat = 90 - (row + 0.5) * 180 / heightPx;
            for (int column = 0; column < widthPx; column++) {
                double lon = (column + 0.5) * 360 / widthPx - 180;
                trixel[row * widthPx + column] =
                        (int) (TrixelId.of(new LonLat(lon, lat).unitVector(), level) - trixels);
            }
        });
        return new TrixelRaster(widthPx, heightPx, trixel);
    }

    BufferedImage paint(TrixelGrid grid, ColourScale scale) {
        BufferedImage picture = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_INT_RGB);
        int[] rgb = new int[grid.size()];
        for (int i = 0; i < rgb.length; i++) {
            double value = grid.value()[i];
            rgb[i] = Double.isNaN(value) ? EMPTY.getRGB() : scale.rgb(value);
        }
        for (int i = 0; i < trixel.length; i++) {
            picture.setRGB(i % widthPx, i / widthPx, rgb[trixel[i]]);
        }
        return picture;
    }
}
