package org.htmst.answer.map;

import java.util.List;
import org.htmst.answer.print.Words;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.time.TimeWindows;

/**
 * The memory that a run may need.
 *
 * @param bytes the most
 * @param advice how to have more, in words
 * @param reserved what of it the form of the output takes
 */
public record MemoryLimit(long bytes, String advice, long reserved) {

    /** Place and value, in columns with room to grow, and once more in the order of trixels with what sorting takes. */
    private static final long BYTES_PER_SAMPLE = 112;

    /** Time, local time, place and value of tracks, and once more in the order of time. */
    private static final long BYTES_PER_TRACKED_SAMPLE = 130;

    /** The mesh that is written beside the values. */
    private static final long BYTES_PER_TRIXEL = 80;

    /** The trixel of a grid's cell, and one number of it on the way into the file. */
    private static final long BYTES_PER_CELL = 20;

    /** A row of a GeoTIFF in one bin, as numbers and deflated. */
    private static final long BYTES_PER_PIXEL_OF_ROW = 10;

    /** The same for {@code bins} maps that are written on {@code grid}. */
    public MemoryLimit forGrid(LonLatGrid grid, int bins) {
        return new MemoryLimit(
                bytes, advice, grid.cells() * BYTES_PER_CELL + (long) grid.columns() * bins * BYTES_PER_PIXEL_OF_ROW);
    }

    /**
     * Checks that a run is likely to fit.
     *
     * @param tracked whether tracks are held, too
     * @throws HtmStException if it is not
     */
    void check(MapRequest request, List<Granule> granules, boolean tracked) {
        long samples = samples(granules, request.times());
        int level = request.parameters().level();
        int bins = request.bins().size();
        long need = samples * (BYTES_PER_SAMPLE + (tracked ? BYTES_PER_TRACKED_SAMPLE : 0))
                + TrixelGrid.trixels(level) * (TrixelGrid.BYTES_PER_TRIXEL * bins + BYTES_PER_TRIXEL)
                + reserved;
        if (need > bytes) {
            throw new HtmStException(
                    Words.count(bins, "map") + " of level " + level + " from up to " + samples + " samples need about "
                            + Words.bytes(need) + " of memory, and the limit is " + Words.bytes(bytes) + "; " + advice
                            + ", or ask for a shorter --time, a lower --level or fewer bins",
                    false);
        }
    }

    /**
     * Checks that {@code what} is likely to fit.
     *
     * @param need bytes
     * @throws HtmStException if it is not
     */
    public void require(String what, long need) {
        if (need + reserved > bytes) {
            throw new HtmStException(
                    what + " need about " + Words.bytes(need + reserved) + " of memory, and the limit is "
                            + Words.bytes(bytes) + "; " + advice,
                    false);
        }
    }

    /** About how many samples of the granules lie in the windows. */
    private static long samples(List<Granule> granules, TimeWindows times) {
        double samples = 0;
        for (Granule granule : granules) {
            double lengthMs = granule.lastMs() - granule.firstMs() + 1.0;
            samples += granule.samplesKept() * times.lengthMs(granule.firstMs(), granule.lastMs() + 1) / lengthMs;
        }
        return Math.round(samples);
    }
}
