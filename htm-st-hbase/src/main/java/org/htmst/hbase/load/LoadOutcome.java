package org.htmst.hbase.load;

import org.htmst.hbase.catalog.Granule;

/**
 * What a load did.
 *
 * @param kind what changed
 * @param granule the live granule that holds the file now
 */
public record LoadOutcome(Kind kind, Granule granule) {

    /** What changed in the store. */
    public enum Kind {
        /** The file is new. */
        LOADED,
        /** The file took the place of an older version of itself. */
        REPLACED,
        /** The very same bytes were loaded before; nothing changed. */
        UNCHANGED
    }
}
