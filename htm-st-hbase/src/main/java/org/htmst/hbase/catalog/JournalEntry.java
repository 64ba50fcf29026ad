package org.htmst.hbase.catalog;

/**
 * A granule's line in the journal.
 *
 * @param granule its number
 * @param slot where it will be live, see {@link Granule#slot}
 * @param fileName the file it was begun for
 * @param firstMs time of its first sample, ms since 1970 UTC
 * @param lastMs time of its last sample
 * @param begunMs when the load began
 * @param deadMs since when it is known not to be live, 0 while it is live or its load may still run
 * @param removing whether its rows are being removed
 */
public record JournalEntry(
        int granule,
        String slot,
        String fileName,
        long firstMs,
        long lastMs,
        long begunMs,
        long deadMs,
        boolean removing) {

    /**
     * The line of a granule.
     *
     * @param deadMs since when it is known not to be live, 0 if it is or may become so
     */
    public static JournalEntry of(Granule granule, long deadMs) {
        return new JournalEntry(
                granule.id(),
                granule.slot(),
                granule.fileName(),
                granule.firstMs(),
                granule.lastMs(),
                granule.loadedMs(),
                deadMs,
                false);
    }

    /** Whether it is known not to be live. */
    public boolean isDead() {
        return deadMs != 0;
    }

    /** The same of a granule that is not live, and has not been since {@code nowMs}, ms since 1970 UTC, or before. */
    public JournalEntry dead(long nowMs) {
        return new JournalEntry(granule, slot, fileName, firstMs, lastMs, begunMs, nowMs, removing);
    }

    /** The same, dead or being removed if {@code other} is, which was noted of the same granule. */
    JournalEntry with(JournalEntry other) {
        return new JournalEntry(
                granule,
                slot,
                fileName,
                firstMs,
                lastMs,
                begunMs,
                Math.max(deadMs, other.deadMs),
                removing || other.removing);
    }

    /** The same of a granule whose rows are being removed. */
    public JournalEntry startRemoval() {
        return new JournalEntry(granule, slot, fileName, firstMs, lastMs, begunMs, deadMs, true);
    }
}
