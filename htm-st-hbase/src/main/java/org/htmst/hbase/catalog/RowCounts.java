package org.htmst.hbase.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many rows of the samples table each code has: what a plan is weighed by, and never what it leaves out, for a killed load may
 * have left its rows uncounted.
 */
public final class RowCounts {

    /** Of a table of which nothing was counted. */
    public static final RowCounts NONE = new RowCounts(new TreeMap<>());

    private final NavigableMap<Long, Long> ofCode;

    RowCounts(NavigableMap<Long, Long> ofCode) {
        this.ofCode = new TreeMap<>(ofCode);
    }

    /** The count of each code that has one. */
    public Map<Long, Long> ofCode() {
        return Collections.unmodifiableMap(ofCode);
    }

    /** About how many rows the codes from {@code first} to {@code end - 1} have. */
    public long between(long first, long end) {
        long rows = 0;
        for (long count : ofCode.subMap(first, end).values()) {
            rows += Math.max(0, count);
        }
        return rows;
    }
}
