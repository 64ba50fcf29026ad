package org.htmst.query;

import org.htmst.failure.HtmStException;
import org.htmst.sample.SampleBatch;

/** An answer on its way. To be used by one thread, and closed. */
public interface SampleCursor extends AutoCloseable {

    /**
     * The next samples, one or more, or null at the end.
     *
     * @throws HtmStException if reading failed or a limit was passed, now or before; the answer is then incomplete
     * @throws IllegalStateException if the cursor is closed
     */
    SampleBatch next();

    /** What was read so far. */
    ScanStatistics statistics();

    /** Stops reading, wherever it is. */
    @Override
    void close();
}
