package org.htmst.conjunction;

import java.util.List;

/** Goes through the tracks of some objects, a window of time after the other. */
interface Sweep {

    /**
     * Finds what begins in a window, and goes on with what was open at its begin.
     *
     * @param tracks of each object the spans, in order, that may reach into the window, or as near to it as objects may be apart in time
     * @param fromMs the end of the window before
     */
    void advance(List<List<Span>> tracks, long fromMs, long toMs);

    /** Ends what is open. */
    void finish();
}
