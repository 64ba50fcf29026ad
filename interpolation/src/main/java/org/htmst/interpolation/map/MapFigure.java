package org.htmst.interpolation.map;

import java.awt.image.BufferedImage;
import org.htmst.interpolation.LocalTimeMaps;

/** Draws the maps of a run. */
public final class MapFigure {

    private MapFigure() {}

    /** All bins as panels of one figure with one colour scale. */
    public static BufferedImage allBins(LocalTimeMaps maps, FigureStyle style) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * One bin. Automatic limits are those of all bins, so that the pictures of a run can be compared.
     *
     * @param bin from 0
     */
    public static BufferedImage oneBin(LocalTimeMaps maps, int bin, FigureStyle style) {
        throw new UnsupportedOperationException("not built yet");
    }
}
