package org.htmst.query;

import org.htmst.failure.HtmStException;

/** Whatever answers questions about samples, always over the same ones. May be asked by several threads. */
public interface SampleSource {

    /**
     * Starts an answer.
     *
     * @throws IllegalArgumentException if no channel, satellite or product is known by a name in the query
     * @throws HtmStException if it cannot be begun
     */
    SampleCursor scan(SampleQuery query, QueryLimits limits);

    /**
     * Adds up an answer without handing it over: how many samples, and of each channel number, sum and extremes of the values.
     *
     * @param limits of these, time and cancellation count
     * @throws IllegalArgumentException as {@link #scan}
     * @throws HtmStException if reading fails or a limit is passed
     */
    Aggregate aggregate(SampleQuery query, QueryLimits limits);
}
