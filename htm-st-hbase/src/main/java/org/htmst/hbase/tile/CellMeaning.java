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
import org.htmst.summary.Group;
import org.htmst.summary.Summary;
import org.htmst.time.LocalTime;
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
    private final ToldChannels told;
    private final Map<Integer, LonLat> centres;

    /** Of each group whether local time alone tells it. */
    private final boolean[] isOfHours;

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
     * @param told the channels by whose values the grid tells cells apart
     * @param centres of trixels, as far as they were worked out
     */
    CellMeaning(
            TileGrid grid,
            SampleQuery query,
            Summary summary,
            String satellite,
            String product,
            List<Channel> channels,
            ToldChannels told,
            Map<Integer, LonLat> centres) {
        this.centres = centres;
        this.isOne = grid == TileGrid.PLACE && summary.isAlikeIn(-1);
        this.grid = grid;
        this.query = query;
        this.summary = summary;
        this.satellite = satellite;
        this.product = product;
        this.channels = channels;
        this.told = told;
        this.isOfHours = new boolean[summary.groups().size()];
        for (int g = 0; g < isOfHours.length; g++) {
            isOfHours[g] = summary.groups().get(g).isOfLocalTime(HourCells.HOURS);
        }
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
        Place place =
                switch (grid) {
                    case PLACE -> of(NO_VALUES, NO_VALUES, isOne ? ANYWHERE : centre(cell), firstMs, lastMs, null);
                    case SHELL -> of(shells(cell), NO_VALUES, ANYWHERE, firstMs, lastMs, null);
                    case PLACE_HOUR -> ofPlaceHour(cell, firstMs, lastMs);
                    case SHELL_HOUR -> ofShellHour(cell, firstMs, lastMs);
                };
        known = isOne ? place : null;
        return place;
    }

    private LonLat centre(int trixel) {
        return centres.computeIfAbsent(trixel, id -> Trixel.of(id).centre());
    }

    private Place ofPlaceHour(int cell, long firstMs, long lastMs) {
        int span = HourCells.span(cell);
        if (span == HourCells.TORN) {
            return Place.VARIOUS;
        }
        SampleBatch middle = HourCells.middle(span);
        if (query.localTime().isPresent() && !query.localTime().get().contains(LocalTime.of(middle, 0))) {
            return Place.LEFT_OUT;
        }
        return of(NO_VALUES, NO_VALUES, centre(HourCells.trixel(cell)), firstMs, lastMs, middle);
    }

    private Place ofShellHour(int cell, long firstMs, long lastMs) {
        int hour = HourCells.hour(cell);
        if (hour == HourCells.OTHER_HOUR) {
            return Place.VARIOUS;
        }
        double[] hours = hour == HourCells.NO_HOUR ? NO_VALUES : new double[] {hour, below(told.hour(), hour + 1)};
        return of(shells(HourCells.shell(cell)), hours, ANYWHERE, firstMs, lastMs, null);
    }

    /** Two values of L of a cell, between which all others are. */
    private double[] shells(int cell) {
        if (cell == TileGrid.NO_SHELL) {
            return NO_VALUES;
        }
        if (cell == TileGrid.FAR_SHELL) {
            return new double[] {above(told.shell(), TileGrid.HIGHEST_SHELL), Float.MAX_VALUE};
        }
        if (cell == TileGrid.NEGATIVE_SHELL) {
            return new double[] {-Float.MAX_VALUE, below(told.shell(), 0)};
        }
        double edge = cell / 2 * TileGrid.SHELL_WIDTH;
        return cell % 2 == 0
                ? new double[] {edge, edge}
                : new double[] {above(told.shell(), edge), below(told.shell(), edge + TileGrid.SHELL_WIDTH)};
    }

    private static double above(Channel channel, double edge) {
        return channel.type() == ValueType.FLOAT32 ? Math.nextUp((float) edge) : Math.nextUp(edge);
    }

    private static double below(Channel channel, double edge) {
        return channel.type() == ValueType.FLOAT32 ? Math.nextDown((float) edge) : Math.nextDown(edge);
    }

    /**
     * Where samples go between these two.
     *
     * @param middle a sample of their local time; null if no group tells it
     */
    private Place of(double[] shells, double[] hours, LonLat at, long firstMs, long lastMs, SampleBatch middle) {
        SampleBatch batch = batch(shells, hours, at, firstMs, lastMs);
        Place first = of(shells[0], batch, 0, middle, bins);
        Place last = of(shells[1], batch, 1, middle, otherBins);
        return last != first || first == Place.CELL && !Arrays.equals(bins, otherBins) ? Place.VARIOUS : first;
    }

    private Place of(double value, SampleBatch batch, int i, SampleBatch middle, long[] into) {
        for (ValueCondition condition : query.where()) {
            if (!condition.alternatives().get(0).test(value, told.shell().type())) {
                return Place.LEFT_OUT;
            }
        }
        for (int g = 0; g < into.length; g++) {
            Group group = summary.groups().get(g);
            into[g] = isOfHours[g] ? group.bin(middle, 0, Direction.BOTH) : group.bin(batch, i, Direction.BOTH);
            if (into[g] == Group.NONE) {
                return Place.NONE;
            }
        }
        return Place.CELL;
    }

    /** A sample at the first time and one at the last, with these values of L and magnetic local time. */
    private SampleBatch batch(double[] shells, double[] hours, LonLat at, long firstMs, long lastMs) {
        double[][] values = new double[channels.size()][];
        if (told.shellPlace() >= 0) {
            values[told.shellPlace()] = shells;
        }
        if (told.hourPlace() >= 0) {
            values[told.hourPlace()] = hours;
        }
        return new SampleBatch(
                satellite,
                product,
                ValueType.FLOAT64,
                new long[] {firstMs, lastMs},
                new double[] {at.lonDeg(), at.lonDeg()},
                new double[] {at.latDeg(), at.latDeg()},
                new double[2],
                channels,
                values);
    }
}
