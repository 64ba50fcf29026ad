package org.htmst.hbase.tile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.htmst.grid.Trixel;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.htmst.summary.Summary;
import org.htmst.track.Direction;

/** In which cell of a summary the samples of a tile's cell are: told by samples that stand for all of them. */
final class CellMeaning {

    /** Where all samples of a cell go. */
    enum Place {
        /** Into the cell of the summary with these bins. */
        CELL,
        /** Into none, since they lack what tells, or are outside all bins. */
        NONE,
        /** They do not meet the conditions of the question. */
        LEFT_OUT,
        /** Not all go the same way. */
        VARIOUS
    }

    private static final LonLat ANYWHERE = new LonLat(0, 0);
    private static final double[] NO_VALUES = {Double.NaN, Double.NaN};

    private final TileGrid grid;
    private final SampleQuery query;
    private final Summary summary;
    private final String satellite;
    private final String product;
    private final List<Channel> channels;
    private final int shellPlace;
    private final Channel shell;
    private final Map<Integer, LonLat> centres;

    /** Whether all cells of a day go the same way. */
    private final boolean isOne;

    /** What a cell meant, if they do. */
    private Place known;

    private final long[] bins;
    private final long[] otherBins;

    /**
     * Of the cells of tiles of a satellite and product.
     *
     * @param channels those asked for, as {@link SampleBatch} has them
     * @param shellPlace where among these the channel is by whose values {@link TileGrid#SHELL} tells cells apart; -1 if it was not asked
     * @param shell that channel; null for another grid
     * @param centres of trixels, as far as they were worked out
     */
    CellMeaning(
            TileGrid grid,
            SampleQuery query,
            Summary summary,
            String satellite,
            String product,
            List<Channel> channels,
            int shellPlace,
            Channel shell,
            Map<Integer, LonLat> centres) {
        this.centres = centres;
        this.isOne = grid == TileGrid.PLACE && summary.isAlikeIn(-1);
        this.grid = grid;
        this.query = query;
        this.summary = summary;
        this.satellite = satellite;
        this.product = product;
        this.channels = channels;
        this.shellPlace = shellPlace;
        this.shell = shell;
        this.bins = new long[summary.groups().size()];
        this.otherBins = new long[bins.length];
    }

    /** The bins of the last cell that was a {@link Place#CELL}. */
    long[] bins() {
        return bins;
    }

    /** Where the samples of a cell go; all cells that are asked about have times from {@code firstMs} to {@code lastMs}. */
    Place of(int cell, long firstMs, long lastMs) {
        if (known != null) {
            return known;
        }
        double[] values = grid == TileGrid.PLACE ? NO_VALUES : values(cell);
        boolean isSomewhere = grid == TileGrid.PLACE && !isOne;
        LonLat at =
                isSomewhere ? centres.computeIfAbsent(cell, id -> Trixel.of(id).centre()) : ANYWHERE;
        Place place = of(values, at, firstMs, lastMs);
        known = isOne ? place : null;
        return place;
    }

    /** Two values of L of a cell, between which all others are. */
    private double[] values(int cell) {
        if (cell == TileGrid.NO_SHELL) {
            return NO_VALUES;
        }
        if (cell == TileGrid.FAR_SHELL) {
            return new double[] {above(TileGrid.HIGHEST_SHELL), Float.MAX_VALUE};
        }
        if (cell == TileGrid.NEGATIVE_SHELL) {
            return new double[] {-Float.MAX_VALUE, below(0)};
        }
        double edge = cell / 2 * TileGrid.SHELL_WIDTH;
        return cell % 2 == 0
                ? new double[] {edge, edge}
                : new double[] {above(edge), below(edge + TileGrid.SHELL_WIDTH)};
    }

    private double above(double edge) {
        return shell.type() == ValueType.FLOAT32 ? Math.nextUp((float) edge) : Math.nextUp(edge);
    }

    private double below(double edge) {
        return shell.type() == ValueType.FLOAT32 ? Math.nextDown((float) edge) : Math.nextDown(edge);
    }

    private Place of(double[] shells, LonLat at, long firstMs, long lastMs) {
        SampleBatch batch = batch(shells, at, firstMs, lastMs);
        Place first = of(shells[0], batch, 0, bins);
        for (int i = 1; i < shells.length; i++) {
            if (of(shells[i], batch, i, otherBins) != first || first == Place.CELL && !Arrays.equals(bins, otherBins)) {
                return Place.VARIOUS;
            }
        }
        return first;
    }

    private Place of(double value, SampleBatch batch, int i, long[] into) {
        for (ValueCondition condition : query.where()) {
            if (!condition.alternatives().get(0).test(value, shell.type())) {
                return Place.LEFT_OUT;
            }
        }
        return summary.find(batch, i, Direction.BOTH, into) ? Place.CELL : Place.NONE;
    }

    /** Samples at the first time and the last, by turns, with these values of L. */
    private SampleBatch batch(double[] shells, LonLat at, long firstMs, long lastMs) {
        int n = shells.length;
        long[] timeMs = new long[n];
        double[] lonDeg = new double[n];
        double[] latDeg = new double[n];
        for (int i = 0; i < n; i++) {
            timeMs[i] = i % 2 == 0 ? firstMs : lastMs;
            lonDeg[i] = at.lonDeg();
            latDeg[i] = at.latDeg();
        }
        double[][] values = new double[channels.size()][];
        if (shellPlace >= 0) {
            values[shellPlace] = shells;
        }
        return new SampleBatch(
                satellite, product, ValueType.FLOAT64, timeMs, lonDeg, latDeg, new double[n], channels, values);
    }
}
