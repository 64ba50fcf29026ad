package org.htmst.bench.keys;

/**
 * How much of a table of one row a sample a query reads.
 *
 * @param cover what is read
 * @param rows how many rows that is
 * @param answered how many of them answer
 */
record RowCount(RowCover cover, long rows, long answered) {

    /** Rows read for one that answers; NaN if none answers. */
    double rowsForOne() {
        return answered == 0 ? Double.NaN : rows / (double) answered;
    }
}
