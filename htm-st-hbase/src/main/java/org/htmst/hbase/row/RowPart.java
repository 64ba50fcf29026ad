package org.htmst.hbase.row;

import java.util.List;

/** A part of the rows to be read, in the order of the keys. */
sealed interface RowPart {

    /**
     * Rows that were kept.
     *
     * @param day where
     */
    record Found(RowDay day, List<RowCells> rows) implements RowPart {}

    /**
     * A stretch of the table that the servers are to be asked for.
     *
     * @param start its first row, or a prefix of it
     * @param stop the first row after, or a prefix of it; empty for the end of the table
     * @param days of it that are to be kept, in the order of the keys
     */
    record Asked(byte[] start, byte[] stop, List<RowDay> days) implements RowPart {}
}
