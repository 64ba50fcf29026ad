package org.htmst.interpolation.map;

import java.awt.image.BufferedImage;
import java.util.function.Predicate;
import org.htmst.interpolation.Provenance;
import org.htmst.interpolation.SamplePoints;
import org.htmst.sphere.LonLat;

/** Draws the samples that a range query answered. */
public final class TrackFigure {

    private TrackFigure() {}

    /**
     * The samples as points coloured by value, on coastlines, with the region asked for standing out.
     *
     * @param points the answer
     * @param region whether a place is in the region, such as {@code region::contains}
     * @param provenance named in title and foot line
     */
    public static BufferedImage draw(
            SamplePoints points, Predicate<LonLat> region, Provenance provenance, FigureStyle style) {
        throw new UnsupportedOperationException("not built yet");
    }
}
