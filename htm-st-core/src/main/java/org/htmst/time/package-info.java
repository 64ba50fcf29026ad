/**
 * Time as cells and windows. {@link org.htmst.time.TimeAxis} numbers the cells, {@link org.htmst.time.TimeWindow} is a
 * half-open span, {@link org.htmst.time.TimeScale} turns what other clocks show into UTC, {@link org.htmst.time.LocalTime} and {@link org.htmst.time.LocalTimeWindow} tell the time of day at a place.
 *
 * <p>{@code TimeAxis.window(TimeAxis.cell(t, 12), 12)} is the 2.048 s that hold {@code t}. Times are ms since 1970-01-01 UTC.
 */
package org.htmst.time;
