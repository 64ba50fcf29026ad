package org.htmst.hbase.tile;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.htmst.summary.Distribution;
import org.htmst.summary.Summary;

/** The counts of the channels that are summarized, of one day or longer period. */
final class DayCounts {

    private final Tile tile;
    private final IntPredicate told;

    /** Null of a channel that the product lacks. */
    private final Histograms[] channels;

    /** Of each of these and each level, what is not in the summary yet. */
    private final int[][] counts;

    /** Of each channel the lowest level of which there is something, and the one behind the highest: of many cells few levels came. */
    private final int[] low;

    private final int[] high;

    private long samples;

    /**
     * @param tile any of them
     * @param told whether the samples of a cell have a value that was asked for beside those that are counted
     */
    DayCounts(Tile tile, int channels, IntPredicate told) {
        this.tile = tile;
        this.told = told;
        this.channels = new Histograms[channels];
        this.counts = new int[channels][];
        this.low = new int[channels];
        this.high = new int[channels];
    }

    void set(int channel, Histograms histograms) {
        channels[channel] = histograms;
        counts[channel] = new int[histograms.values().length];
    }

    /** How many samples were added. */
    long samples() {
        return samples;
    }

    /**
     * Adds all cells that are inside, or, where that would not be what the samples come to, none.
     *
     * @return whether they were added
     */
    boolean addTo(Summary summary, CellMeaning meaning, IntPredicate inside) {
        CellMeaning.Place[] places = new CellMeaning.Place[tile.size()];
        long[] answering = new long[tile.size()];
        long[][] bins = new long[tile.size()][];
        for (int i = 0; i < tile.size(); i++) {
            int cell = tile.cell(i);
            places[i] =
                    inside.test(cell) ? meaning.of(cell, tile.firstMs(), tile.lastMs()) : CellMeaning.Place.LEFT_OUT;
            if (places[i] != CellMeaning.Place.LEFT_OUT) {
                answering[i] = answering(i);
                bins[i] = places[i] == CellMeaning.Place.CELL ? meaning.bins().clone() : null;
                if (places[i] == CellMeaning.Place.VARIOUS || answering[i] < 0) {
                    return false;
                }
            }
        }
        add(summary, places, answering, bins);
        return true;
    }

    private void add(Summary summary, CellMeaning.Place[] places, long[] answering, long[][] bins) {
        long[] last = null;
        for (int i = 0; i < places.length; i++) {
            if (places[i] != CellMeaning.Place.LEFT_OUT && answering[i] > 0) {
                samples += answering[i];
                if (bins[i] == null) {
                    summary.addOutside(answering[i]);
                } else {
                    if (last != null && !Arrays.equals(last, bins[i])) {
                        settle(summary.cell(last));
                    }
                    last = bins[i];
                    count(i);
                }
            }
        }
        if (last != null) {
            settle(summary.cell(last));
        }
    }

    /** Counts the levels of a cell, which go with those before into one cell of the summary. */
    private void count(int cell) {
        for (int c = 0; c < channels.length; c++) {
            Histograms own = channels[c];
            if (own != null && own.hasValues(cell)) {
                int from = own.start()[cell];
                int to = own.start()[cell + 1];
                for (int at = from; at < to; at++) {
                    counts[c][own.level()[at]] += own.count()[at];
                }
                boolean isFirst = low[c] == high[c];
                low[c] = isFirst ? own.level()[from] : Math.min(low[c], own.level()[from]);
                high[c] = Math.max(high[c], own.level()[to - 1] + 1);
            }
        }
    }

    /** Adds what was counted since the last time. */
    private void settle(Distribution[] into) {
        for (int c = 0; c < channels.length; c++) {
            for (int level = low[c]; level < high[c]; level++) {
                if (counts[c][level] > 0) {
                    into[c].add(channels[c].values()[level], counts[c][level]);
                    counts[c][level] = 0;
                }
            }
            low[c] = 0;
            high[c] = 0;
        }
    }

    /** How many samples of a cell have a value of any channel asked for; -1 if the counts do not tell. */
    private long answering(int cell) {
        if (told.test(tile.cell(cell))) {
            return tile.samples(cell);
        }
        long most = 0;
        int some = 0;
        for (Histograms own : channels) {
            if (own != null && own.hasValues(cell)) {
                some++;
                most = Math.max(most, tile.samples(cell) - own.missing(cell) - own.flagged(cell));
            }
        }
        return some < 2 || most == tile.samples(cell) ? most : -1;
    }
}
