package org.htmst.hbase.tile;

import java.util.List;
import org.htmst.code.CodeLayout;
import org.htmst.sample.Channel;

/** How tiles tell samples apart. */
public enum TileGrid {

    /** By trixels, of {@link #placeLevel}; a cell is the number of the trixel. */
    PLACE,

    /**
     * By the satellite's L shell, in steps of a quarter up to 10. What lies on an edge has a cell of its own, so that no bound there, with it or
     * without, cuts a cell.
     */
    SHELL,

    /** By trixels of level {@value HourCells#PLACE_LEVEL} and {@value HourCells#HOURS} hours of local time, see {@link HourCells}. */
    PLACE_HOUR,

    /** By the cells of {@link #SHELL} and hours of magnetic local time, see {@link HourCells}. */
    SHELL_HOUR;

    /** The width of the cells of {@link #SHELL}. */
    static final double SHELL_WIDTH = 0.25;

    /** The upper edge of the highest of these. */
    static final double HIGHEST_SHELL = 10;

    /** The cell of all L above that. */
    static final int FAR_SHELL = 2 * (int) (HIGHEST_SHELL / SHELL_WIDTH) + 1;

    /** The cell of L below 0. */
    static final int NEGATIVE_SHELL = FAR_SHELL + 1;

    /** The cell of samples without L. */
    static final int NO_SHELL = NEGATIVE_SHELL + 1;

    /** What a product calls the channel that is L, or one of its aliases. */
    public static final String SHELL_CHANNEL = "L_IGRF";

    /** The same of magnetic local time, in hours. */
    public static final String HOUR_CHANNEL = "MLT";

    /** Those that count the samples of a granule's day. */
    static final List<TileGrid> OF_DAYS = List.of(PLACE, SHELL);

    /** Those that count the samples of longer periods. */
    public static final List<TileGrid> OF_PERIODS = List.of(PLACE_HOUR, SHELL_HOUR);

    /** Finer trixels would have too few samples of a day to save anything. */
    private static final int MOST_PLACE_LEVEL = 3;

    private static final TileGrid[] ALL = values();

    /** The level of the trixels of {@link #PLACE}: that of chunks, or coarser. */
    public static int placeLevel(CodeLayout layout) {
        return Math.min(layout.level(), MOST_PLACE_LEVEL);
    }

    /** The number in row keys. */
    public int number() {
        return ordinal();
    }

    /** The grid of a number; null if there is none. */
    public static TileGrid of(int number) {
        return number < ALL.length ? ALL[number] : null;
    }

    /** The cell of {@link #SHELL} of a value of the channel that is L. */
    public static int shell(Channel channel, double value) {
        if (channel.isMissing(value)) {
            return NO_SHELL;
        }
        if (value < 0 || value > HIGHEST_SHELL) {
            return value < 0 ? NEGATIVE_SHELL : FAR_SHELL;
        }
        // Exact, for a step is a power of two.
        double steps = value / SHELL_WIDTH;
        return 2 * (int) steps + (steps == (int) steps ? 0 : 1);
    }
}
