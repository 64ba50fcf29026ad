package org.htmst.hbase.tile;

/**
 * How often each value of a channel came in each cell of a tile.
 *
 * @param values of the levels, ascending but for those that the channel's model lacks, which come last
 * @param missing of each cell the samples that have no value; null if no cell has any
 * @param flagged of each cell the samples whose value a calibration spoilt; null if no cell has any
 * @param start of each cell where its levels begin; one more for the end of the last
 * @param level places among the values; those of a cell ascend
 * @param count how often each came, 1 at least
 */
record Histograms(double[] values, int[] missing, int[] flagged, int[] start, short[] level, int[] count) {

    /** The samples of a cell that have no value. */
    int missing(int cell) {
        return missing == null ? 0 : missing[cell];
    }

    /** The samples of a cell whose value a calibration spoilt. */
    int flagged(int cell) {
        return flagged == null ? 0 : flagged[cell];
    }

    /** Whether a cell has any value. */
    boolean hasValues(int cell) {
        return start[cell + 1] > start[cell];
    }
}
