package org.htmst.hbase.tile;

import java.util.Arrays;
import java.util.Optional;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.sample.Channel;

/**
 * The channels by whose values cells are told apart.
 *
 * @param shell that which is L; null if cells are of another grid
 * @param shellPlace its place among those asked for; -1 if it was not
 * @param hour that which is magnetic local time, likewise
 * @param hourPlace its place
 */
record ToldChannels(Channel shell, int shellPlace, Channel hour, int hourPlace) {

    /** Of grids of places. */
    static final ToldChannels NONE = new ToldChannels(null, -1, null, -1);

    /**
     * Those of cells of a product, if they are what the question tells samples apart by, and sets conditions to: to L alone.
     *
     * @param summarized how many channels are; others that were asked for tell groups
     * @param shell the number of the channel that is L; 0 if there is none
     * @param hour likewise of that which is magnetic local time
     */
    static Optional<ToldChannels> find(ProductColumns columns, int summarized, int shell, int hour) {
        boolean isTested = Arrays.stream(columns.whereColumn())
                .allMatch(alternatives -> columns.columns().get(alternatives[0]).number() == shell);
        int shellPlace = -1;
        int hourPlace = -1;
        for (int place = summarized; place < columns.askedColumn().length; place++) {
            int column = columns.askedColumn()[place];
            int number = column < 0 ? 0 : columns.columns().get(column).number();
            if (number == 0 || number != shell && number != hour) {
                return Optional.empty();
            }
            shellPlace = number == shell ? place : shellPlace;
            hourPlace = number == hour ? place : hourPlace;
        }
        return isTested
                ? Optional.of(new ToldChannels(channel(columns, shell), shellPlace, channel(columns, hour), hourPlace))
                : Optional.empty();
    }

    private static Channel channel(ProductColumns columns, int number) {
        return columns.columns().stream()
                .filter(entry -> entry.number() == number)
                .map(ChannelEntry::channel)
                .findFirst()
                .orElse(null);
    }

    /** Whether the samples of a cell of {@link TileGrid#SHELL} have a value of one that was asked for. */
    boolean hasValue(int cell) {
        return shellPlace >= 0 && cell != TileGrid.NO_SHELL;
    }

    /** Whether the samples of a cell of {@link TileGrid#SHELL_HOUR} have a value of one that was asked for. */
    boolean hasValueOfAny(int cell) {
        return hasValue(HourCells.shell(cell)) || hourPlace >= 0 && HourCells.hour(cell) != HourCells.NO_HOUR;
    }
}
