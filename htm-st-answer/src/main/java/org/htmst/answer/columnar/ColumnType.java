package org.htmst.answer.columnar;

import java.util.Set;
import org.htmst.sample.ValueType;

/** What the values of a column are, in Arrow and in Parquet. */
public enum ColumnType {
    /** An instant: ms since 1970-01-01 UTC. */
    TIME,
    /** UTF-8. */
    TEXT,
    INT8,
    UINT8,
    INT16,
    UINT16,
    INT32,
    UINT32,
    INT64,
    FLOAT32,
    FLOAT64;

    /** The type of numbers of a file. */
    public static ColumnType of(ValueType type) {
        return valueOf(type.name());
    }

    /** A type that has every number of all {@code types} as it is: theirs if they are one, else 64-bit floating point. */
    public static ColumnType common(Set<ValueType> types) {
        return types.size() == 1 ? of(types.iterator().next()) : FLOAT64;
    }

    /** Whether a {@link RowBlock} has its values as longs. */
    boolean isLong() {
        return this == TIME || this == INT64;
    }
}
