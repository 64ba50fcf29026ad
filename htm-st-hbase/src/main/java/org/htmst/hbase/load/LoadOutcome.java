package org.htmst.hbase.load;

import java.util.List;
import org.htmst.hbase.catalog.Granule;

/**
 * What a load did.
 *
 * @param kind what changed
 * @param granule the live granule that holds the file now
 * @param notes what else a reader of the file should know: the first rejections of each reason, what is not stored; empty if the
 *     file was not decoded since its very bytes are live under its name
 */
public record LoadOutcome(Kind kind, Granule granule, List<String> notes) {

    public LoadOutcome {
        notes = List.copyOf(notes);
    }

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
