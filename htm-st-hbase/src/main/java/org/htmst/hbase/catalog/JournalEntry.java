package org.htmst.hbase.catalog;

/**
 * A granule's line in the journal.
 *
 * @param granule its number
 * @param fileName the file it was begun for
 * @param firstMs time of its first sample, ms since 1970 UTC
 * @param lastMs time of its last sample
 * @param begunMs when the load began
 * @param deadMs since when it is known not to be live, 0 while it is live or its load may still run
 */
public record JournalEntry(int granule, String fileName, long firstMs, long lastMs, long begunMs, long deadMs) {

    /** The same entry, known dead since {@code nowMs}. */
    public JournalEntry dead(long nowMs) {
        return new JournalEntry(granule, fileName, firstMs, lastMs, begunMs, nowMs);
    }
}
