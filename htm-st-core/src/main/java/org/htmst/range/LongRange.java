package org.htmst.range;

import java.io.Serializable;

/**
 * The longs from {@code first} to before {@code end}; never empty.
 *
 * @param first the least
 * @param end the first one after it, greater than {@code first}
 */
public record LongRange(long first, long end) implements Serializable {

    public LongRange {
        if (first >= end) {
            throw new IllegalArgumentException(
                    "range " + first + " to " + end + " is empty; the end must be greater than the first");
        }
    }

    /** How many longs it holds. */
    public long size() {
        return end - first;
    }

    /** Whether {@code first <= value < end}. */
    public boolean contains(long value) {
        return value >= first && value < end;
    }
}
