package org.htmst.hbase.tile;

import java.util.List;
import java.util.stream.IntStream;
import org.htmst.grid.TrixelId;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.htmst.time.LocalTime;

/** How the cells of grids that tell hours are numbered: by place or shell, and then by hours. */
final class HourCells {

    /** The level of the trixels of {@link TileGrid#PLACE_HOUR}. */
    static final int PLACE_LEVEL = 4;

    /** The length of its spans of local time. */
    static final int HOURS = 3;

    /** Where its hours are not of one mind: rounded to hours a local time is in another span than to the picosecond. */
    static final int TORN = 24 / HOURS;

    private static final int SPANS = TORN + 1;

    /** More than the number of any of its cells. */
    static final int PLACE_CELLS = (16 << 2 * PLACE_LEVEL) * SPANS;

    /** In place of an hour of {@link TileGrid#SHELL_HOUR}: the sample has no magnetic local time. */
    static final int NO_HOUR = 25;

    /** Likewise: it is not 0 to 25, the end excluded. Files round some to 24. */
    static final int OTHER_HOUR = 26;

    private static final int SHELL_HOURS = OTHER_HOUR + 1;

    /** More than the number of any of its cells. */
    static final int SHELL_CELLS = (TileGrid.NO_SHELL + 1) * SHELL_HOURS;

    /** Of each span of local time a sample in its middle. */
    private static final List<SampleBatch> MIDDLES = IntStream.range(0, TORN)
            .mapToObj(span -> new SampleBatch(
                    "",
                    "",
                    ValueType.FLOAT64,
                    new long[] {(2 * span + 1) * HOURS * 1_800_000L},
                    new double[1],
                    new double[1],
                    new double[1],
                    List.of(),
                    new double[0][]))
            .toList();

    private HourCells() {}

    /**
     * The cell of {@link TileGrid#PLACE_HOUR} of sample {@code i}.
     *
     * @param trixel of its level, in which it is
     */
    static int place(long trixel, SampleBatch batch, int i) {
        long local = LocalTime.of(batch, i);
        int span = (int) (local / (HOURS * LocalTime.HOUR));
        boolean isTorn = span != (int) (LocalTime.hours(local) / HOURS);
        return (int) trixel * SPANS + (isTorn ? TORN : span);
    }

    /** The trixel in which sample {@code i} is. */
    static long trixel(SampleBatch batch, int i) {
        return TrixelId.of(new LonLat(batch.lonDeg()[i], batch.latDeg()[i]).unitVector(), PLACE_LEVEL);
    }

    /** The trixel of a cell of {@link TileGrid#PLACE_HOUR}. */
    static int trixel(int cell) {
        return cell / SPANS;
    }

    /** The span of local time of such a cell, or {@link #TORN}. */
    static int span(int cell) {
        return cell % SPANS;
    }

    /** A sample in the middle of a span of local time. */
    static SampleBatch middle(int span) {
        return MIDDLES.get(span);
    }

    /** The cell of {@link TileGrid#SHELL_HOUR} of a sample that is in a cell of {@link TileGrid#SHELL}. */
    static int shell(int shell, Channel channel, double hour) {
        int of = channel.isMissing(hour) ? NO_HOUR : hour >= 0 && hour < NO_HOUR ? (int) hour : OTHER_HOUR;
        return shell * SHELL_HOURS + of;
    }

    /** The cell of {@link TileGrid#SHELL} that holds one of {@link TileGrid#SHELL_HOUR}. */
    static int shell(int cell) {
        return cell / SHELL_HOURS;
    }

    /** The hour of such a cell, {@link #NO_HOUR} or {@link #OTHER_HOUR}. */
    static int hour(int cell) {
        return cell % SHELL_HOURS;
    }
}
