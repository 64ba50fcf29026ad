package org.htmst.serve.hapi;

import java.util.List;
import org.htmst.failure.HtmStException;
import org.htmst.query.QueryLimits;
import org.htmst.time.TimeWindow;

/** Where the records of a request come from. A record is the same whatever span it is asked for with. For several threads. */
interface RecordSource {

    /** Disjoint windows in the order of time that hold the times of all records in {@code window}. */
    List<TimeWindow> spans(TimeWindow window);

    /**
     * Whether there are no more than so many samples in a window, if each is a record. Of what samples come to there is never too much.
     *
     * @throws HtmStException if they cannot be counted
     */
    default boolean isWithin(long samples, TimeWindow window, QueryLimits limits) {
        return true;
    }

    /**
     * The records whose times are in a span.
     *
     * @throws HtmStException if they cannot be read
     */
    Records read(TimeWindow span, QueryLimits limits);
}
