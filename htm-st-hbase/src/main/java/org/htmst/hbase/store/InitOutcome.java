package org.htmst.hbase.store;

import org.htmst.time.TimeWindow;

/**
 * What making a store did.
 *
 * @param kind what changed
 * @param regions regions that the samples table has now
 * @param perCell regions asked for in each time cell, or chosen
 * @param window the expected time asked for, or chosen
 */
public record InitOutcome(Kind kind, int regions, int perCell, TimeWindow window) {

    /** What changed in the store. */
    public enum Kind {
        /** The tables are new. */
        MADE,
        /** They were there; some of their regions are split now. */
        SPLIT,
        /** They were there; nothing changed. */
        UNCHANGED
    }
}
