package org.htmst.answer.columnar;

import java.util.List;

/** Rows that wait until there are enough of them to be written, column by column. */
public final class RowBlock {

    /** Stands for no time and no whole number, where one can be missing. */
    public static final long MISSING = Long.MIN_VALUE;

    /** Readers take blocks of some ten thousand rows well. */
    private static final int MOST_ROWS = 1 << 16;

    private static final int FEWEST_ROWS = 1 << 10;

    /** Of all columns together: 16 MB. */
    private static final int MOST_VALUES = 1 << 21;

    private final Object[] columns;
    private final int capacity;
    private int size;

    RowBlock(List<ColumnField> fields) {
        int fitting = Integer.highestOneBit(MOST_VALUES / Math.max(1, fields.size()) | 1);
        capacity = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, fitting));
        columns = fields.stream()
                .map(field -> field.type() == ColumnType.TEXT
                        ? new String[capacity]
                        : field.type().isLong() ? new long[capacity] : (Object) new double[capacity])
                .toArray();
    }

    /** The rows it has, after which the next go. */
    public int size() {
        return size;
    }

    /** How many more rows there is room for. */
    public int room() {
        return capacity - size;
    }

    /** The values of a column of numbers; NaN where there is none. */
    public double[] numbers(int column) {
        return (double[]) columns[column];
    }

    /** The values of a column of times, in ms since 1970-01-01 UTC, or of 64-bit numbers; {@link #MISSING} where there is none. */
    public long[] longs(int column) {
        return (long[]) columns[column];
    }

    /** The values of a column of texts; null where there is none. */
    public String[] texts(int column) {
        return (String[]) columns[column];
    }

    int capacity() {
        return capacity;
    }

    void add(int rows) {
        if (rows > room()) {
            throw new IllegalArgumentException(rows + " rows do not fit; there is room for " + room());
        }
        size += rows;
    }

    void clear() {
        size = 0;
    }
}
