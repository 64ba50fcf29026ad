/**
 * Half-open ranges of longs and their algebra: {@link org.htmst.range.LongRange} is one, {@link org.htmst.range.RangeSet} is a
 * set of longs held as sorted, disjoint ranges.
 *
 * <p>{@code RangeSet.of(List.of(new LongRange(0, 4), new LongRange(4, 6)))} is the one range 0 to 6.
 */
package org.htmst.range;
